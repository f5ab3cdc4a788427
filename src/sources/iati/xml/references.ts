/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the bytes held; behind them stands the sentinel */
import { isCharacter, isPlainName, nameByte } from "./characters.ts";
import { XmlFault } from "./fault.ts";

/** The five entities that every document has (4.6). There are no others: documents that declare some are refused. */
const entities = [
  { name: "amp;", text: "&" },
  { name: "lt;", text: "<" },
  { name: "gt;", text: ">" },
  { name: "quot;", text: '"' },
  { name: "apos;", text: "'" },
] as const;
const longestName = 100; // of an entity, as far as anyone wants to know which one it was

/** Checks the reference whose `&` stands at `start`. Returns the index behind its `;`, or -1 where `end` comes first. */
export function scanReference(bytes: Uint8Array, start: number, end: number): number {
  let at = start + 1;
  // Most are &amp;
  if (bytes[at] === 0x61 && bytes[at + 1] === 0x6d && bytes[at + 2] === 0x70 && bytes[at + 3] === 0x3b && at + 3 < end) return at + 4;
  if (bytes[at] === 0x23 && at < end) return scanCharacterReference(bytes, start, end);
  while (at < end && at - start < longestName && nameByte[bytes[at]!] === 1) at++;
  if (at >= end) return -1;
  if (bytes[at] !== 0x3b) throw new XmlFault("reference-broken", start);
  const name = Buffer.from(bytes.buffer, bytes.byteOffset + start + 1, at - start).toString("utf8");
  if (entities.some((one) => one.name === name)) return at + 1;
  const plain = name.slice(0, -1);
  throw isPlainName(plain) ? new XmlFault("entity-unknown", start, plain) : new XmlFault("reference-broken", start);
}

function scanCharacterReference(bytes: Uint8Array, start: number, end: number): number {
  const isHex = bytes[start + 2] === 0x78;
  let code = 0;
  let at = start + (isHex ? 3 : 2);
  const first = at;
  for (; at < end && bytes[at] !== 0x3b; at++) {
    const digit = digitOf(bytes[at]!, isHex);
    if (digit < 0) throw new XmlFault("reference-broken", start);
    code = Math.min(code * (isHex ? 16 : 10) + digit, 0x110000);
  }
  if (at >= end) return -1;
  if (at === first) throw new XmlFault("reference-broken", start);
  if (!isCharacter(code)) throw new XmlFault("reference-to-no-character", start);
  return at + 1;
}

function digitOf(byte: number, isHex: boolean): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return isHex && letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function resolve(reference: string): string {
  if (!reference.startsWith("&#")) return entities.find(({ name }) => name === reference.slice(1))?.text ?? reference;
  const isHex = reference[2] === "x";
  return String.fromCodePoint(Number.parseInt(reference.slice(isHex ? 3 : 2), isHex ? 16 : 10));
}

/** What character data says: references resolved, line ends as line feeds (2.11). The bytes have been checked by the reader. */
export function decodeText(bytes: Uint8Array, start: number, end: number, references: boolean): string {
  const text = toText(bytes, start, end);
  return references ? text.replace(/\r\n?|&[^;]+;/g, (one) => (one.startsWith("\r") ? "\n" : resolve(one))) : text;
}

/** What an attribute says: references resolved, line ends and tabs as spaces (2.11, 3.3.3; all attributes are CDATA). */
export function decodeAttribute(bytes: Uint8Array, start: number, end: number, references: boolean): string {
  const text = toText(bytes, start, end);
  return references ? text.replace(/\r\n|[\t\n\r]|&[^;]+;/g, (one) => (one.startsWith("&") ? resolve(one) : " ")) : text;
}

function toText(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8");
}
