import { stringify } from "csv-stringify/sync";
import type { Cell, CellType, Columns, Rows } from "../core/columns.ts";
import type { Statement } from "../core/snapshot.ts";

/** As JavaScript and RE2 both read them: what a spreadsheet runs as a formula begins so, and a number is none. */
const formula = String.raw`^[=+\-@\t\r\n＝＋－＠]`;
const number = String.raw`^-?\d+(\.\d+)?$`;
const parting = String.raw`[",\r\n]`; // what must stand between quotes

const [isFormula, isNumber] = [new RegExp(formula, "u"), new RegExp(number)];

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection); numbers written as text,
 * negative ones too, stay as they are.
 */
function harmless(cell: Cell): Cell {
  if (typeof cell !== "string" || !isFormula.test(cell) || isNumber.test(cell)) return cell;
  return `'${cell}`;
}

function toRecords(records: readonly (readonly Cell[])[]): string {
  return stringify([...records], {
    record_delimiter: "windows",
    quote_record_delimiter: true, // a line feed alone ends a record for many readers
    cast: { boolean: (value) => String(value) },
  });
}

/** A cell as `harmless`, `withoutZeros` and `toRecords` write it. */
function cellSql(name: string, type: CellType): string {
  const text = `CAST("${name}" AS VARCHAR)`;
  if (type === "decimal") return `coalesce(CASE WHEN contains(${text}, '.') THEN rtrim(rtrim(${text}, '0'), '.') ELSE ${text} END, '')`;
  if (type !== "text") return `coalesce(${text}, '')`;
  const safe = `CASE WHEN regexp_matches(${text}, '${formula}') AND NOT regexp_matches(${text}, '${number}') THEN '''' || ${text} ELSE ${text} END`;
  return `CASE WHEN ${text} IS NULL THEN '' WHEN NOT regexp_matches(${text}, '${formula}|${parting}') THEN ${text}
    WHEN regexp_matches(${text}, '${parting}') THEN '"' || replace(${safe}, '"', '""') || '"' ELSE ${safe} END`;
}

/** Rows as CSV records that the database writes itself, byte for byte those of `csvRecords`, so that no row passes through the server's own memory. */
export function csvRecordsSql({ sql, bound }: Statement, columns: Columns): Statement {
  const cells = Object.entries(columns).map(([name, type]) => cellSql(name, type));
  return { sql: `SELECT ${cells.join(" || ',' || ")} AS record FROM (${sql})`, bound };
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
