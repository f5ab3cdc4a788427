/* eslint-disable @typescript-eslint/no-non-null-assertion -- rows are counted, and room is made before */
import type { ColumnType, ColumnWriter } from "../../core/table.ts";
import { type ParquetType, parquetTypes } from "./parquet-type.ts";
import { TextDictionary } from "./text-dictionary.ts";

/** A place to which a column can be taken back. */
export type ColumnMark = { readonly rows: number; readonly values: number };

/** What a column gives to a row group: its data page, and before it the texts to which that points, where it does. */
export type ColumnPage = {
  readonly dictionary: { readonly texts: number; readonly bytes: Buffer } | null;
  readonly parts: readonly Buffer[];
};

const firstBytes = 1 << 12;
const manyBytes = 16 << 20; // a buffer beyond holds texts that are large one by one
const byteOf64 = 64n;

/**
 * The values of one column since the last row group, in Parquet's plain encoding; texts as numbers of a dictionary as long as they come back. A
 * column whose texts do not is plain from then on.
 */
export class ColumnBuffer implements ColumnWriter {
  readonly type: ParquetType;
  private readonly physical: number;
  private bytes!: Buffer;
  private int32!: Int32Array; // views of the same bytes
  private int64!: BigInt64Array;
  private float64!: Float64Array;
  private view!: DataView;
  private present = new Uint8Array(firstBytes >> 3); // one bit for each row: definition levels of width 1
  private readonly dictionary: TextDictionary | null;
  private isPlain: boolean;
  private at = 0; // end of plain texts
  private values = 0; // that are there
  rows = 0;
  private readonly onMany: () => void;

  /** `onMany` is called when what is held has become much: it should be taken soon. */
  constructor(type: ColumnType, onMany: () => void) {
    this.type = parquetTypes[type];
    this.physical = this.type.physical;
    this.dictionary = this.physical === 6 ? new TextDictionary() : null;
    this.isPlain = this.physical !== 6;
    this.onMany = onMany;
    this.hold(Buffer.allocUnsafeSlow(firstBytes));
  }

  get size(): number {
    return this.valueBytes + (this.isPlain ? 0 : this.dictionary!.at) + (this.rows >> 3);
  }

  private get valueBytes(): number {
    if (this.physical === 6) return this.isPlain ? this.at : this.values * 4;
    return this.physical === 0 ? (this.values + 7) >> 3 : this.values * widthOf(this.physical);
  }

  addNull(times = 1): void {
    this.rows += times;
  }

  addText(text: string, times = 1): void {
    if (!this.isPlain) {
      const number = this.dictionary!.numberOf(text, this.values);
      if (number >= 0) {
        this.addNumberOf(number, times);
        return;
      }
      this.leaveDictionary();
    }
    for (let time = 0; time < times; time++) {
      this.room(this.at + 4 + (text.length < firstBytes ? text.length * 3 : Buffer.byteLength(text)));
      const length = this.bytes.write(text, this.at + 4, "utf8");
      this.addLength(length);
    }
  }

  addBytes(bytes: Uint8Array, start: number, end: number): void {
    if (!this.isPlain) {
      const number = this.dictionary!.numberOfBytes(bytes, start, end, this.values);
      if (number >= 0) {
        this.addNumberOf(number, 1);
        return;
      }
      this.leaveDictionary();
    }
    const length = end - start;
    this.room(this.at + 4 + length);
    const own = this.bytes;
    if (length < 48) for (let to = this.at + 4, from = start; from < end;) own[to++] = bytes[from++]!;
    else own.set(bytes.subarray(start, end), this.at + 4);
    this.addLength(length);
  }

  addNumber(value: number, times = 1): void {
    for (let time = 0; time < times; time++) this.addOneNumber(value);
  }

  addUnits(value: bigint, times = 1): void {
    for (let time = 0; time < times; time++) this.addOneOfUnits(value);
  }

  private addOneNumber(value: number): void {
    const place = this.values;
    if (this.physical === 1) {
      this.room(place * 4 + 4);
      this.int32[place] = value;
    } else if (this.physical === 2) {
      this.room(place * 8 + 8);
      const high = Math.floor(value / 0x1_0000_0000); // a whole number below 2^53
      this.int32[place * 2] = value - high * 0x1_0000_0000;
      this.int32[place * 2 + 1] = high;
    } else if (this.physical === 5) {
      this.room(place * 8 + 8);
      this.float64[place] = value;
    } else if (this.physical === 0) this.addBit(value);
    else throw new RangeError("a column of this type takes no numbers");
    this.addPresent();
  }

  private addOneOfUnits(value: bigint): void {
    const place = this.values;
    if (this.physical === 2) {
      this.room(place * 8 + 8);
      this.int64[place] = value;
    } else if (this.physical === 7) {
      this.room(place * 16 + 16);
      this.view.setBigInt64(place * 16, value >> byteOf64);
      this.view.setBigUint64(place * 16 + 8, BigInt.asUintN(64, value));
    } else throw new RangeError("a column of this type takes no decimals");
    this.addPresent();
  }

  private addNumberOf(text: number, times: number): void {
    this.room((this.values + times) * 4);
    for (let time = 0; time < times; time++) {
      this.int32[this.values] = text;
      this.addPresent();
    }
  }

  private addLength(length: number): void {
    this.view.setUint32(this.at, length, true);
    this.at += 4 + length;
    this.addPresent();
  }

  private addBit(value: number): void {
    const byte = this.values >> 3;
    const bit = this.values & 7;
    this.room(byte + 1);
    this.bytes[byte] = (bit === 0 ? 0 : this.bytes[byte]! & ((1 << bit) - 1)) | (value === 0 ? 0 : 1 << bit);
  }

  private addPresent(): void {
    const row = this.rows++;
    const byte = row >> 3;
    if (byte >= this.present.length) this.growPresent(byte + 1);
    this.present[byte] = this.present[byte]! | (1 << (row & 7));
    this.values++;
  }

  private growPresent(upTo: number): void {
    const more = new Uint8Array(Math.max(this.present.length * 2, upTo));
    more.set(this.present);
    this.present = more;
  }

  private hold(bytes: Buffer): void {
    const { buffer, byteOffset, length } = bytes;
    this.bytes = bytes;
    this.int32 = new Int32Array(buffer, byteOffset, length >> 2);
    this.int64 = new BigInt64Array(buffer, byteOffset, length >> 3);
    this.float64 = new Float64Array(buffer, byteOffset, length >> 3);
    this.view = new DataView(buffer, byteOffset, length);
  }

  private room(upTo: number): void {
    if (upTo > this.bytes.length) this.grow(upTo);
  }

  private grow(upTo: number): void {
    const double = this.bytes.length * 2;
    if (double > manyBytes) this.onMany();
    const larger = Buffer.allocUnsafeSlow(Math.max(double > manyBytes ? 0 : double, (upTo + 15) & ~15));
    this.bytes.copy(larger, 0, 0, this.valueBytes);
    this.hold(larger);
  }

  private leaveDictionary(): void {
    const plain = this.dictionary!.plainOf(this.int32.subarray(0, this.values));
    this.dictionary!.clear();
    this.isPlain = true;
    this.at = plain.length;
    if (plain.length > this.bytes.length) this.hold(Buffer.allocUnsafeSlow((plain.length * 2 + 15) & ~15));
    this.bytes.set(plain);
  }

  mark(): ColumnMark {
    return { rows: this.rows, values: this.values };
  }

  /** Forgets every row since the mark. */
  takeBack(mark: ColumnMark): void {
    const end = Math.min(this.rows, this.present.length * 8);
    for (let row = mark.rows; row < end; row++) this.present[row >> 3] = this.present[row >> 3]! & ~(1 << (row & 7));
    if (this.physical === 6 && this.isPlain) {
      this.at = 0;
      for (let value = 0; value < mark.values; value++) this.at += 4 + this.view.getUint32(this.at, true);
    }
    this.rows = mark.rows;
    this.values = mark.values;
  }

  /** The page as Parquet wants it: definition levels, then the values. Empties the column; the bytes are valid until the next value. */
  takePage(): ColumnPage {
    const levels = this.takeLevels();
    const isNumbered = !this.isPlain && this.values > 0;
    const { dictionary } = this;
    const page = isNumbered
      ? {
          dictionary: { texts: dictionary!.count, bytes: dictionary!.bytes.subarray(0, dictionary!.at) },
          parts: [levels, toIndexes(this.int32.subarray(0, this.values), dictionary!.count)],
        }
      : { dictionary: null, parts: [levels, this.bytes.subarray(0, this.valueBytes)] };
    if (this.bytes.length > manyBytes) this.hold(Buffer.allocUnsafeSlow(firstBytes));
    dictionary?.clear();
    this.present.fill(0);
    this.rows = 0;
    this.values = 0;
    this.at = 0;
    return page;
  }

  private takeLevels(): Buffer {
    if (this.values === this.rows) return withLength([...varint(this.rows * 2), 1]);
    const groups = (this.rows + 7) >> 3;
    if (groups > this.present.length) this.growPresent(groups); // absent ones take no room of their own
    return Buffer.concat([withLength(varint(groups * 2 + 1), groups), this.present.subarray(0, groups)]);
  }
}

function widthOf(physical: number): number {
  if (physical === 1) return 4;
  return physical === 7 ? 16 : 8;
}

/** Numbers of texts as Parquet's RLE_DICTIONARY: one run where there is one text, else packed in one or two bytes each, in groups of eight. */
function toIndexes(numbers: Int32Array, texts: number): Buffer {
  if (texts === 1) return Buffer.from([1, ...varint(numbers.length * 2), 0]);
  const width = texts <= 256 ? 1 : 2;
  const groups = (numbers.length + 7) >> 3;
  const head = [width * 8, ...varint(groups * 2 + 1)];
  const out = Buffer.alloc(head.length + groups * 8 * width);
  out.set(head);
  let at = head.length;
  if (width === 1) for (const number of numbers) out[at++] = number;
  else
    for (const number of numbers) {
      out[at++] = number & 255;
      out[at++] = number >> 8;
    }
  return out;
}

function varint(value: number): readonly number[] {
  const out: number[] = [];
  let rest = value;
  while (rest > 127) {
    out.push((rest & 127) | 128);
    rest >>>= 7;
  }
  return [...out, rest];
}

function withLength(bytes: readonly number[], following = 0): Buffer {
  const out = Buffer.alloc(4 + bytes.length);
  out.writeUInt32LE(bytes.length + following);
  out.set(bytes, 4);
  return out;
}
