import { type XmlAttributes, createAttributes } from "./attributes.ts";
import type { DeclaredAttribute } from "./doctype-grammar.ts";
import { XmlFault, type XmlReason } from "./fault.ts";
import type { XmlLimits } from "./limits.ts";
import { type NameTable, createNames } from "./names.ts";
import { type Namespaces, createNamespaces } from "./namespaces.ts";
import { type Place, countLines } from "./place.ts";

/** What a handler may look at while it is called. */
export type XmlReader = {
  readonly names: Readonly<Pick<NameTable, "count" | "texts">>; // texts[id]: the qualified name as written
  readonly attributes: Readonly<XmlAttributes>; // in `open` only
  readonly namespace: string | null; // of the element that opens
  readonly depth: number; // of the element that opens; the root is 1
  readonly line: number; // where the present tag or text begins; counted when asked
  readonly offset: number; // of the present tag or text in the document as UTF-8, a byte order mark left out
  readonly offsetEnd: number; // in `open` and `close`: behind the tag
};

/** Receives a document in its order. What it throws goes to the caller of `readXml`. */
export type XmlHandler = {
  /** An element opens. */
  open(element: number, reader: XmlReader): void;
  /**
   * Character data: start..end of `bytes`, in UTF-8, valid during the call; a text may come in several pieces, but no reference or line end is cut.
   * `references` says that `decodeText` has something to do: references, or line ends that are not line feeds.
   */
  text(bytes: Uint8Array, start: number, end: number, references: boolean): void;
  close(element: number): void;
};

/** The byte behind the last one held: every search for the end of something stops there. */
export const sentinel = 0x3c; // <

/** What the reader is inside of where the bytes held end. */
export type Inside = "content" | "comment" | "cdata" | "instruction";

/** A text or value with more bytes is long: all long ones of a document have a limit together. */
export const longText = 1 << 16;

const firstBufferBytes = 1 << 20;
const spareBytes = 8;

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Names that have numbers beforehand; and where the first byte stands, for a piece of a larger document. */
export type ScanOptions = {
  readonly names?: readonly string[];
  readonly start?: { readonly offset: number; readonly line: number };
};

/** A document being read: the bytes held, and all that is remembered of those that are gone. */
export class XmlScan implements XmlReader {
  readonly handler: XmlHandler;
  readonly limits: XmlLimits;
  readonly names: NameTable;
  readonly namespaces: Namespaces;
  bytes: Buffer = Buffer.allocUnsafeSlow(firstBufferBytes);
  view = viewOf(this.bytes);
  end = 0; // of the bytes that may be read; bytes[end] is the sentinel
  at = 0; // all before it has been handed over
  tokenEnd = 0;
  isLast = false; // no more bytes will follow
  wanted = 0; // how many bytes must be held before another attempt
  hasBegun = false; // the XML declaration has been looked for
  hasMarkup = false; // something else than white space was met
  inside: Inside = "content";
  readonly attributes: XmlAttributes = createAttributes(this.bytes);
  tag = 0; // number of the start tag, for the stamps of the names
  namespace: string | null = null;
  readonly open: Int32Array; // the names of the open elements
  depth = 0;
  lastElement = 0; // that opened
  textBytes = 0; // of the text that is being read
  longBytes = 0; // of long texts and values so far
  hasRoot = false;
  hasDoctype = false;
  isStandalone = false;
  declared: ReadonlyMap<string, readonly DeclaredAttribute[]> = new Map(); // attributes by element, from the document type declaration
  addedDefaults = 0;
  private base: number; // of bytes[0] in the document
  private readonly place: Place;
  private counted = 0; // place is that of bytes[counted]

  constructor(handler: XmlHandler, limits: XmlLimits, { names: known = [], start = { offset: 0, line: 1 } }: ScanOptions) {
    this.handler = handler;
    this.limits = limits;
    this.base = start.offset;
    this.place = { line: start.line, units: 0 };
    this.names = createNames(known, limits);
    this.namespaces = createNamespaces(this.names, this.attributes, limits);
    this.open = new Int32Array(limits.levels + 1);
  }

  get line(): number {
    this.countTo(this.at);
    return this.place.line;
  }

  get offset(): number {
    return this.base + this.at;
  }

  get offsetEnd(): number {
    return this.base + this.tokenEnd;
  }

  /** Line and column, from 1, of a place in the bytes held that is not before `at`. */
  placeOf(index: number): { readonly line: number; readonly column: number } {
    this.countTo(Math.max(this.at, this.counted));
    const place = { ...this.place };
    if (index > this.counted) countLines(place, this.bytes, this.counted, Math.min(index, this.end));
    return { line: place.line, column: place.units + 1 };
  }

  private countTo(index: number): void {
    if (index > this.counted) countLines(this.place, this.bytes, this.counted, index);
    this.counted = Math.max(index, this.counted);
  }

  /** Forgets what has been handed over and makes room for `more` bytes, the sentinel, and a glance behind it. */
  makeRoom(more: number): void {
    this.countTo(this.at);
    const held = this.end - this.at;
    let target = this.bytes;
    if (held + more + spareBytes > target.length) target = Buffer.allocUnsafeSlow(Math.max(target.length * 2, held + more + spareBytes));
    this.bytes.copy(target, 0, this.at, this.end);
    this.base += this.at;
    this.counted -= this.at;
    this.end = held;
    this.at = 0;
    if (target !== this.bytes) this.view = viewOf(target);
    this.bytes = target;
    this.attributes.bytes = target;
  }
}

/** More bytes of a text or value that is long. */
export function countLong(scan: XmlScan, bytes: number, index: number): void {
  scan.longBytes += bytes;
  if (scan.longBytes > scan.limits.longBytes) throw new XmlFault("long-texts-over-limit", index);
}

/** Something is not as it must be at `index`: there the bytes may simply end (then -1: wait for more), or it is a fault. */
export function stop(scan: XmlScan, index: number, reason: XmlReason, detail = ""): number {
  if (index >= scan.end) {
    if (!scan.isLast) return -1;
    throw new XmlFault("truncated", scan.end);
  }
  throw new XmlFault(reason, index, detail);
}
