import { attributeValue } from "../xml/attributes.ts";
import { decodeText } from "../xml/references.ts";
import type { XmlHandler, XmlReader } from "../xml/scan.ts";
import { isBlankByte, trim } from "../read/values.ts";
import type { RecordAttribute, RecordNode } from "./record.ts";

/** How much of one activity or organisation is held; what has more is not checked. */
export type RecordLimits = {
  readonly parts: number; // elements and attributes
  readonly characters: number; // of all texts and values together
};

const longestText = 4_096; // characters kept of one text or value: no value of the standard is longer

export const recordLimits: RecordLimits = { parts: 300_000, characters: 32 << 20 };

/** Receives the records of a file, one at a time. */
export type RecordReceiver = {
  root(node: RecordNode): void;
  /** A whole record. It is not held afterwards. */
  record(node: RecordNode, hasNarrative: boolean): void;
  /** A record with more than the limits. */
  tooLarge(line: number): void;
  /** Something else that stands directly in the root. */
  other(node: RecordNode): void;
};

type Open = {
  name: string;
  namespace: string | null;
  path: string;
  line: number;
  attributes: RecordAttribute[];
  text: string;
  children: RecordNode[];
};

const rootRecords: Readonly<Record<string, string>> = { "iati-activities": "iati-activity", "iati-organisations": "iati-organisation" };
const keptPaths = 20_000; // paths that are made once; a file with more different ones gets the rest anew

/** Builds the records of a document as trees, and lets go of each when it ends. */
export class RecordReader {
  private readonly receiver: RecordReceiver;
  private readonly limits: RecordLimits;
  private depth = 0;
  private readonly stack: Open[] = [];
  private skipFrom = 0; // depth below which nothing is kept, or 0
  private tooLargeFrom = 0; // line of the record that is given up, or 0
  private parts = 0;
  private characters = 0;
  private hasNarrative = false;
  private recordName = "";
  private readonly paths = new Map<string, Map<string, string>>();
  private pathCount = 0;

  constructor(receiver: RecordReceiver, limits: RecordLimits = recordLimits) {
    this.receiver = receiver;
    this.limits = limits;
  }

  /** What the XML reader calls. */
  readonly handler: XmlHandler = {
    open: (element, reader) => {
      this.open(reader.names.texts[element] ?? "", reader);
    },
    text: (bytes, start, end, references) => {
      if (this.skipFrom === 0 && this.stack.length > 0) this.text(bytes, { start, end, references });
    },
    close: () => {
      this.close();
    },
  };

  private open(name: string, reader: XmlReader): void {
    this.depth++;
    if (this.skipFrom > 0) return;
    if (this.depth === 1) {
      this.recordName = reader.namespace === null ? (rootRecords[name] ?? "") : "";
      this.receiver.root({ ...this.toNode(name, name, reader), children: [] });
      if (this.recordName === "") this.skipFrom = 1;
      return;
    }
    const parent = this.stack.at(-1);
    const node = this.toNode(name, parent === undefined ? name : this.pathOf(parent.path, name), reader);
    if (this.depth === 2) {
      this.parts = 0;
      this.characters = 0;
      this.hasNarrative = false;
      if (name !== this.recordName || node.namespace !== null) {
        this.receiver.other(node);
        this.skipFrom = 2;
        return;
      }
    }
    this.parts += 1 + node.attributes.length;
    if (this.parts > this.limits.parts || this.characters > this.limits.characters) {
      this.giveUp(this.stack[0]?.line ?? node.line);
      return;
    }
    if (node.namespace === null && name === "narrative") this.hasNarrative = true;
    parent?.children.push(node);
    if (node.namespace === null) this.stack.push(node);
    else this.skipFrom = this.depth; // what is within is not of the standard
  }

  private giveUp(line: number): void {
    this.tooLargeFrom = line;
    this.stack.length = 0;
    this.skipFrom = 2;
  }

  private toNode(name: string, path: string, reader: XmlReader): Open {
    const { attributes } = reader;
    const kept: RecordAttribute[] = [];
    for (let index = 0; index < attributes.count; index++) {
      const called = reader.names.texts[attributes.names[index] ?? 0] ?? "";
      if (called === "xmlns" || called.startsWith("xmlns:")) continue;
      const value = attributeValue(attributes, index).slice(0, longestText);
      this.characters += value.length;
      kept.push({ name: called, value });
    }
    return { name, namespace: reader.namespace, path, line: reader.line, attributes: kept, text: "", children: [] };
  }

  private text(bytes: Uint8Array, { start, end, references }: { start: number; end: number; references: boolean }): void {
    const node = this.stack.at(-1);
    if (node === undefined || node.text.length >= longestText) return;
    let at = start;
    while (at < end && isBlankByte(bytes[at] ?? 0)) at++;
    // Most texts are the white space between elements.
    const piece = at === end ? " " : decodeText(bytes, start, end, references);
    node.text = `${node.text}${piece}`.slice(0, longestText);
    this.characters += piece.length;
  }

  private close(): void {
    const { depth } = this;
    this.depth--;
    if (this.skipFrom > 0) {
      if (depth !== this.skipFrom) return;
      this.skipFrom = 0;
      if (this.tooLargeFrom > 0) this.receiver.tooLarge(this.tooLargeFrom);
      this.tooLargeFrom = 0;
      return;
    }
    const node = this.stack.pop();
    if (node === undefined) return;
    if (node.children.length > 0 && trim(node.text) === "") node.text = "";
    if (depth === 2) this.receiver.record(node, this.hasNarrative);
  }

  private pathOf(parent: string, name: string): string {
    let below = this.paths.get(parent);
    let path = below?.get(name);
    if (path !== undefined) return path;
    path = `${parent}/${name}`;
    if (this.pathCount++ >= keptPaths) return path;
    if (below === undefined) this.paths.set(parent, (below = new Map<string, string>()));
    below.set(name, path);
    return path;
  }
}
