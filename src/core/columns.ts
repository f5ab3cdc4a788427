/** How the values of a column are read: a decimal is exact and mostly written as text; partial dates are text (ISO 8601). */
export type CellType = "text" | "integer" | "decimal" | "boolean";

/** The columns of a table of rows by their names, in order. */
export type Columns = Readonly<Record<string, CellType>>;

export type Cell = string | number | boolean | null;

type Value = { readonly text: string; readonly integer: number; readonly decimal: string | number; readonly boolean: boolean };

/** A row of such a table; null where nothing is known. */
export type Row<Of extends Columns = Columns> = { readonly [Name in keyof Of]: Value[Of[Name]] | null };

/** Rows with their columns, which are named where there is no row, too. */
export type Rows = { readonly columns: Columns; readonly rows: readonly Readonly<Record<string, Cell>>[] };
