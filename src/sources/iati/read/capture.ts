import { attributeValue } from "../xml/attributes.ts";
import { decodeText } from "../xml/references.ts";
import type { XmlReader } from "../xml/scan.ts";
import type { Node } from "./plan.ts";
import type { Reading } from "./reading.ts";
import { keepExtension } from "./set-aside.ts";

const longest = 16 << 20; // characters of one element; what is beyond is counted, not kept

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (one) => (one === "&" ? "&amp;" : one === "<" ? "&lt;" : one === ">" ? "&gt;" : "&quot;"));
}

function keep(reading: Reading, text: string): void {
  reading.captureBytes += text.length;
  if (reading.captureBytes <= longest) reading.capture.push(text);
}

function openTag(reading: Reading, name: string, reader: XmlReader): void {
  const { attributes } = reader;
  const parts = [`<${name}`];
  for (let index = 0; index < attributes.count; index++)
    parts.push(` ${reader.names.texts[attributes.names[index] ?? 0] ?? ""}="${escape(attributeValue(attributes, index))}"`);
  parts.push(">");
  keep(reading, parts.join(""));
}

/** Begins to keep an element that is not of the standard, with all that is in it. It is not entered. */
export function beginCapture(reading: Reading, node: Node, name: string, reader: XmlReader): void {
  reading.captured = 1;
  reading.capture = [];
  reading.captureBytes = 0;
  reading.captureNode = node;
  reading.captureName = name;
  reading.captureNamespace = reader.namespace;
  openTag(reading, name, reader);
}

/** Takes the opening of an element into what is kept of foreign text. */
export function captureOpen(reading: Reading, name: string, reader: XmlReader): void {
  reading.captured++;
  openTag(reading, name, reader);
}

/** Takes its text. */
export function captureText(reading: Reading, bytes: Uint8Array, range: { start: number; end: number; references: boolean }): void {
  keep(reading, escape(decodeText(bytes, range.start, range.end, range.references)));
}

/** Takes its end; what was kept is whole with the outermost. */
export function captureClose(reading: Reading, name: string): void {
  keep(reading, `</${name}>`);
  reading.captured--;
  if (reading.captured > 0) return;
  keepExtension(reading, {
    element: reading.captureNode?.path ?? "",
    kind: "element",
    namespace: reading.captureNamespace,
    name: reading.captureName,
    text: reading.captureBytes <= longest ? reading.capture.join("") : "",
  });
  reading.capture = [];
}
