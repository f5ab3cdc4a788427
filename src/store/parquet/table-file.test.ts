import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Table } from "../../core/table.ts";
import { TableFile } from "./table-file.ts";

const folder = mkdtempSync(join(tmpdir(), "sarai-parquet-"));
const database = await DuckDBInstance.create(":memory:", { threads: "1" });
const connection = await database.connect();
afterAll(() => {
  connection.closeSync();
  database.closeSync();
  rmSync(folder, { recursive: true });
});

const table: Table = {
  name: "kept",
  comment: "",
  columns: (["VARCHAR", "INTEGER", "BIGINT", "DOUBLE", "BOOLEAN", "DATE", "DECIMAL(18,2)", "DECIMAL(38,12)"] as const).map(
    (type, index) => ({
      name: `c${index}`,
      type,
      comment: "",
    }),
  ),
};

type Row = readonly [
  string | null,
  number | null,
  number | null,
  number | null,
  boolean | null,
  number | null,
  bigint | null,
  bigint | null,
];

function write(file: TableFile, row: Row): void {
  for (const [index, value] of row.entries()) {
    const column = file.columns[index];
    if (value === null) column?.addNull();
    else if (typeof value === "string") column?.addText(value);
    else if (typeof value === "bigint") column?.addUnits(value);
    else column?.addNumber(Number(value));
  }
  file.endRow();
}

async function read(path: string): Promise<readonly Row[]> {
  const rows = (
    await connection.runAndReadAll(
      `SELECT c0, c1, c2, c3, c4, c5 - DATE '1970-01-01', c6::VARCHAR, c7::VARCHAR FROM read_parquet('${path}')`,
    )
  ).getRows();
  return rows.map(
    (row) =>
      row.map((value, index) => {
        if (value === null) return null;
        if (index >= 6) return BigInt((value as string).replace(".", "")); // a VARCHAR by the query above
        return typeof value === "bigint" && index < 6 ? Number(value) : value;
      }) as unknown as Row, // the shape that the query asks for
  );
}

const maybe = <Value>(one: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(one, { nil: null, freq: 3 });
const row: fc.Arbitrary<Row> = fc.tuple(
  maybe(fc.string({ unit: "binary" })),
  maybe(fc.integer()),
  maybe(fc.maxSafeInteger()),
  maybe(fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0)),
  maybe(fc.boolean()),
  maybe(fc.integer({ min: -700_000, max: 2_900_000 })),
  maybe(fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n })),
  maybe(fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n })),
);

let files = 0;

test("what is written is read again, value for value, nulls included", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
      const path = join(folder, `${files++}.parquet`);
      const file = new TableFile(table, () => path);
      for (const one of rows) write(file, one);
      expect(await read(file.take() ?? "")).toEqual(rows);
    }),
    { numRuns: 40 },
  );
});

test("rows that are taken back leave no trace", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), fc.array(row), fc.array(row, { minLength: 1 }), async (kept, taken, later) => {
      const path = join(folder, `${files++}.parquet`);
      const file = new TableFile(table, () => path);
      for (const one of kept) write(file, one);
      const mark = file.mark();
      for (const one of taken) write(file, one);
      expect(file.takeBack(mark)).toBe(true);
      for (const one of later) write(file, one);
      expect(await read(file.take() ?? "")).toEqual([...kept, ...later]);
    }),
    { numRuns: 40 },
  );
});

const texts: Table = { name: "texts", comment: "", columns: [{ name: "text", type: "VARCHAR", comment: "" }] };

async function readTexts(path: string): Promise<readonly unknown[]> {
  return (await connection.runAndReadAll(`SELECT text FROM read_parquet('${path}')`)).getRows().map(([text]) => text);
}

const many = (count: number, different: number): readonly (string | null)[] =>
  Array.from({ length: count }, (_, n) => (n % 7 === 0 ? null : `text ${n % different} ж`));

test.each([
  ["one text", many(500, 1)],
  ["as many as a byte tells apart", many(3_000, 256)],
  ["more than a byte tells apart", many(9_000, 1_000)],
  ["texts that do not come back", many(9_000, 9_000)],
  ["a text too long for the dictionary among short ones", [...many(40, 3), "long ".repeat(100), null, ...many(40, 3)]],
])("texts are kept whole and in order, whether they come back or not: %s", async (_, rows) => {
  const path = join(folder, `${files++}.parquet`);
  const file = new TableFile(texts, () => path);
  const add = (text: string | null, n: number): void => {
    const bytes = Buffer.from(`>${text ?? ""}<`);
    if (text === null) file.columns[0]?.addNull();
    else if (n % 2 === 0) file.columns[0]?.addText(text);
    else file.columns[0]?.addBytes(bytes, 1, bytes.length - 1);
    file.endRow();
  };
  for (const [n, text] of rows.entries()) add(text, n);
  const mark = file.mark();
  for (const [n, text] of [...many(3_000, 3_000), "x".repeat(300)].entries()) add(text, n);
  expect(file.takeBack(mark)).toBe(true);
  for (const [n, text] of rows.entries()) add(text, n);
  expect(await readTexts(file.take() ?? "")).toEqual([...rows, ...rows]);
  add("after", 0);
  const [second] = await readTexts(file.take() ?? "");
  expect(second).toBe("after");
});

test("a table of several row groups is one file, and without a row there is none", async () => {
  const file = new TableFile(table, () => join(folder, "many.parquet"));
  const row: Row = ["x".repeat(100), 1, 2, 0.5, true, 3, 4n, 5n];
  const mark = file.mark();
  for (let n = 0; n < 200_000; n++) write(file, row);
  expect(file.takeBack(mark)).toBe(false);
  const counted = await connection.runAndReadAll(
    `SELECT count(*)::VARCHAR, count(DISTINCT c0)::VARCHAR, sum(c7)::VARCHAR FROM read_parquet('${file.take() ?? ""}')`,
  );
  expect(counted.getRows()).toEqual([["200000", "1", "0.000001000000"]]);
  expect(new TableFile(table, () => join(folder, "none.parquet")).take()).toBeNull();
});
