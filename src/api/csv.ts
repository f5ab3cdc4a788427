import { stringify } from "csv-stringify/sync";

type Cell = string | number | boolean | null;

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection); numbers written as text,
 * negative ones too, stay as they are.
 */
function harmless(cell: Cell): Cell {
  if (typeof cell !== "string" || !/^[=+\-@\t\r\n＝＋－＠]/u.test(cell) || /^-?\d+(\.\d+)?$/.test(cell)) return cell;
  return `'${cell}`;
}

/** Rows as CSV (RFC 4180, UTF-8, CRLF, a header row first). Columns are those of the rows in their order; null is an empty cell. */
export function toCsv(rows: readonly Readonly<Record<string, Cell>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const records = rows.map((row) => columns.map((column) => harmless(row[column] ?? null)));
  return stringify(columns.length === 0 ? [] : [columns, ...records], {
    record_delimiter: "windows",
    cast: { boolean: (value) => String(value) },
  });
}

/** What a browser calls the file: `river-and-ridge-commitments.csv`. Parts outside letters, digits and hyphens are left out. */
export function fileName(parts: readonly string[]): string {
  return `${parts.map((part) => part.replaceAll(/[^A-Za-z0-9-]/g, "")).join("-")}.csv`;
}
