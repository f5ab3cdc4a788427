import type { Cell, Columns, Rows } from "../../core/columns.ts";

const widest = 60; // signs of a column
const shownRows = 200;
const wideSigns = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu; // two places each (UAX #11)

const widthOf = (text: string): number => Array.from(text).length + (text.match(wideSigns)?.length ?? 0);

/** What a terminal may be sent: control signs of published texts would steer it. */
function shown(cell: Cell): string {
  const text = String(cell ?? "").replace(/\p{Cc}+/gu, " ");
  const signs = Array.from(text.slice(0, widest * 2));
  let width = 0;
  const end = signs.findIndex((sign) => (width += widthOf(sign)) > widest);
  return end < 0 ? text : `${signs.slice(0, end).join("")}…`;
}

function toLines(columns: Columns, rows: readonly (readonly string[])[]): string {
  const names = Object.entries(columns);
  const widths = names.map(([name], index) => Math.max(widthOf(name), ...rows.map((row) => widthOf(row[index] ?? ""))));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => {
        const space = " ".repeat((widths[index] ?? 0) - widthOf(cell));
        const type = names[index]?.[1];
        return type === "integer" || type === "decimal" ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd();
  return [line(names.map(([name]) => name)), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line), ""].join("\n");
}

/** Rows as a table for a terminal: long texts end in "…", and what is beyond the first rows is counted. */
export async function* toTextTable(columns: Columns, batches: AsyncIterable<Rows["rows"]>): AsyncGenerator<string> {
  const names = Object.keys(columns);
  const rows: string[][] = [];
  let count = 0;
  for await (const batch of batches) {
    for (const row of batch.slice(0, Math.max(0, shownRows - count))) rows.push(names.map((name) => shown(row[name] ?? null)));
    count += batch.length;
  }
  yield toLines(columns, rows);
  const left = count - rows.length;
  yield `${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}${left === 0 ? "" : `, of which ${left.toLocaleString("en")} are not shown: --format csv has all`}\n`;
}
