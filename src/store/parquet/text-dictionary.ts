/* eslint-disable @typescript-eslint/no-non-null-assertion -- numbers of texts and slots of the table are its own */

const firstSlots = 512;
const firstBytes = 1 << 12;
const mostTexts = 1 << 16; // their numbers have two bytes
const mostBytes = 2 << 20;
const longestText = 255;
const manyTexts = 2_048; // from here on, texts must come back to be worth a number

/** The different texts of a column, numbered as they come, in the form of Parquet's dictionary page: each its length in four bytes, then itself. */
export class TextDictionary {
  bytes: Buffer = Buffer.allocUnsafeSlow(firstBytes);
  at = 0;
  count = 0;
  private starts = new Int32Array(firstSlots); // of each text's own bytes
  private ends = new Int32Array(firstSlots);
  private slots = new Int32Array(firstSlots * 2).fill(-1); // numbers of texts, by hash, one after the other
  private readonly known = new Map<string, number>();
  private lastText = ""; // asked for, and its number, or -1
  private lastNumber = -1;
  private readonly scratch = Buffer.allocUnsafeSlow(longestText * 3);

  /** The number of a text; -1 where it should not have one, with `values` in the column so far. */
  numberOf(text: string, values: number): number {
    if (text === this.lastText && this.lastNumber >= 0) return this.lastNumber;
    let number = this.known.get(text);
    if (number === undefined) {
      if (text.length > longestText) return -1;
      number = this.numberOfBytes(this.scratch, 0, this.scratch.write(text, 0, "utf8"), values);
      if (number < 0) return -1;
      this.known.set(text, number);
    }
    this.lastText = text;
    this.lastNumber = number;
    return number;
  }

  /** The same for a text in UTF-8, from start to end. */
  numberOfBytes(bytes: Uint8Array, start: number, end: number, values: number): number {
    if (end - start > longestText) return -1;
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let number = this.slots[slot]!; number >= 0; number = this.slots[slot]!) {
      if (this.isText(number, bytes, start, end)) return number;
      slot = (slot + 1) & mask;
    }
    return this.add(bytes, start, end, values) ? this.place(slot) : -1;
  }

  /** The bytes of the texts with these numbers, one after the other in the same form. */
  plainOf(numbers: Int32Array): Buffer {
    let size = 0;
    for (const number of numbers) size += 4 + this.ends[number]! - this.starts[number]!;
    const plain = Buffer.allocUnsafeSlow(size);
    let at = 0;
    for (const number of numbers) at += this.bytes.copy(plain, at, this.starts[number]! - 4, this.ends[number]);
    return plain;
  }

  clear(): void {
    this.at = 0;
    this.count = 0;
    this.slots.fill(-1);
    this.known.clear();
    this.lastNumber = -1;
  }

  private isText(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const first = this.starts[number]!;
    const length = end - start;
    if (this.ends[number]! - first !== length) return false;
    const own = this.bytes;
    for (let at = 0; at < length; at++) if (own[first + at] !== bytes[start + at]) return false;
    return true;
  }

  private add(bytes: Uint8Array, start: number, end: number, values: number): boolean {
    if (this.count >= mostTexts || this.at > mostBytes || (this.count >= manyTexts && this.count * 2 > values)) return false;
    const length = end - start;
    if (this.at + 4 + length > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(this.bytes.length * 2);
      this.bytes.copy(larger, 0, 0, this.at);
      this.bytes = larger;
    }
    this.bytes.writeUInt32LE(length, this.at);
    this.bytes.set(bytes.subarray(start, end), this.at + 4);
    if (this.count === this.starts.length) this.growTexts();
    this.starts[this.count] = this.at + 4;
    this.at += 4 + length;
    this.ends[this.count] = this.at;
    return true;
  }

  private growTexts(): void {
    for (const key of ["starts", "ends"] as const) {
      const larger = new Int32Array(this.count * 2);
      larger.set(this[key]);
      this[key] = larger;
    }
  }

  private place(slot: number): number {
    const number = this.count++;
    this.slots[slot] = number;
    if (this.count * 2 > this.slots.length) this.growSlots();
    return number;
  }

  private growSlots(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      const end = this.ends[number]!;
      let hash = end - this.starts[number]!;
      for (let at = this.starts[number]!; at < end; at++) hash = Math.imul(hash ^ this.bytes[at]!, 0x01000193);
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.slots = slots;
  }
}
