import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Rows } from "../core/columns.ts";
import { openDatabase } from "./database.ts";
import { toParquet } from "./parquet-rows.ts";

const folder = mkdtempSync(join(tmpdir(), "sarai-rows-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(table: Rows, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const path = join(folder, "rows.parquet");
  writeFileSync(
    path,
    await toParquet(table, [
      ["licence", "CC BY 4.0"],
      ["quote's", 'a "b"'],
    ]),
  );
  const database = await openDatabase(":memory:");
  try {
    return await database.rows(sql.replace("$", `'${path}'`));
  } finally {
    database.close();
  }
}

const columns = { id: "text", amount: "decimal", n: "integer", own: "boolean" } as const;

test("rows keep their order, their types and every digit; what is not known stays so", async () => {
  const rows = [
    { id: "b", amount: "12345678901234567890.12", n: 2, own: true },
    { id: "a'\"\n=1", amount: null, n: null, own: null },
    { id: "", amount: "-0.5", n: -1, own: false },
  ];
  expect(await read({ columns, rows }, "SELECT * FROM read_parquet($)")).toEqual([
    { id: "b", amount: "12345678901234567890.120000000000", n: "2", own: true },
    { id: "a'\"\n=1", amount: null, n: null, own: null },
    { id: "", amount: "-0.500000000000", n: "-1", own: false },
  ]);
});

test("no row still names every column", async () => {
  expect(
    await read({ columns, rows: [] }, "SELECT name, type FROM (DESCRIBE SELECT * FROM read_parquet($)) d(name, type, a, b, c, e)"),
  ).toEqual([
    { name: "id", type: "VARCHAR" },
    { name: "amount", type: "DECIMAL(38,12)" },
    { name: "n", type: "BIGINT" },
    { name: "own", type: "BOOLEAN" },
  ]);
});

test("the file says what it is", async () => {
  const said = await read({ columns, rows: [] }, "SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata($)");
  expect(said).toEqual([
    { key: "licence", value: "CC BY 4.0" },
    { key: "quote's", value: 'a "b"' },
  ]);
});

test.each(["about 3", "0.1234567890123", "1e9", ""])(
  "a decimal %j that would not stay whole is refused, never rounded away in silence",
  async (amount) => {
    await expect(toParquet({ columns, rows: [{ id: "a", amount, n: 1, own: true }] }, [["a", "b"]])).rejects.toThrow(
      `${amount} in amount is no decimal`,
    );
  },
);
