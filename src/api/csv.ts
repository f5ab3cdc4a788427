import { stringify } from "csv-stringify/sync";
import type { Cell, Columns, Rows } from "../core/columns.ts";

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection); numbers written as text,
 * negative ones too, stay as they are.
 */
function harmless(cell: Cell): Cell {
  if (typeof cell !== "string" || !/^[=+\-@\t\r\n＝＋－＠]/u.test(cell) || /^-?\d+(\.\d+)?$/.test(cell)) return cell;
  return `'${cell}`;
}

function toRecords(records: readonly (readonly Cell[])[]): string {
  return stringify([...records], { record_delimiter: "windows", cast: { boolean: (value) => String(value) } });
}

/** The header of a CSV file of these columns. */
export function csvHeader(columns: Columns): string {
  return toRecords([Object.keys(columns)]);
}

/** Rows as they stand below that header; null is an empty cell. */
export function csvRecords({ columns, rows }: Rows): string {
  const names = Object.keys(columns);
  return toRecords(rows.map((row) => names.map((name) => harmless(row[name] ?? null))));
}

/** Rows as CSV (RFC 4180, UTF-8, CRLF), under a header of their columns. */
export function toCsv(table: Rows): string {
  return csvHeader(table.columns) + csvRecords(table);
}

/** What a browser calls the file: `river-and-ridge-commitments.csv`. Parts outside letters, digits and hyphens are left out. */
export function fileName(parts: readonly string[], ending: string): string {
  return `${parts.map((part) => part.replaceAll(/[^A-Za-z0-9-]/g, "")).join("-")}.${ending}`;
}
