/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stop at the sentinel behind the bytes held */
import { spaceByte, textStop } from "./characters.ts";
import { XmlFault, type XmlReason } from "./fault.ts";
import { scanReference } from "./references.ts";
import { type XmlScan, countLong, longText, stop } from "./scan.ts";

/** Character data from `start` to the next `<`. Returns the index behind what was handed over, or -1 to wait for more bytes. */
export function scanText(scan: XmlScan, start: number): number {
  if (scan.depth === 0) return scanOutside(scan, start);
  const { bytes, end } = scan;
  const stops = textStop;
  let at = start;
  let safe = -1; // where a piece may end, when the bytes end in the middle of something
  let references = false;
  for (;;) {
    let byte = bytes[at]!;
    while (stops[byte] === 0) byte = bytes[++at]!;
    if (byte === 0x3c) break;
    if (byte === 0x26) {
      const behind = scanReference(bytes, at, end);
      if (behind < 0) {
        safe = at;
        break;
      }
      references = true;
      at = behind;
    } else {
      if (byte === 0x0d) references = true;
      else if (byte === 0x5d && bytes[at + 1] === 0x5d && bytes[at + 2] === 0x3e && at + 2 < end)
        throw new XmlFault("cdata-end-in-text", at);
      else if (byte !== 0x5d) checkCharacter(bytes, at);
      at++;
    }
  }
  if (safe < 0 && at < end) {
    handText(scan, start, at, references);
    return at;
  }
  if (scan.isLast) throw new XmlFault("truncated", end);
  if (safe < 0) safe = at;
  if (safe - start < longText) return -1; // rather than cut
  // What may be the first part of `]]>` or of a line end waits for the rest.
  if (bytes[safe - 1] === 0x0d) safe--;
  else for (let step = 0; step < 2 && bytes[safe - 1] === 0x5d; step++) safe--;
  handText(scan, start, safe, references);
  return safe;
}

/** Counts a piece of text. */
export function countText(scan: XmlScan, bytes: number, index: number): void {
  const before = scan.textBytes;
  scan.textBytes += bytes;
  if (scan.textBytes > scan.limits.textBytes) throw new XmlFault("text-over-limit", index);
  if (scan.textBytes > longText) countLong(scan, before > longText ? bytes : scan.textBytes, index);
}

/** Hands over a piece of text and counts it. */
export function handText(scan: XmlScan, start: number, end: number, references: boolean): void {
  countText(scan, end - start, start);
  scan.handler.text(scan.bytes, start, end, references);
}

/** A byte that is no character of XML, or the first of three that are none (U+FFFE, U+FFFF). Bytes held are valid UTF-8. */
export function checkCharacter(bytes: Uint8Array, at: number): void {
  const byte = bytes[at]!;
  if (byte === 0xef ? bytes[at + 1] === 0xbf && bytes[at + 2]! >= 0xbe : byte < 0x20 && spaceByte[byte] === 0)
    throw new XmlFault("character-not-allowed", at);
}

/** Before and behind the root only white space may stand. */
function scanOutside(scan: XmlScan, start: number): number {
  const { bytes } = scan;
  const spaces = spaceByte;
  let at = start;
  while (spaces[bytes[at]!] === 1) at++;
  if (at < scan.end && bytes[at] !== 0x3c) stop(scan, at, whyNotOutside(bytes, at));
  return at;
}

function whyNotOutside(bytes: Uint8Array, at: number): XmlReason {
  checkCharacter(bytes, at);
  return "text-outside-root";
}
