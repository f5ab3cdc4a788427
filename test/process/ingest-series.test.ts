import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { packageFolder, run, temporaryFolder } from "./program.ts";

const golden = join(packageFolder, "test", "fixtures", "iati", "golden");
const rates = join(packageFolder, "test", "fixtures", "iati", "rates.json");

type Listed = readonly { readonly id: string; readonly path: string }[];

async function current(data: string): Promise<Listed[number]> {
  const { output } = await run(["snapshots", "--json", "--data", data]);
  const [first] = JSON.parse(output.slice(output.indexOf("["))) as Listed;
  if (first === undefined) throw new Error("there is no snapshot");
  return first;
}

async function ask(data: string, sql: string): Promise<readonly string[]> {
  const database = await openDatabase((await current(data)).path, { readOnly: true });
  try {
    return (await database.rows(sql)).map((row) => Object.values(row).join(" "));
  } finally {
    database.close();
  }
}

test("tables of the OECD join the snapshot, beside activities; the same again is nothing new, a newer one takes its place", async () => {
  const data = temporaryFolder();
  const table = join(temporaryFolder(), "crs_2012.csv");
  writeFileSync(table, "Row Labels,Japan,United States\nUzbekistan,1.5,many\nNarnia,1,1\n");
  expect((await run(["ingest", "iati", join(golden, "splits.xml"), "--rates", rates, "--data", data])).code).toBe(0);
  const first = await run(["ingest", "crs", table, "--data", data]);
  expect(first.code, first.output).toBe(0);
  expect(first.output).toContain("crs_2012.csv (yearly-table): 2 rows, 1 figures, 0 of them not ODA; refused 2; left out: nothing");
  expect(first.output).toContain("crs_2012.csv: line 2, United States: value-invalid");
  expect(first.output).toContain("crs_2012.csv: line 3: recipient-unknown");
  const gross = "SELECT donor, recipient, value::VARCHAR FROM dac_flow WHERE measure = 'gross' AND price_base = 'current'";
  expect(await ask(data, gross)).toEqual(["JP UZ 1500000.00"]);
  expect(await ask(data, "SELECT count(*)::VARCHAR FROM activity")).not.toEqual(["0"]);
  const { id } = await current(data);
  expect((await run(["ingest", "crs", table, "--data", data])).output).toContain(`Nothing is new: snapshot ${id}`);
  writeFileSync(table, "Row Labels,Japan\nUzbekistan,2\n");
  const second = await run(["ingest", "crs", table, "--data", data, "--json"]);
  expect(JSON.parse(second.output.slice(second.output.indexOf("{")))).toMatchObject({ files: [{ figures: 1, notOda: 0, refused: 0 }] });
  expect(await ask(data, gross)).toEqual(["JP UZ 2000000.00"]);
});

test("a file that cannot be read leaves everything as it was, and is named", async () => {
  const data = temporaryFolder();
  const [good, bad] = [join(temporaryFolder(), "crs_2012.csv"), join(temporaryFolder(), "page.csv")];
  writeFileSync(good, "Row Labels,Japan\nUzbekistan,1\n");
  writeFileSync(bad, "<html>");
  const mixed = await run(["ingest", "crs", good, bad, "--data", data]);
  expect([mixed.code, mixed.output]).toEqual([2, expect.stringContaining("page.csv is in no known layout")]);
  expect(mixed.output).toContain("SDMX-CSV of the OECD Data Explorer");
  expect((await run(["ingest", "crs", bad, "--data", data])).code).toBe(3);
  expect((await run(["ingest", "crs", good, "--recipient", "KZ", "--data", data])).code).toBe(3);
  expect((await run(["ingest", "crs", "--data", data])).code).toBe(2);
  expect((await run(["snapshots", "--json", "--data", data])).output).toContain("[]");
});

test("rates that were loaded convert the money of activities until they are taken out", async () => {
  const data = temporaryFolder();
  const monthly = "SELECT count(*)::VARCHAR FROM exchange_rate WHERE frequency = 'monthly'";
  expect((await run(["ingest", "iati", join(golden, "currency.xml"), "--data", data])).code).toBe(0);
  const [{ id }, converted] = [await current(data), await ask(data, "SELECT value_usd::VARCHAR FROM flow ORDER BY ALL")];
  expect(await ask(data, monthly)).toEqual(["0"]);
  const loaded = await run(["ingest", "rates", rates, "--data", data]);
  expect(loaded.code, loaded.output).toBe(0);
  expect(loaded.output).toContain("SDR for one unit of the currency");
  expect(await ask(data, monthly)).not.toEqual(["0"]);
  expect(await ask(data, "SELECT value_usd::VARCHAR FROM flow ORDER BY ALL")).not.toEqual(converted);
  const again = await run(["ingest", "rates", rates, "--data", data]);
  expect(again.output).toContain("Nothing is new");
  expect((await run(["ingest", "rates", golden, "--data", data])).code).toBe(2);
  expect((await run(["ingest", "rates", "--data", data])).code).toBe(2);
  expect((await run(["ingest", "rates", "--forget", "--data", data])).code).toBe(0);
  expect((await current(data)).id).toBe(id);
});
