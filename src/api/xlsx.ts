import writeExcelFile, { type SheetData } from "write-excel-file/node";
import type { Cell, CellType, Rows } from "../core/columns.ts";

/** What a sheet takes besides its header, and what a cell takes (ECMA-376 as Excel reads it). */
export const mostRows = 1_048_575;
export const longestCell = 32_767;

/** Why these rows do not fit into a sheet, null where they do: nothing is ever cut off. */
export function whyNoSheet({ rows }: Rows): string | null {
  const counted = (n: number): string => n.toLocaleString("en");
  if (rows.length > mostRows) return `It would have ${counted(rows.length)} rows, and a sheet takes ${counted(mostRows)}`;
  const isLong = (cell: Cell): boolean => typeof cell === "string" && cell.length > longestCell;
  const at = rows.findIndex((row) => Object.values(row).some(isLong));
  return at === -1 ? null : `A cell of row ${counted(at + 1)} is longer than the ${counted(longestCell)} characters that a sheet takes`;
}

/** A number where a sheet keeps each of its digits, else the text: a sheet holds 15. */
function toNumber(cell: string | number): { readonly type: NumberConstructor; readonly value: number } | string {
  const digits = String(cell)
    .replace(/^-?0*\.?0*/, "")
    .replace(".", "");
  return /^-?\d+(\.\d+)?$/.test(String(cell)) && digits.length <= 15 ? { type: Number, value: Number(cell) } : String(cell);
}

function toCell(cell: Cell, type: CellType): SheetData[number][number] {
  if (cell === null || cell === "") return null;
  if (typeof cell === "boolean") return { type: Boolean, value: cell };
  const number = type === "text" ? String(cell) : toNumber(cell);
  return typeof number === "string" ? { type: String, value: number } : number;
}

/**
 * Rows as an Excel workbook (ECMA-376): a sheet of them under a header, and a sheet that says what they are. Text is never a formula.
 * Throws a `RangeError` where they do not fit; see `whyNoSheet`.
 */
export async function toXlsx(table: Rows, about: readonly (readonly [string, string])[]): Promise<Uint8Array> {
  const why = whyNoSheet(table);
  if (why !== null) throw new RangeError(why);
  const columns = Object.entries(table.columns);
  const header = columns.map(([name]) => ({ type: String, value: name, fontWeight: "bold" as const }));
  const data: SheetData = [header, ...table.rows.map((row) => columns.map(([name, type]) => toCell(row[name] ?? null, type)))];
  const readme: SheetData = about.map(([name, text]) => [
    { type: String, value: name, fontWeight: "bold" as const },
    { type: String, value: text, wrap: true },
  ]);
  return writeExcelFile([
    { data, sheet: "rows", stickyRowsCount: 1 },
    { data: readme, sheet: "README", columns: [{ width: 18 }, { width: 100 }] },
  ]).toBuffer();
}
