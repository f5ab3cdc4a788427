import type { ColumnType } from "../../core/table.ts";

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
