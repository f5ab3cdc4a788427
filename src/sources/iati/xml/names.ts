/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is one that this file has given out or bounded */
import { isQualifiedName } from "./characters.ts";
import { XmlFault } from "./fault.ts";
import type { XmlLimits } from "./limits.ts";

/** What a name asks of the reader beyond being itself. */
export const nameKind = { plain: 0, prefixed: 1, namespace: 2, xml: 4 } as const;

/** Bytes that are held, and a view of the same. At least four more than may be read can be looked at. */
export type Held = { readonly bytes: Buffer; readonly view: DataView };

/**
 * The different names of a document, numbered 0, 1, 2 … in the order in which they were met. Elements and attributes share the numbers.
 * A name is checked once, when it is met first.
 */
export type NameTable = {
  readonly limits: XmlLimits;
  namesBytes: number; // of the names met
  count: number;
  readonly texts: string[];
  readonly prefixes: string[]; // the part before the colon; empty where there is none
  readonly ids: Map<string, number>;
  bytes: Buffer; // all names, one after the other, in UTF-8; each begins at a multiple of four and is filled up with zeros
  words: Int32Array; // the same bytes, four at a time
  starts: Int32Array; // where name i begins in `words`; the next begins behind it
  lengths: Int32Array; // in bytes
  kinds: Uint8Array; // nameKind
  stamps: Uint32Array; // the last start tag in which the name was an attribute
  elementAfter: Int32Array; // the element that last opened after this one did: most likely it does so again
  attributeAfter: Int32Array; // the same for the attribute that follows this element's name or this attribute
  readonly quick: Int32Array; // a cache in front of `ids`, by a cheap hash: id + 1, or 0
};

const quickMask = 4095;
const quickSteps = 4;

/** A table that knows these names already, under the numbers 0, 1, 2 … */
export function createNames(known: readonly string[], limits: XmlLimits): NameTable {
  const table: NameTable = {
    limits,
    namesBytes: 0,
    count: 0,
    texts: [],
    prefixes: [],
    ids: new Map(),
    ...roomForBytes(1 << 14),
    starts: new Int32Array(1 << 10),
    lengths: new Int32Array(1 << 10),
    kinds: new Uint8Array(1 << 10),
    stamps: new Uint32Array(1 << 10),
    elementAfter: new Int32Array(1 << 10),
    attributeAfter: new Int32Array(1 << 10),
    quick: new Int32Array(quickMask + 1),
  };
  for (const name of known) addName(table, name);
  return table;
}

function roomForBytes(size: number): Pick<NameTable, "bytes" | "words"> {
  const buffer = new ArrayBuffer(size);
  return { bytes: Buffer.from(buffer), words: new Int32Array(buffer) };
}

/** The bytes that count of a word of which only the first 0, 1, 2 or 3 belong to a name: they are the first in the order of this machine. */
const restMasks = [0, 1, 2, 3].map((rest) => new Int32Array(Uint8Array.from([0, 1, 2, 3], (at) => (at < rest ? 0xff : 0)).buffer)[0]!);
const isLittleEndian = restMasks[1] === 0xff;

/** Whether the name stands at `start` of the bytes that `view` shows; what follows it there may make it another one. */
export function isNameAt(table: NameTable, id: number, view: DataView, start: number): boolean {
  const { words } = table;
  const length = table.lengths[id]!;
  let word = table.starts[id]!;
  let at = start;
  for (const full = word + (length >> 2); word < full; word++, at += 4) if (words[word] !== view.getInt32(at, isLittleEndian)) return false;
  return (length & 3) === 0 || words[word] === (view.getInt32(at, isLittleEndian) & restMasks[length & 3]!);
}

/** The number of the name at start..end of `bytes`, which `view` shows, too. Throws a fault where it is no name, or one too many. */
export function internName(table: NameTable, { bytes, view }: Held, start: number, end: number): number {
  const length = end - start;
  const hash =
    (bytes[start]! + (bytes[end - 1]! << 5) + (bytes[(start + end) >> 1]! << 3) + (bytes[start + (length >> 2)]! << 7)) ^ (length << 2);
  for (let step = 0; step < quickSteps; step++) {
    const id = table.quick[(hash + step) & quickMask]! - 1;
    if (id < 0) break;
    if (table.lengths[id] === length && isNameAt(table, id, view, start)) return id;
  }
  if (length > table.limits.nameCharacters * 4) throw new XmlFault("name-over-limit", start);
  const id = internText(table, bytes.toString("utf8", start, end), start);
  // The first free place of four, else the first of them: two names that share a place still find each other.
  let place = hash & quickMask;
  for (let step = 0; step < quickSteps; step++) {
    if (table.quick[(hash + step) & quickMask] !== 0) continue;
    place = (hash + step) & quickMask;
    break;
  }
  table.quick[place] = id + 1;
  return id;
}

/** The number of a name. Throws a fault for `index` of the buffer where it is no name, or one too many. */
export function internText(table: NameTable, text: string, index: number): number {
  const id = table.ids.get(text);
  if (id !== undefined) return id;
  const { limits } = table;
  if (text.length > limits.nameCharacters && Array.from(text).length > limits.nameCharacters) throw new XmlFault("name-over-limit", index);
  if (!isQualifiedName(text)) throw new XmlFault("name-broken", index, text.slice(0, 100));
  table.namesBytes += Buffer.byteLength(text);
  if (table.namesBytes > limits.namesBytes) throw new XmlFault("names-over-limit", index);
  return addName(table, text);
}

function addName(table: NameTable, text: string): number {
  const id = table.count++;
  if (id + 2 > table.starts.length) grow(table);
  const name = Buffer.from(text);
  const start = table.starts[id]!;
  const next = start + ((name.length + 3) >> 2);
  if (next > table.words.length) {
    const more = roomForBytes(Math.max(table.bytes.length * 2, next * 4));
    more.words.set(table.words);
    Object.assign(table, more);
  }
  table.bytes.set(name, start * 4);
  table.starts[id + 1] = next;
  table.lengths[id] = name.length;
  table.texts.push(text);
  table.ids.set(text, id);
  const prefix = prefixOf(text);
  table.prefixes.push(prefix);
  table.kinds[id] =
    text === "xmlns" || prefix === "xmlns"
      ? nameKind.namespace
      : prefix === "xml"
        ? nameKind.xml
        : prefix === ""
          ? nameKind.plain
          : nameKind.prefixed;
  return id;
}

function grow(table: NameTable): void {
  const size = table.starts.length * 2;
  for (const part of ["starts", "lengths", "elementAfter", "attributeAfter"] as const) {
    const more = new Int32Array(size);
    more.set(table[part]);
    table[part] = more;
  }
  const kinds = new Uint8Array(size);
  kinds.set(table.kinds);
  table.kinds = kinds;
  const stamps = new Uint32Array(size);
  stamps.set(table.stamps);
  table.stamps = stamps;
}

function prefixOf(text: string): string {
  const colon = text.indexOf(":");
  return colon < 0 ? "" : text.slice(0, colon);
}

/** The part after the colon; the whole where there is none. */
export function localPart(text: string): string {
  return text.slice(text.indexOf(":") + 1);
}
