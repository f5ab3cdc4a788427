import type { Table } from "../../core/table.ts";
import { quoteName } from "../../store/database.ts";

/** A column of rows whose keys begin elsewhere, as it is once all keys are moved by `shift` (SQL); `from` is the name of the rows. */
export function shiftedColumn(name: string, shift: string, from: string): string {
  const column = `${from}.${quoteName(name)}`;
  if (name === "dataset_key" || !name.endsWith("_key")) return column;
  return name === "source_key"
    ? `CASE ${from}.kind WHEN 'transaction' THEN ${column} + ${shift} ELSE ${column} END`
    : `${column} + ${shift}`;
}

/** By how much keys are moved, and the places of activities in their file. */
export type Shift = { readonly keys: number; readonly activities: number };

/** The columns of a table's rows `r`, moved by the `keys` and `activities` of `s`. */
export function shiftedColumns({ name: table, columns }: Table): string {
  const moved = (name: string): string =>
    table === "activity" && name === "ordinal" ? "r.ordinal + s.activities" : shiftedColumn(name, "s.keys", "r");
  return columns.map(({ name }) => `${moved(name)} AS ${quoteName(name)}`).join(", ");
}
