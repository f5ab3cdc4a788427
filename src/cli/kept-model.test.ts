import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { RecordModel } from "../core/entry.ts";
import { besideModel, forgetModel, readKeptModel, startKeeping } from "./kept-model.ts";
import type { LoadingTask } from "./loaded.ts";

const loaded = {
  model: { version: "0123456789ab", recordedUpTo: "", partnerships: [], verdicts: new Map([["a/claims/b", []]]) } satisfies RecordModel,
  checked: "a-snapshot",
};

let root = "";
let task: LoadingTask;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "sarai-kept-"));
  for (const folder of ["data", "data/record", "data/record/base", "partnership"]) mkdirSync(join(root, folder));
  writeFileSync(join(root, "data/record/base/1"), "a page of the database");
  writeFileSync(join(root, "partnership/partnership.yaml"), "id: a\n");
  task = { dataFolder: join(root, "data"), partnershipFolders: [join(root, "partnership")], buildFolder: "/dist/0123" };
  (await startKeeping(task))(loaded);
});
afterEach(() => rmSync(root, { recursive: true }));

test("the model of an unchanged record is had again as it was", async () => {
  expect(await readKeptModel(task)).toEqual(loaded);
});

test.each([
  ["the record's files changed", () => writeFileSync(join(root, "data/record/base/1"), "another page entirely")],
  ["the record has a file more", () => writeFileSync(join(root, "data/record/base/2"), "")],
  ["the record is gone", () => rmSync(join(root, "data/record"), { recursive: true })],
  ["a partnership folder changed", () => writeFileSync(join(root, "partnership/partnership.yaml"), "id: b\n")],
  ["it was cut off while written", () => writeFileSync(join(root, "data/kept-model/stamp.json"), '{"software":')],
  ["its bytes are not those that were kept", () => writeFileSync(join(root, "data/kept-model/model.bin"), "x")],
  ["the record was opened to be changed", () => forgetModel(join(root, "data"))],
])("it is not used where %s", async (_, change) => {
  change();
  expect(await readKeptModel(task)).toBeNull();
});

test("it is not used by another build, nor for other folders", async () => {
  expect(await readKeptModel({ ...task, buildFolder: "/dist/4567" })).toBeNull();
  expect(await readKeptModel({ ...task, partnershipFolders: [] })).toBeNull();
});

test("a load takes it away before it begins, and keeps what the folders were then", async () => {
  const keep = await startKeeping(task);
  expect(await readKeptModel(task)).toBeNull();
  writeFileSync(join(root, "partnership/partnership.yaml"), "id: changed while it was loaded\n");
  keep(loaded);
  expect(await readKeptModel(task)).toBeNull();
});

test("who opens the record and changes nothing of the model leaves it usable, and one that was not stays so", async () => {
  const page = join(root, "data/record/base/1");
  const fits = besideModel(task.dataFolder);
  writeFileSync(page, `${readFileSync(page, "utf8")} and a log of its own`);
  fits.closed();
  expect(await readKeptModel(task)).toEqual(loaded);
  writeFileSync(page, "changed by somebody else");
  const unfit = besideModel(task.dataFolder);
  unfit.closed();
  expect(await readKeptModel(task)).toBeNull();
});
