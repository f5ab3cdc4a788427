/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay between `from` and `to` */
import { isAscii } from "node:buffer";

/** How far lines have been counted. Lines count from 1; `units` are UTF-16 code units (as editors count) since the last line end. */
export type Place = { line: number; units: number };

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const wordsAtOnce = 252; // each of the four lanes of the sum is a byte

/** Moves the place over from..to of `bytes`. Line ends are a line feed, a carriage return, or both (XML 1.0, 2.11). */
export function countLines(place: Place, bytes: Buffer, from: number, to: number): void {
  const isLong = to - from > 512;
  const hasReturn = isLong && bytes.subarray(from, to).includes(carriageReturn);
  if (isLong && !hasReturn) {
    const feeds = countLineFeeds(bytes, from, to);
    place.line += feeds;
    if (feeds > 0) {
      place.units = 0;
      from = bytes.lastIndexOf(lineFeed, to - 1) + 1;
    }
  } else {
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!;
      if (byte !== lineFeed && (byte !== carriageReturn || bytes[at + 1] === lineFeed)) continue;
      place.line++;
      place.units = 0;
      from = at + 1;
    }
  }
  place.units += countUnits(bytes, from, to);
}

/** Four bytes at a time. */
function countLineFeeds(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  let at = from;
  while (at < to && (bytes.byteOffset + at) % 4 !== 0) if (bytes[at++] === lineFeed) count++;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, (to - at) >> 2);
  let word = 0;
  while (word + 4 <= words.length) {
    const stop = Math.min(words.length, word + wordsAtOnce);
    let lanes = 0;
    for (; word + 4 <= stop; word += 4)
      lanes =
        (lanes +
          lineFeedLanes(words[word]!) +
          lineFeedLanes(words[word + 1]!) +
          lineFeedLanes(words[word + 2]!) +
          lineFeedLanes(words[word + 3]!)) |
        0;
    count += (lanes & 0xff) + ((lanes >>> 8) & 0xff) + ((lanes >>> 16) & 0xff) + (lanes >>> 24);
  }
  for (at += word * 4; at < to; at++) if (bytes[at] === lineFeed) count++;
  return count;
}

/** A one in each byte of the word that is a line feed: it has become zero, and a zero is what has no high bit in `seen`. */
function lineFeedLanes(word: number): number {
  const x = word ^ 0x0a0a0a0a;
  const seen = ((x & 0x7f7f7f7f) + 0x7f7f7f7f) | x;
  return (~seen >>> 7) & 0x01010101;
}

function countUnits(bytes: Buffer, from: number, to: number): number {
  if (to - from > 64 && isAscii(bytes.subarray(from, to))) return to - from;
  let units = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1; // first bytes only; four bytes of UTF-8 are two units of UTF-16
  }
  return units;
}
