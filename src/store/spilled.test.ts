import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { removeSpilled, spillFolder } from "./spilled.ts";

const folder = mkdtempSync(join(tmpdir(), "sarai-spilled-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("what ended processes left is removed with all that is in it; that of one at work, and what is not spilled, stays", () => {
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  const own = basename(spillFolder(folder)); // of a process that had this number before
  const alive = `spill-${String(process.ppid)}-0a`;
  for (const name of [own, `spill-${String(dead)}-0b`, alive, "build-1"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, own, "duckdb_temp_storage.tmp"), "");
  writeFileSync(join(folder, "snapshots.json"), "");
  removeSpilled(folder);
  expect(readdirSync(folder).sort()).toEqual(["build-1", "snapshots.json", alive]);
  removeSpilled(join(folder, "nowhere"));
});

test("two databases of a process never lay anything into one folder", () => {
  expect(spillFolder(folder)).not.toBe(spillFolder(folder));
});
