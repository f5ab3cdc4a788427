import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { SaraiError } from "../../src/core/errors.ts";
import { exportPartnership } from "../../src/ingest/partnership/export-partnership.ts";
import { loadFolders, type Ledger, type LoadOptions, type LoadReport } from "../../src/ingest/partnership/load.ts";
import { total } from "../../src/ingest/partnership/plan-load.ts";
import { listLedger } from "../ledger/written.ts";

const good = "test/fixtures/partnerships/river-and-ridge";
const temporary = await mkdtemp(join(tmpdir(), "sarai-load-"));
afterAll(() => rm(temporary, { recursive: true }));

let said: string[] = [];
beforeEach(() => {
  said = [];
});
const options: LoadOptions = { now: () => new Date("2026-02-11T08:00:00Z"), write: (line) => said.push(line), dryRun: false };

async function load(ledger: Ledger, folder: string, given: LoadOptions = options): Promise<LoadReport> {
  const [report] = await loadFolders(ledger, [folder], given);
  if (report === undefined) throw new Error("one folder, one report");
  return report;
}

/** The exported files in a folder of their own. */
async function writeOut(name: string, files: ReadonlyMap<string, string>): Promise<string> {
  const folder = join(temporary, name);
  await mkdir(folder, { recursive: true });
  for (const [file, text] of files) await writeFile(join(folder, file), text);
  return folder;
}

function expectNothingWritten(report: LoadReport): void {
  expect(report.written).toBe(0);
  expect(total(report.plan.entries)).toMatchObject({ new: 0, changed: 0, withdrawn: 0, refused: 0 });
}

test("loading says what it writes, and loading again writes nothing", async () => {
  const ledger = listLedger();
  const first = await load(ledger, good);
  expect(said[0]).toBe("river-and-ridge: 42 new, 0 changed, 0 unchanged, 0 withdrawn, 0 refused (entries)");
  expect(said).toContain("  commitments.yaml: 10 new, 0 changed, 0 unchanged, 0 withdrawn, 0 refused");
  expect(first.written).toBe(ledger.lines.length);
  said = [];
  expectNothingWritten(await load(ledger, good));
  expect(said[0]).toBe("river-and-ridge: 0 new, 0 changed, 42 unchanged, 0 withdrawn, 0 refused (entries)");
  expect(said).toHaveLength(2);
});

test("a dry run says the same and writes nothing", async () => {
  const ledger = listLedger();
  expect((await load(ledger, good, { ...options, dryRun: true })).written).toBe(0);
  expect(said[0]).toContain("42 new");
  expect(ledger.lines).toEqual([]);
});

test("a folder with one error in it is not loaded at all, and the error says where", async () => {
  const folder = join(temporary, "broken");
  await cp(good, folder, { recursive: true });
  await writeFile(join(folder, "claims.yaml"), "- id: lonely\n");
  const ledger = listLedger();
  const error = await load(ledger, folder).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SaraiError);
  expect(error).toMatchObject({ code: "input-invalid", advice: "4 errors: nothing was loaded." });
  expect((error as SaraiError).message).toContain(`${join(folder, "claims.yaml")}:1:3 claim lonely: state is missing`);
  expect(ledger.lines).toEqual([]);
  expect(said).toEqual([]);
});

test("of several folders one with an error keeps all out, and two of one id are refused", async () => {
  const ledger = listLedger();
  const twin = join(temporary, "twin");
  await cp(good, twin, { recursive: true });
  const error = await loadFolders(ledger, [good, twin, "/nowhere"], options).catch((reason: unknown) => reason);
  expect((error as SaraiError).message.split("\n")).toEqual([
    `${twin}: has the id river-and-ridge of ${good}; each would withdraw what the other holds, so give it another id`,
    "/nowhere cannot be opened (ENOENT); name a folder such as partnerships/<id>",
  ]);
  expect(ledger.lines).toEqual([]);
});

const folders = (await readdir("partnerships", { withFileTypes: true })).filter((one) => one.isDirectory()).map((one) => one.name);

test.each([good, ...folders.map((name) => join("partnerships", name))])(
  "%s, exported, is a folder that loads without a change",
  async (folder) => {
    const ledger = listLedger();
    const { plan } = await load(ledger, folder);
    const exported = exportPartnership(plan.partnership, ledger.lines, []);
    expect(exported.leftOut).toEqual([]);
    expectNothingWritten(await load(ledger, await writeOut(plan.partnership, exported.files)));
    expect(exportPartnership(plan.partnership, ledger.lines, []).files).toEqual(exported.files);
  },
);

test("an export leaves out what was removed, and says so", async () => {
  const ledger = listLedger();
  await load(ledger, good);
  const blanked = ledger.lines.map((one) =>
    one.property === "notes.signed-first"
      ? { ...one, value: null, redacted: { at: "2026-03-01T00:00:00.000Z", reason: "names a person" } }
      : one,
  );
  const exported = exportPartnership("river-and-ridge", blanked, []);
  expect(exported.leftOut).toEqual([
    { subject: "river-and-ridge/commitments/begun-bridge", property: "notes.signed-first", reason: "names a person" },
  ]);
  expect(exported.files.get("commitments.yaml")).not.toContain("signed-first");
});

test("what is not in the record cannot be exported", () => {
  expect(() => exportPartnership("nowhere", [], [])).toThrow('The record holds no partnership "nowhere".');
});
