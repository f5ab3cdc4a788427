/* eslint-disable @typescript-eslint/no-non-null-assertion -- slots are below their number */

const longest = 64;
const slots = 1 << 12;

// What short texts were last: codes, dates, references and currencies come again and again. A text that is found again is the same string, whose hash
// is known: that is most of what it costs to look it up elsewhere.
const texts: (string | null)[] = new Array<string | null>(slots).fill(null);
const lengths = new Uint8Array(slots);
const kept = new Uint8Array(slots * longest);

function isKept(slot: number, bytes: Uint8Array, start: number, length: number): boolean {
  if (lengths[slot] !== length) return false;
  for (let own = slot * longest, at = start; at < start + length; at++, own++) if (kept[own] !== bytes[at]) return false;
  return true;
}

/** The text that stands in UTF-8 from start to end. */
export function textOf(bytes: Buffer, start: number, end: number): string {
  const length = end - start;
  if (length > longest) return bytes.toString("utf8", start, end);
  let hash = length;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  const slot = (hash ^ (hash >>> 15)) & (slots - 1);
  const known = texts[slot] ?? null;
  if (known !== null && isKept(slot, bytes, start, length)) return known;
  const text = bytes.toString("utf8", start, end);
  texts[slot] = text;
  lengths[slot] = length;
  for (let own = slot * longest, at = start; at < end; at++, own++) kept[own] = bytes[at]!;
  return text;
}
