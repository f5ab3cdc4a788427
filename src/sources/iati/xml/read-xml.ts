import { checkHead, type Decoder, detectEncoding, hasFirstTag, headBytes, parseDeclaration } from "./encoding.ts";
import { XmlFault, type XmlReason, type XmlStatus, reasonStatus } from "./fault.ts";
import { type XmlLimits, xmlLimits } from "./limits.ts";
import { scanInside, scanMarkup } from "./scan-markup.ts";
import { scanEndTag, scanStartTag } from "./scan-tag.ts";
import { scanText } from "./scan-text.ts";
import { type ScanOptions, type XmlHandler, XmlScan, sentinel } from "./scan.ts";

/** What became of a document. Line and column count from 1; a column is a UTF-16 code unit. */
export type XmlOutcome =
  | { readonly ok: true; readonly bytes: number } // how long it is
  | {
      readonly ok: false;
      readonly status: XmlStatus;
      readonly reason: XmlReason;
      readonly detail: string; // the name in question, where there is one
      readonly line: number;
      readonly column: number;
    };

/** `names` get the numbers 0, 1, 2 …, so that a handler may know them beforehand. */
export type XmlOptions = ScanOptions & { readonly limits?: Partial<XmlLimits> };

/** A chunk is copied in parts of this size: what is held stays in the processor's cache. */
const partBytes = 1 << 18;

/** Reads a document from its chunks. A broken document is an outcome, not an exception; what chunks or handler throw is thrown on. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler, options: XmlOptions = {}): Promise<XmlOutcome> {
  const writer = openXml(handler, options);
  for await (const chunk of chunks) if (!writer.write(chunk)) break;
  return writer.end();
}

/** The same for a caller that has its own loop: `write` says whether to go on. `longBytes` are those of long texts so far. */
export type XmlWriter = { write(chunk: Uint8Array): boolean; end(): XmlOutcome; readonly longBytes: number };

/** Opens a document that is given chunk by chunk. */
export function openXml(handler: XmlHandler, options: XmlOptions = {}): XmlWriter {
  const scan = new XmlScan(handler, { ...xmlLimits, ...options.limits }, options);
  let bytes = 0;
  let head: Buffer | undefined = Buffer.alloc(0); // until the encoding is known
  let decode: Decoder = () => ({ bytes: Buffer.alloc(0), broken: false });
  let refused: XmlOutcome | undefined;

  const guard = (work: () => void): boolean => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      const { reason, detail } = error;
      refused = { ok: false, status: reasonStatus[reason], reason, detail, ...scan.placeOf(error.index) };
    }
    return refused === undefined;
  };
  const take = (chunk: Uint8Array, isLast: boolean): void => {
    const decoded = decode(chunk, isLast);
    feed(scan, decoded.bytes);
    if (!decoded.broken) return;
    readContent(scan); // a fault before these bytes comes first
    throw new XmlFault("bytes-not-in-encoding", scan.end);
  };
  const begin = (first: Buffer): void => {
    head = undefined;
    checkHead(first);
    const encoding = detectEncoding(first);
    ({ decode } = encoding);
    scan.hasMarkup = encoding.skip > 0; // with a byte order mark, white space is not all there is
    take(first.subarray(encoding.skip), false);
  };
  return {
    write: (chunk) => {
      bytes += chunk.length;
      return guard(() => {
        if (head === undefined) take(chunk, false);
        else {
          head = Buffer.concat([head, chunk]);
          if (head.length >= headBytes || hasFirstTag(head)) begin(head);
        }
      });
    },
    end: () => {
      if (refused === undefined)
        guard(() => {
          if (head !== undefined) begin(head);
          take(Buffer.alloc(0), true);
          finish(scan);
        });
      return refused ?? { ok: true, bytes };
    },
    get longBytes() {
      return scan.longBytes;
    },
  };
}

function feed(scan: XmlScan, chunk: Uint8Array): void {
  for (let from = 0; from < chunk.length; from += partBytes) {
    const part = chunk.subarray(from, from + partBytes);
    scan.makeRoom(part.length);
    scan.bytes.set(part, scan.end);
    scan.end += part.length;
    // A token whose end is not here is read again only when twice as much is held: a long one costs no more than twice its length.
    if (scan.end >= scan.wanted) readContent(scan);
  }
}

function finish(scan: XmlScan): void {
  scan.isLast = true;
  readContent(scan);
  if (scan.depth > 0) throw new XmlFault("truncated", scan.end);
  if (!scan.hasRoot) throw new XmlFault(scan.hasMarkup ? "no-root" : "nothing-but-white-space", scan.end);
}

/** Reads as far as whole tokens are held. */
function readContent(scan: XmlScan): void {
  scan.bytes[scan.end] = sentinel;
  if (!scan.hasBegun) {
    const { length, isStandalone } = parseDeclaration(scan.bytes.toString("latin1", 0, Math.min(scan.end, headBytes)));
    scan.at = length;
    scan.isStandalone = isStandalone;
    scan.hasBegun = true;
    if (length > 0) scan.hasMarkup = true;
  }
  const { bytes, end } = scan;
  for (let { at } = scan; ; scan.at = at) {
    if (scan.inside !== "content") {
      at = scanInside(scan, at);
      if (isInside(scan)) {
        scan.at = at;
        break;
      }
      continue;
    }
    if (at >= end) break;
    const next = bytes[at] === 0x3c ? scanTag(scan, at, bytes[at + 1]) : scanText(scan, at);
    if (next < 0) {
      if (end - at > scan.limits.tagBytes) throw new XmlFault("tag-over-limit", at);
      scan.wanted = Math.min((end - at) * 2, scan.limits.tagBytes + 1);
      return;
    }
    at = next;
  }
  scan.wanted = 0;
}

function isInside(scan: XmlScan): boolean {
  return scan.inside !== "content";
}

function scanTag(scan: XmlScan, at: number, second: number | undefined): number {
  if (second === 0x2f) return scanEndTag(scan, at);
  return second === 0x21 || second === 0x3f ? scanMarkup(scan, at) : scanStartTag(scan, at);
}
