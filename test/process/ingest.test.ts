import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { golden, goldenRates, packageFolder, run, snapshotsOf, temporaryFolder } from "./program.ts";

test("a folder is ingested, listed, compared with the next snapshot and pruned", async () => {
  const data = temporaryFolder();
  expect(await snapshotsOf(data)).toEqual([]);
  const first = await run(["ingest", "iati", join(golden, "splits.xml"), "--rates", goldenRates, "--data", data]);
  expect(first.code, first.output).toBe(0);
  expect(first.output).toMatch(/Published snapshot/);
  const second = await run(["ingest", "iati", golden, "--rates", goldenRates, "--data", data, "--json"]);
  expect(second.code, second.output).toBe(0);
  const list = await snapshotsOf(data);
  expect(list.map((one) => one.datasets)).toEqual([6, 1]);
  const [current, before] = list;
  const difference = await run(["snapshots", "diff", before?.id ?? "", current?.id.slice(0, 12) ?? "", "--data", data]);
  expect(difference.output).toMatch(/new\s.*currency\.xml\s+activities 0 -> 1/);
  // One identifier in all files: what its own publisher says is counted, in euros.
  expect(difference.output).toMatch(/money\s+type 3 EUR: 0\.00 -> 7\.00/);
  expect(difference.output).toMatch(/money\s+type 3 USD: 90\.01 -> 0\.00/);
  expect((await run(["snapshots", "prune", "--data", data])).code).toBe(0);
  expect((await snapshotsOf(data)).map((one) => one.id)).toEqual(list.map((one) => one.id));
});

test("a file of more than two parts is read by threads: every activity is there, where its bytes are", async () => {
  const words = "вода и дорога ".repeat(300);
  const one = (n: number): string =>
    `\n<iati-activity default-currency="USD"><iati-identifier>XX-${String(n)}</iati-identifier><title><narrative>${words}</narrative></title></iati-activity>`;
  const activities = Array.from({ length: 6000 }, (_, n) => one(n));
  const text = `<iati-activities version="2.03">${activities.join("")}</iati-activities>`;
  const file = join(temporaryFolder(), "large.xml");
  writeFileSync(file, text);
  const data = temporaryFolder();
  const { code, output } = await run(["ingest", "iati", file, "--rates", goldenRates, "--data", data, "--json"]);
  expect(code, output).toBe(0);
  const sql = "SELECT iati_identifier, ordinal, byte_start, byte_end FROM activity ORDER BY ordinal DESC LIMIT 1";
  const last = await run(["sql", sql, "--data", data, "--format", "csv"]);
  const end = Buffer.byteLength(text) - "</iati-activities>".length;
  const start = end - Buffer.byteLength(one(5999)) + 1; // behind the line end
  expect(last.output).toContain(`XX-5999,6000,${String(start)},${String(end)}`);
  const broken = await run(["ingest", "iati", file.replace("large", "absent"), file, "--rates", goldenRates, "--data", data]);
  expect(broken.code).toBe(0);
  writeFileSync(file, text.replace("XX-5998", "XX-5998&"));
  const stale = await run(["ingest", "iati", file, "--rates", goldenRates, "--data", data]);
  expect(stale.output).toMatch(/large\.xml: refused, \S+, line 6000, column/);
});

test("--version says which, and a licence that is no id is refused", async () => {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };
  expect((await run(["--version"])).output).toContain(version);
  const { code, output } = await run(["ingest", "iati", golden, "--licence", "my own <b>", "--data", temporaryFolder()]);
  expect(output).toMatch(/--licence.*must be an id/);
  expect(code).toBe(2);
});

test("exit codes: 2 for wrong usage, 3 where nothing could be read, 4 where a build is refused", async () => {
  const data = temporaryFolder();
  const folder = join(temporaryFolder(), "files");
  mkdirSync(folder);
  expect((await run(["ingest", "iati", "--data", data])).code).toBe(2);
  expect((await run(["ingest", "iati", join(folder, "absent.xml"), "--data", data])).code).toBe(3);
  expect((await run(["ingest", "iati", folder, "--data", data])).code).toBe(3);
  writeFileSync(join(folder, "a.xml"), "<iati-activities version='2.03'><iati-activity>");
  const broken = await run(["ingest", "iati", folder, "--data", data]);
  expect(broken.code).toBe(3);
  expect(broken.output).toMatch(/a\.xml: not-well-formed \(truncated, line 1\)/);
  writeFileSync(join(folder, "a.xml"), "<iati-activities version='2.03'><iati-activity/></iati-activities>");
  expect((await run(["ingest", "iati", folder, "--data", data])).code).toBe(0);
  writeFileSync(join(folder, "a.xml"), "<iati-activities version='2.03'/>");
  const refused = await run(["ingest", "iati", folder, "--data", data]);
  expect(refused.code, refused.output).toBe(4);
  expect(refused.output).toMatch(/activity: 1 rows before, 0 now/);
  expect((await snapshotsOf(data)).length).toBe(1);
});
