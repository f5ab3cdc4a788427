import type { ColumnType, ColumnWriter } from "../../core/table.ts";

/** How Parquet keeps a type: its physical type, the length of fixed bytes, its converted type, and the digits of a decimal. */
export type ParquetType = {
  readonly physical: 0 | 1 | 2 | 5 | 6 | 7; // BOOLEAN INT32 INT64 DOUBLE BYTE_ARRAY FIXED_LEN_BYTE_ARRAY
  readonly length?: number;
  readonly converted?: number; // UTF8 0, DECIMAL 5, DATE 6, TIMESTAMP_MICROS 10
  readonly precision?: number;
  readonly scale?: number;
};

export const parquetTypes: Readonly<Record<ColumnType, ParquetType>> = {
  VARCHAR: { physical: 6, converted: 0 },
  INTEGER: { physical: 1 },
  BIGINT: { physical: 2 },
  DOUBLE: { physical: 5 },
  BOOLEAN: { physical: 0 },
  DATE: { physical: 1, converted: 6 },
  TIMESTAMP: { physical: 2, converted: 10 },
  "DECIMAL(18,2)": { physical: 2, converted: 5, precision: 18, scale: 2 },
  "DECIMAL(18,9)": { physical: 2, converted: 5, precision: 18, scale: 9 },
  "DECIMAL(18,12)": { physical: 2, converted: 5, precision: 18, scale: 12 },
  "DECIMAL(24,12)": { physical: 7, length: 16, converted: 5, precision: 24, scale: 12 },
  "DECIMAL(38,12)": { physical: 7, length: 16, converted: 5, precision: 38, scale: 12 },
};

/** A place to which a column can be taken back. */
export type ColumnMark = { readonly rows: number; readonly at: number; readonly bits: number };

const firstBytes = 1 << 12;
const manyBytes = 16 << 20; // a buffer beyond holds texts that are large one by one
const byteOf64 = 64n;

/** The values of one column since the last row group, in Parquet's plain encoding. */
export class ColumnBuffer implements ColumnWriter {
  readonly type: ParquetType;
  private bytes: Buffer = Buffer.allocUnsafeSlow(firstBytes);
  private present: Buffer = Buffer.alloc(firstBytes >> 3); // one bit for each row: definition levels of width 1
  private at = 0;
  private bits = 0; // values of a BOOLEAN, which are packed
  rows = 0;
  private nulls = 0;
  private readonly onMany: () => void;

  /** `onMany` is called when what is held has become much: it should be taken soon. */
  constructor(type: ColumnType, onMany: () => void) {
    this.type = parquetTypes[type];
    this.onMany = onMany;
  }

  get size(): number {
    return this.at + (this.rows >> 3);
  }

  addNull(): void {
    if (this.rows >> 3 >= this.present.length) this.growPresent();
    this.nulls++;
    this.rows++;
  }

  addText(text: string): void {
    this.room(4 + (text.length < firstBytes ? text.length * 3 : Buffer.byteLength(text)));
    const length = this.bytes.write(text, this.at + 4, "utf8");
    this.bytes.writeUInt32LE(length, this.at);
    this.at += 4 + length;
    this.addPresent();
  }

  addBytes(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    this.room(4 + length);
    const own = this.bytes;
    let at = this.at;
    own[at++] = length & 255;
    own[at++] = (length >>> 8) & 255;
    own[at++] = (length >>> 16) & 255;
    own[at++] = length >>> 24;
    if (length < 48) for (let from = start; from < end;) own[at++] = bytes[from++] ?? 0;
    else own.set(bytes.subarray(start, end), at);
    this.at += 4 + length;
    this.addPresent();
  }

  addNumber(value: number): void {
    this.room(8);
    if (this.type.physical === 1) this.at = this.bytes.writeInt32LE(value, this.at);
    else if (this.type.physical === 5) this.at = this.bytes.writeDoubleLE(value, this.at);
    else if (this.type.physical === 2) this.addLong(value);
    else this.addBit(value);
    this.addPresent();
  }

  addUnits(value: bigint): void {
    this.room(16);
    if (this.type.physical === 2) this.at = this.bytes.writeBigInt64LE(value, this.at);
    else if (this.type.physical === 7) {
      this.bytes.writeBigInt64BE(value >> byteOf64, this.at);
      this.bytes.writeBigUInt64BE(BigInt.asUintN(64, value), this.at + 8);
      this.at += 16;
    } else throw new RangeError("a column of this type takes no decimals");
    this.addPresent();
  }

  /** A whole number below 2^53. */
  private addLong(value: number): void {
    const high = Math.floor(value / 0x1_0000_0000);
    this.bytes.writeUInt32LE(value - high * 0x1_0000_0000, this.at);
    this.bytes.writeInt32LE(high, this.at + 4);
    this.at += 8;
  }

  private addBit(value: number): void {
    const place = this.bits & 7;
    if (place === 0) this.bytes[this.at++] = 0;
    if (value !== 0) this.bytes[this.at - 1] = (this.bytes[this.at - 1] ?? 0) | (1 << place);
    this.bits++;
  }

  private addPresent(): void {
    const row = this.rows++;
    const byte = row >> 3;
    if (byte >= this.present.length) this.growPresent();
    this.present[byte] = (this.present[byte] ?? 0) | (1 << (row & 7));
  }

  private growPresent(): void {
    const more = Buffer.alloc(this.present.length * 2);
    more.set(this.present);
    this.present = more;
  }

  private room(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const double = this.bytes.length * 2;
    if (double > manyBytes) this.onMany();
    const larger = Buffer.allocUnsafeSlow(Math.max(double > manyBytes ? 0 : double, this.at + more));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  mark(): ColumnMark {
    return { rows: this.rows, at: this.at, bits: this.bits };
  }

  /** Forgets every row since the mark. */
  takeBack(mark: ColumnMark): void {
    for (let row = mark.rows; row < this.rows; row++) {
      const byte = row >> 3;
      const bit = 1 << (row & 7);
      if (((this.present[byte] ?? 0) & bit) === 0) this.nulls--;
      this.present[byte] = (this.present[byte] ?? 0) & ~bit;
    }
    if (this.bits !== mark.bits && (mark.bits & 7) !== 0)
      this.bytes[mark.at - 1] = (this.bytes[mark.at - 1] ?? 0) & ((1 << (mark.bits & 7)) - 1);
    this.rows = mark.rows;
    this.at = mark.at;
    this.bits = mark.bits;
  }

  /** The page as Parquet wants it: definition levels, then the values. Empties the column. */
  takePage(): readonly Buffer[] {
    const levels = this.takeLevels();
    const values = this.bytes.subarray(0, this.at);
    if (this.bytes.length > manyBytes) this.bytes = Buffer.allocUnsafeSlow(firstBytes);
    this.present.fill(0);
    this.rows = 0;
    this.nulls = 0;
    this.bits = 0;
    this.at = 0;
    return [levels, values];
  }

  private takeLevels(): Buffer {
    if (this.nulls === 0) return withLength([...varint(this.rows * 2), 1]);
    const groups = (this.rows + 7) >> 3;
    return Buffer.concat([withLength(varint(groups * 2 + 1), groups), this.present.subarray(0, groups)]);
  }
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
