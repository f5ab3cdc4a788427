import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { rowForms } from "../../src/contract/twins.ts";
import { questions } from "../../src/query/index.ts";
import { openDatabase } from "../../src/store/database.ts";
import { openWholeSite } from "../warehouse/whole-site.ts";

// Every table of the real record as CSV, XLSX and Parquet: the same rows, whole.

const { site, close } = await openWholeSite("partnerships/central-asia-japan", "partnerships/eu-central-asia");
const folder = mkdtempSync(join(tmpdir(), "sarai-files-"));
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

const tables = questions.filter(({ rows, path }) => rows !== undefined && !path.includes(":id"));
const addresses = ["central-asia-japan", "eu-central-asia"].flatMap((partnership) => tables.map(({ path }) => `/en/${partnership}${path}`));

async function read(address: string): Promise<Uint8Array> {
  const response = await site.request(address);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

type Value = string | boolean | null;

async function parquet(bytes: Uint8Array, sql: string): Promise<readonly Readonly<Record<string, Value>>[]> {
  const path = join(folder, "rows.parquet");
  writeFileSync(path, bytes);
  const database = await openDatabase(":memory:");
  try {
    return (await database.rows(sql.replace("$", `'${path}'`))) as readonly Readonly<Record<string, Value>>[];
  } finally {
    database.close();
  }
}

/** How a value of Parquet stands in a CSV file, decimals without the zeros at their end. */
function plain(value: Value = null): string {
  return String(value ?? "")
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}

test.each(addresses)("%s is the same in every form", async (address) => {
  const csv: readonly (readonly string[])[] = parse(strFromU8(await read(`${address}.csv`)));
  const [header = [], ...rows] = csv;
  expect(header.length).toBeGreaterThan(2);
  const inParquet = await parquet(await read(`${address}.parquet`), "SELECT * FROM read_parquet($)");
  const harmless = (text: string): string => text.replace(/^'(?=[=+\-@])/, "");
  expect(inParquet.map((row) => header.map((name) => plain(row[name])))).toEqual(
    rows.map((row) => row.map((cell) => plain(harmless(cell)))),
  );
  const sheets = unzipSync(await read(`${address}.xlsx`));
  const sheet = strFromU8(sheets["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect([...sheet.matchAll(/<row /g)].length).toBe(rows.length + 1);
});

test("a file says what it is: question, address, version, licence and citation", async () => {
  const address = "/en/central-asia-japan/donors/rows.parquet?donor=JP&recipient=KG&first_year=2020&last_year=2021";
  const said = await parquet(await read(address), "SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata($)");
  const about: Readonly<Record<string, string>> = Object.fromEntries(said.map(({ key, value }) => [String(key), String(value)]));
  expect(about).toMatchObject({ rows: "2", partnership: "Central Asia + Japan", licence: expect.stringContaining("CC BY 4.0") as string });
  expect(about["address"]).toContain("/en/central-asia-japan/donors/rows?");
  expect(about["columns"]).toContain("value: decimal");
  expect(about["series"]).toContain("World Bank");
  expect(about["citation"]).toContain(about["record version"]);
});

test("a list without a row is a file with its columns, in every form", async () => {
  for (const form of rowForms) {
    const bytes = await read(`/en/eu-central-asia/corrections.${form}`);
    expect(bytes.length).toBeGreaterThan(10);
    if (form === "csv")
      expect(strFromU8(bytes)).toBe("on,what,kind,subject,title,lang,text,verdict_before,verdict_after,properties,parties\r\n");
  }
});
