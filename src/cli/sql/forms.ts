import type { Json } from "@duckdb/node-api";
import { csvHeader, csvRecords } from "../../api/csv.ts";
import { toXlsx } from "../../api/xlsx.ts";
import type { Cell, CellType, Columns } from "../../core/columns.ts";
import type { SqlAnswer } from "../../store/public-sql.ts";
import { toParquetOf } from "../../store/parquet-rows.ts";
import { toTextTable } from "./text-table.ts";

/** In which forms an answer can be had. */
export const sqlForms = ["table", "json", "csv", "parquet", "xlsx"] as const;
export type SqlForm = (typeof sqlForms)[number];

/** What is written of an answer, piece by piece; `about` is what a file says of itself. */
export type Pieces = AsyncIterable<string | Uint8Array>;
type About = readonly (readonly [string, string])[];
type Row = Readonly<Record<string, Cell>>;

function cellTypeOf(type: string): CellType {
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type)) return "integer";
  if (type.startsWith("DECIMAL") || type === "DOUBLE" || type === "FLOAT") return "decimal";
  return type === "BOOLEAN" ? "boolean" : "text";
}

function toCell(value: Json, type: CellType): Cell {
  if (value === null || typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value !== "string") return JSON.stringify(value); // lists and structures
  return type === "integer" && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

const columnsOf = ({ columns }: SqlAnswer): Columns => Object.fromEntries(columns.map(({ name, type }) => [name, cellTypeOf(type)]));

async function* rowBatches(answer: SqlAnswer): AsyncGenerator<readonly Row[]> {
  const columns = Object.entries(columnsOf(answer));
  for await (const batch of answer.batches)
    yield batch.map((row) => Object.fromEntries(columns.map(([name, type], index) => [name, toCell(row[index] ?? null, type)])));
}

async function allRows(answer: SqlAnswer): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of rowBatches(answer)) rows.push(...batch);
  return rows;
}

async function* toCsv(answer: SqlAnswer): Pieces {
  const columns = columnsOf(answer);
  yield csvHeader(columns);
  for await (const rows of rowBatches(answer)) yield csvRecords({ columns, rows });
}

async function* toJson(answer: SqlAnswer, about: About): Pieces {
  yield `${JSON.stringify({ ...Object.fromEntries(about), columns: answer.columns }, null, 1).slice(0, -2)},\n "rows": [`;
  let before = "\n  ";
  for await (const rows of rowBatches(answer)) {
    if (rows.length > 0) yield before + rows.map((row) => JSON.stringify(row)).join(",\n  ");
    before = ",\n  ";
  }
  yield "\n ]\n}\n";
}

async function* toWhole(answer: SqlAnswer, form: "parquet" | "xlsx", about: About): Pieces {
  const rows = await allRows(answer);
  yield form === "xlsx"
    ? await toXlsx({ columns: columnsOf(answer), rows }, about)
    : await toParquetOf(
        answer.columns.map(({ name, type }) => ({
          name,
          type: /[[(]|STRUCT|MAP|UNION/.test(type) && !type.startsWith("DECIMAL") ? "VARCHAR" : type,
        })),
        rows,
        about,
      );
}

/** An answer in a form. Only parquet, xlsx and the text table hold its rows; throws a `RangeError` where a form would cut or round them. */
export function toPieces(answer: SqlAnswer, form: SqlForm, about: About): Pieces {
  switch (form) {
    case "csv":
      return toCsv(answer);
    case "json":
      return toJson(answer, about);
    case "table":
      return toTextTable(columnsOf(answer), rowBatches(answer));
    case "parquet":
    case "xlsx":
      return toWhole(answer, form, about);
  }
}
