import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { ingest, type Ingested } from "../../src/ingest/iati/ingest.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";

// The referee's figures, cell by cell: every folder of shared data, all of them at once, and every case worked out by hand.

const root = fileURLToPath(new URL("../..", import.meta.url));
const shared = resolve(root, process.env["SARAI_SHARED"] ?? join("..", "shared"));
const oracle = join(shared, "oracle");
const monthly = join(shared, "data", "fx", "iaticloud_currency_monthlyaverage.json");
const folder = mkdtempSync(join(tmpdir(), "sarai-oracle-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const minutes = 60_000;

function ingestInto(name: string, input: string, ratesFile: string): Promise<Ingested> {
  return ingest({
    paths: [input],
    ratesFile,
    series: [],
    dataFolder: join(folder, name),
    forget: [],
    licence: null,
    acceptLosses: false,
    now: () => new Date(),
    progress: () => undefined,
    signal: new AbortController().signal,
  });
}

/** Ingests into a new data folder and gives the answers of the referee's own queries. */
async function answersOf(name: string, input: string, ratesFile: string): Promise<string> {
  const { snapshot } = await ingestInto(name, input, ratesFile);
  const actual = join(folder, `${name}.json`);
  writeFileSync(actual, execFileSync(process.execPath, [join(oracle, "assemble.mjs"), snapshot.path], { cwd: root, maxBuffer: 1 << 30 }));
  rmSync(join(folder, name), { recursive: true });
  return actual;
}

/** What the referee says of the difference; its last line counts it. */
function compare(expected: string, actual: string, ...options: readonly string[]): string {
  try {
    return execFileSync("python3", [join(oracle, "compare.py"), expected, actual, ...options], { encoding: "utf8" });
  } catch (error) {
    return error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
  }
}

test("the shared folder is there", () => {
  expect(existsSync(oracle), `${oracle} (SARAI_SHARED names another place)`).toBe(true);
  expect(folders.length).toBeGreaterThan(5);
  expect(cases.length).toBeGreaterThan(5);
});

const list = (path: string): readonly string[] => (existsSync(path) ? readdirSync(path).sort() : []);
const folders = [
  ...list(join(shared, "data", "iati")).map((name) => ({ name: `iati-${name}`, input: join(shared, "data", "iati", name) })),
  { name: "iati-hostile", input: join(shared, "data", "iati-hostile") },
];
const cases = list(join(oracle, "cases")).filter((name) => name.endsWith(".expected.json"));

test("the public tables keep the column contract, name by name and type by type", async () => {
  const columns =
    "SELECT table_name || '.' || column_name || ' ' || data_type AS line FROM duckdb_columns() WHERE schema_name = 'main' ORDER BY line";
  const read = async (database: Database): Promise<readonly string[]> => (await database.rows(columns)).map((row) => String(row["line"]));
  const contract = await openDatabase(":memory:");
  await contract.run(readFileSync(join(oracle, "contract.sql"), "utf8"));
  const wanted = await read(contract);
  contract.close();
  const { snapshot } = await ingestInto("contract", join(oracle, "cases", "01-two-by-two.xml"), join(oracle, "cases", "rates.json"));
  const database = await openDatabase(snapshot.path, { readOnly: true });
  const offered = new Set(await read(database));
  database.close();
  expect(wanted.length).toBeGreaterThan(100);
  expect(wanted.filter((line) => !offered.has(line))).toEqual([]);
});

describe("a folder of shared data agrees with the referee in every cell", () => {
  test.each(folders)(
    "$name",
    async ({ name, input }) => {
      const actual = await answersOf(name, input, monthly);
      expect(compare(join(oracle, "expected", `${name}.json`), actual)).toMatch(/^\d+ cells compared, 0 differ\n$/);
    },
    5 * minutes,
  );

  test(
    "all of them at once",
    async () => {
      const actual = await answersOf("iati-all", join(shared, "data", "iati"), monthly);
      expect(compare(join(oracle, "expected", "iati-all.json"), actual, "--subset")).toMatch(/^\d+ cells compared, 0 differ\n$/);
    },
    10 * minutes,
  );
});

describe("a case worked out by hand agrees to the last digit", () => {
  test.each(cases)("%s", async (name) => {
    const expected = join(oracle, "cases", name);
    const place = expected.replace(".expected.json", "");
    const actual = await answersOf(name, existsSync(place) ? place : `${place}.xml`, join(oracle, "cases", "rates.json"));
    expect(compare(expected, actual, "--subset", "--tolerance", "0")).toMatch(/^\d+ cells compared, 0 differ\n$/);
    if (readFileSync(expected, "utf8").includes('"flow"'))
      expect(compare(expected, actual, "--only", "total.flow", "--tolerance", "0")).toMatch(/ 0 differ\n$/);
  });
});
