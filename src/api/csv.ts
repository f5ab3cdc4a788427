import { stringify } from "csv-stringify/sync";
import type { Cell, Rows } from "../core/columns.ts";

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection); numbers written as text,
 * negative ones too, stay as they are.
 */
function harmless(cell: Cell): Cell {
  if (typeof cell !== "string" || !/^[=+\-@\t\r\n＝＋－＠]/u.test(cell) || /^-?\d+(\.\d+)?$/.test(cell)) return cell;
  return `'${cell}`;
}

/** Rows as CSV (RFC 4180, UTF-8, CRLF), under a header of their columns; null is an empty cell. */
export function toCsv({ columns, rows }: Rows): string {
  const names = Object.keys(columns);
  const records = rows.map((row) => names.map((name) => harmless(row[name] ?? null)));
  return stringify([names, ...records], { record_delimiter: "windows", cast: { boolean: (value) => String(value) } });
}

/** What a browser calls the file: `river-and-ridge-commitments.csv`. Parts outside letters, digits and hyphens are left out. */
export function fileName(parts: readonly string[], ending: string): string {
  return `${parts.map((part) => part.replaceAll(/[^A-Za-z0-9-]/g, "")).join("-")}.${ending}`;
}
