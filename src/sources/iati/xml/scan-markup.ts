/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stop at the sentinel behind the bytes held */
import { isPlainName, markupStop, nameByte, spaceByte } from "./characters.ts";
import { scanDoctype } from "./doctype.ts";
import { XmlFault } from "./fault.ts";
import { checkCharacter, countText, handText } from "./scan-text.ts";
import { type XmlScan, stop } from "./scan.ts";

/** What begins with `<!` or `<?` at `start`. Returns the index behind its beginning or behind all of it, or -1 to wait for more bytes. */
export function scanMarkup(scan: XmlScan, start: number): number {
  scan.hasMarkup = true;
  if (scan.bytes[start + 1] === 0x3f) return openInstruction(scan, start);
  const length = scan.end - start;
  const isA = (text: string): boolean =>
    scan.bytes.toString("latin1", start, start + Math.min(length, text.length)) === text.slice(0, length);
  for (const [text, go] of beginnings) {
    if (!isA(text)) continue;
    return length < text.length ? stop(scan, scan.end, "truncated") : go(scan, start);
  }
  throw new XmlFault("markup-unknown", start);
}

const beginnings: readonly (readonly [string, (scan: XmlScan, start: number) => number])[] = [
  ["<!--", openComment],
  ["<![CDATA[", openCdata],
  ["<!DOCTYPE", scanDoctype],
];

function openComment(scan: XmlScan, start: number): number {
  scan.inside = "comment";
  return start + 4;
}

function openCdata(scan: XmlScan, start: number): number {
  if (scan.depth === 0) throw new XmlFault("cdata-outside-root", start);
  scan.inside = "cdata";
  return start + 9;
}

function openInstruction(scan: XmlScan, start: number): number {
  const { bytes } = scan;
  let at = start + 2;
  while (nameByte[bytes[at]!] === 1) at++;
  if (at - start > scan.limits.nameCharacters * 4) throw new XmlFault("name-over-limit", start);
  if (at >= scan.end) return stop(scan, at, "truncated");
  const target = bytes.toString("utf8", start + 2, at);
  if (target === "xml") throw new XmlFault("xml-declaration-not-first", start);
  if (!isPlainName(target) || target.toLowerCase() === "xml") throw new XmlFault("instruction-broken", start, target.slice(0, 100));
  if (target.length > scan.limits.nameCharacters) throw new XmlFault("name-over-limit", start);
  if (spaceByte[bytes[at]!] !== 1) {
    if (bytes[at] !== 0x3f) return stop(scan, at, "instruction-broken", target);
    if (bytes[at + 1] !== 0x3e) return stop(scan, at + 1, "instruction-broken", target);
  }
  scan.inside = "instruction";
  return at;
}

/** Goes on inside of a comment, CDATA section or instruction. Returns how far it came; `scan.inside` says whether it came to the end. */
export function scanInside(scan: XmlScan, start: number): number {
  const at = scan.inside === "cdata" ? scanCdata(scan, start) : scanToEnd(scan, start, scan.inside === "comment" ? 0x2d : 0x3f);
  if (scan.inside !== "content" && scan.isLast) throw new XmlFault("truncated", scan.end);
  return at;
}

/** To `-->` or `?>`, nothing of which is handed over. */
function scanToEnd(scan: XmlScan, start: number, ending: number): number {
  const { bytes, end } = scan;
  const stops = markupStop;
  const isComment = ending === 0x2d;
  let at = start;
  for (;;) {
    let byte = bytes[at]!;
    while (stops[byte] === 0) byte = bytes[++at]!;
    if (at >= end) return at;
    if (byte === ending) {
      const last = isComment ? at + 2 : at + 1;
      if (isComment && at + 1 < end && bytes[at + 1] !== 0x2d) {
        at++;
        continue;
      }
      if (last >= end) return at;
      if (bytes[last] === 0x3e) {
        scan.inside = "content";
        return last + 1;
      }
      if (isComment) throw new XmlFault("comment-broken", at);
    } else checkCharacter(bytes, at);
    at++;
  }
}

const lineFeed = Buffer.from("\n");

function handLineFeed(scan: XmlScan, at: number): void {
  countText(scan, 1, at);
  scan.handler.text(lineFeed, 0, 1, false);
}

/** To `]]>`. Carriage returns are handed over as line feeds: in a CDATA section nothing is left to decode. */
function scanCdata(scan: XmlScan, start: number): number {
  const { bytes, end } = scan;
  const stops = markupStop;
  let from = start;
  let at = start;
  const hand = (): void => {
    if (at > from) handText(scan, from, at, false);
    from = at;
  };
  for (;;) {
    let byte = bytes[at]!;
    while (stops[byte] === 0) byte = bytes[++at]!;
    if (at >= end) break;
    if (byte === 0x0d) {
      if (at + 1 >= end) break;
      hand();
      if (bytes[at + 1] !== 0x0a) handLineFeed(scan, at);
      from = ++at;
      continue;
    }
    if (byte === 0x5d && (bytes[at + 1] === 0x5d || at + 1 >= end)) {
      if (at + 2 >= end) break;
      if (bytes[at + 2] === 0x3e) {
        hand();
        scan.inside = "content";
        return at + 3;
      }
    } else checkCharacter(bytes, at);
    at++;
  }
  hand();
  return at;
}
