/** The types in which the warehouse keeps a column (names of DuckDB). */
export type ColumnType =
  | "VARCHAR"
  | "INTEGER"
  | "BIGINT"
  | "DOUBLE"
  | "BOOLEAN"
  | "DATE"
  | "TIMESTAMP"
  | "DECIMAL(18,2)"
  | "DECIMAL(18,9)"
  | "DECIMAL(18,12)"
  | "DECIMAL(24,12)"
  | "DECIMAL(38,12)";

/** A column with its meaning: comments of the database and the data dictionary are made from it. */
export type Column = { readonly name: string; readonly type: ColumnType; readonly comment: string };

/** A table of the warehouse, as it is kept. */
export type Table = { readonly name: string; readonly comment: string; readonly columns: readonly Column[] };

/**
 * Receives the values of one column, one for each row; `times`: the same for so many rows, 1 where nothing is said.
 * `addUnits` takes decimals as whole numbers of their last digit, dates as days since 1970-01-01, truth as 0 and 1.
 */
export type ColumnWriter = {
  addNull(times?: number): void;
  addText(text: string, times?: number): void;
  /** Text that is already UTF-8, from start to end. */
  addBytes(bytes: Uint8Array, start: number, end: number): void;
  addNumber(value: number, times?: number): void;
  addUnits(value: bigint, times?: number): void;
};

/** Receives the rows of one table; the columns in the order of the table. Rows end together once each column has their values. */
export type RowWriter = { readonly columns: readonly ColumnWriter[]; endRow(): void; endRows(rows: number): void };

/** Where rows go: the writer of a table by its name. */
export type RowSink = (table: string) => RowWriter;
