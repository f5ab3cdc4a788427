import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanUp, ingestGolden, run, runOnFullDisk, snapshotsOf, temporaryFolder } from "./program.ts";

const values = "SELECT part, currency, value, value_date, CAST(value AS DOUBLE) AS double, counted FROM flow ORDER BY ALL";

let data = "";
beforeAll(async () => {
  data = await ingestGolden();
});
afterAll(cleanUp);

const sql = (statement: string, ...flags: readonly string[]) => run(["sql", statement, "--data", data, ...flags]);

/** What the statement answers, written to a file in a form. */
async function answer(statement: string, form: string): Promise<string> {
  const file = join(temporaryFolder(), `answer.${form}`);
  const { code, output } = await sql(statement, "--format", form, "--output", file);
  expect(code, output).toBe(0);
  return file;
}

type Cell = string | number | boolean | null;
const toText = (cell: Cell): string => (cell === null ? "" : String(cell));

/** The same rows from the snapshot itself, all cells as text. */
async function straight(statement: string): Promise<readonly (readonly string[])[]> {
  const [snapshot] = await snapshotsOf(data);
  const instance = await DuckDBInstance.create(snapshot?.path ?? "", { access_mode: "READ_ONLY" });
  const rows = (await (await instance.connect()).runAndReadAll(statement)).getRowsJson() as readonly (readonly Cell[])[];
  instance.closeSync();
  return rows.map((row) => row.map(toText));
}

test("every form holds the rows that the snapshot has, and says of which snapshot", async () => {
  const expected = await straight(values);
  expect(expected.length).toBeGreaterThan(10);

  const csv: unknown = parse(readFileSync(await answer(values, "csv"), "utf8"), { from_line: 2 });
  expect(csv).toEqual(expected);

  const json = JSON.parse(readFileSync(await answer(values, "json"), "utf8")) as {
    snapshot: string;
    columns: object[];
    rows: Record<string, Cell>[];
  };
  expect(json.rows.map((row) => Object.values(row).map(toText))).toEqual(expected);
  expect(json.snapshot).toMatch(/^[0-9a-f]{16,}$/);
  expect(json.columns).toContainEqual({ name: "value_date", type: "DATE" });

  const parquet = await answer(values, "parquet");
  expect(await straight(`SELECT * FROM read_parquet('${parquet}')`)).toEqual(expected);
  expect(await straight(`SELECT column_type FROM (DESCRIBE SELECT value, value_date, double FROM read_parquet('${parquet}'))`)).toEqual([
    ["DECIMAL(38,12)"],
    ["DATE"],
    ["DOUBLE"],
  ]);

  const sheets = unzipSync(readFileSync(await answer(values, "xlsx")));
  expect(strFromU8(sheets["xl/worksheets/sheet1.xml"] ?? new Uint8Array()).match(/<row /g)).toHaveLength(expected.length + 1);

  const table = await sql("SELECT count(*) AS n FROM flow");
  expect(table.output).toMatch(new RegExp(`n\n-+\n *${String(expected.length)}\n1 row\n`));
});

test("an answer without rows is whole in every form", async () => {
  const none = "SELECT iati_identifier FROM activity WHERE false";
  expect(JSON.parse(readFileSync(await answer(none, "json"), "utf8"))).toMatchObject({ columns: [{ name: "iati_identifier" }], rows: [] });
  expect(readFileSync(await answer(none, "csv"), "utf8")).toBe("iati_identifier\r\n");
});

const outside = [
  ["a file", "SELECT * FROM read_text('/etc/hostname')", /disabled by configuration/],
  ["the list of a folder", "SELECT * FROM glob('/etc/*')", /disabled by configuration/],
  ["another database", "ATTACH '/tmp/other.duckdb'", /Only a SELECT/],
  ["a file to write", "COPY (SELECT 1) TO '/tmp/sarai-sql-must-not-be.csv'", /disabled by configuration|Only a SELECT/],
  ["an extension", "INSTALL httpfs", /Only a SELECT/],
  ["a setting", "SET memory_limit = '100GB'", /Only a SELECT/],
  ["what is stored", "DELETE FROM stored.flow", /Only a SELECT/],
  ["a second statement", "SELECT 1; SELECT 2", /2 statements were given/],
  ["no statement", " ", /No statement was given/],
  ["no SQL", "SELEC 1", /syntax error at or near "SELEC"/],
  ["no such table", "SELECT * FROM budgets_of_mars", /budgets_of_mars does not exist/],
] as const;

test.each(outside)("refused with 2: %s", async (_, statement, message) => {
  const { code, output } = await sql(statement);
  expect(output).toMatch(message);
  expect(code, output).toBe(2);
  expect(existsSync("/tmp/sarai-sql-must-not-be.csv")).toBe(false);
});

test("what takes too long, needs too much or has too many rows is ended, and no part of it stays in a file", async () => {
  const endless = "SELECT count(*) FROM range(1000000) AS a, range(1000000) AS b WHERE hash(a.range * b.range) = 1";
  const slow = await sql(endless, "--seconds", "1");
  expect(slow.output).toMatch(/ended after 1 s/);
  expect(slow.code).toBe(2);

  const large = await sql("SELECT list(range) FROM range(200000000)", "--memory", "50");
  expect(large.output).toMatch(/more memory or disk than it may use/);
  expect(large.code).toBe(2);

  const file = join(temporaryFolder(), "rows.csv");
  const many = await sql("SELECT range FROM range(10000)", "--rows", "5000", "--format", "csv", "--output", file);
  expect(many.output).toMatch(/more than 5,000 rows/);
  expect(many.code).toBe(2);
  expect(existsSync(file)).toBe(false);
});

test("a file that is there is not written over, and a disk that takes no more is said", async () => {
  const file = join(temporaryFolder(), "mine.csv");
  writeFileSync(file, "mine");
  expect(await sql("SELECT 1", "--output", file, "--format", "csv")).toMatchObject({ code: 2 });
  expect(readFileSync(file, "utf8")).toBe("mine");
  expect((await sql("SELECT 1", "--output", join(file, "below"), "--format", "csv")).code).toBe(6);
  const full = join(temporaryFolder(), "full.csv");
  const ended = await runOnFullDisk(64, ["sql", "SELECT range FROM range(100000)", "--data", data, "--output", full, "--format", "csv"]);
  expect(ended.output).toMatch(/cannot be written \(EFBIG\)/);
  expect(ended.code).toBe(6);
  expect(existsSync(full)).toBe(false);
});

test("without a snapshot it says how to get one", async () => {
  const { code, output } = await run(["sql", "SELECT 1", "--data", temporaryFolder()]);
  expect(output).toMatch(/holds no snapshot[^]*sarai ingest iati/);
  expect(code).toBe(3);
});
