/** A value of a question: bound, never pasted into the SQL. A list becomes a list of the database. */
export type Bound = string | number | boolean | readonly string[];

/** SQL with what is bound in it. */
export type Statement = { readonly sql: string; readonly bound: Readonly<Record<string, Bound>> };

/** One published warehouse, opened for reading. `id` is the hash over the hashes of all its inputs, whatever their order. */
export type Snapshot = {
  readonly id: string;
  readonly rows: (sql: string, parameters: Readonly<Record<string, Bound>>) => Promise<readonly Readonly<Record<string, unknown>>[]>;
};
