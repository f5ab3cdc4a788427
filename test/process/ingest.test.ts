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
