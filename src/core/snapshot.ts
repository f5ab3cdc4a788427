import type { Columns, Rows } from "./columns.ts";

/** A value of a question: bound, never pasted into the SQL. A list becomes a list of the database. */
export type Bound = string | number | boolean | readonly string[];

/** SQL with what is bound in it. */
export type Statement = { readonly sql: string; readonly bound: Readonly<Record<string, Bound>> };

/** A file that was made for one reader: its bytes in pieces. It is there until it is removed. */
export type PassingFile = { readonly sizeBytes: number; readonly pieces: AsyncGenerator<Uint8Array>; readonly remove: () => Promise<void> };

/** The columns of a Parquet file, and lines that say what it is: at least one. */
export type ParquetSays = { readonly columns: Columns; readonly about: readonly (readonly [string, string])[] };

/** One published warehouse, opened for reading. `id` is the hash over the hashes of all its inputs, whatever their order. */
export type Snapshot = {
  readonly id: string;
  readonly rows: (sql: string, parameters: Readonly<Record<string, Bound>>) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** All rows of a statement in batches, as its reader asks for them. What it must sort is held until the last: a file is for what may be very many. */
  readonly stream: (statement: Statement) => AsyncGenerator<Rows["rows"]>;
  /** The same by columns, for rows that are too many to be objects: values of INTEGER, DOUBLE and VARCHAR. */
  readonly columns: (statement: Statement) => AsyncGenerator<Readonly<Record<string, readonly unknown[]>>>;
  /** The rows of a statement with one column of text as a file of lines, each ended by CR and LF. `signal` breaks off a file that is still written. */
  readonly toLines: (statement: Statement, signal: AbortSignal) => Promise<PassingFile>;
  /** The rows of a statement as a Parquet file with these columns that says what it is. */
  readonly toParquet: (statement: Statement, says: ParquetSays, signal: AbortSignal) => Promise<PassingFile>;
};
