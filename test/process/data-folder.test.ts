import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { cleanUp, editableFolder, endPrograms, packageFolder, run, runOnFullDisk, runWithoutRights, temporaryFolder } from "./program.ts";

afterEach(endPrograms);
afterAll(cleanUp);

const stack = /\n\s+at .*[(:]\d+/;

test("a data folder that cannot be written is said, with its name and what to do, and without a stack", async () => {
  const file = join(temporaryFolder(), "a-file");
  writeFileSync(file, "stays");
  for (const data of [join(file, "data"), file, "/sys/sarai"])
    // /sys takes no folder, from whomever
    for (const command of [["serve", "--port", "0"], ["load"]]) {
      const { code, output } = await run([...command, "--data", data]);
      expect(output).toContain(`The data folder ${data} cannot be written`);
      expect(output).toContain("name another with --data or SARAI_DATA");
      expect(output).not.toMatch(stack);
      expect(code).toBe(6);
    }
  expect(readFileSync(file, "utf8")).toBe("stays");
});

test("a data folder that this user may read and not write, or not even read, is said with what to do, and so is a record in it", async () => {
  const empty = temporaryFolder();
  const filled = temporaryFolder();
  mkdirSync(join(filled, "record"));
  for (const [folder, data, mode, says] of [
    [empty, empty, 0o500, `The data folder ${empty} cannot be written`],
    [empty, empty, 0o000, `The data folder ${empty} cannot be written`],
    [join(filled, "record"), filled, 0o500, `The record in ${join(filled, "record")} cannot be written by this user`],
  ] as const) {
    chmodSync(folder, mode);
    for (const command of [["serve", "--port", "0"], ["load"], ["record", "history", "river-and-ridge"]]) {
      const { code, output } = await runWithoutRights([...command, "--data", data]);
      expect(output).toContain(says);
      expect(output).toContain("writable for this user");
      expect(output).not.toMatch(stack);
      expect(code).toBe(6);
    }
    chmodSync(folder, 0o700);
  }
});

test("where the disk takes no more, a first start says so, leaves nothing behind, and works once there is room", async () => {
  const data = temporaryFolder();
  for (const [command, what] of [
    [["serve", "--port", "0"], `The warehouse in ${data}/warehouse cannot be written`], // it is opened first
    [["load"], "The record cannot be written"],
  ] as const) {
    const { code, output } = await runOnFullDisk(4_096, [...command, "--data", data]);
    expect(output).toContain(what);
    expect(output).toContain("See that the disk has room");
    expect(output).not.toMatch(stack);
    expect(code).toBe(6);
    expect(readdirSync(data)).toEqual([]);
  }
  expect((await run(["load", "--data", data])).code).toBe(0);
});

test("where the disk is full while the record is filled, it is said, and the next load brings all of it", async () => {
  const environment = { SARAI_PARTNERSHIPS: join(packageFolder, "partnerships") };
  for (const command of [["serve", "--port", "0"], ["load"]]) {
    const data = temporaryFolder();
    const { code, output } = await runOnFullDisk(12_288, [...command, "--data", data], environment); // room for the warehouse, not for the record's log
    expect(output).toContain("The record cannot be written");
    expect(output).not.toMatch(stack);
    expect(code).toBe(6);
    expect((await run(["load", "--data", data], environment)).output).toMatch(/\d{5} statements written/);
  }
});

test("where the disk takes no more, a load says so, and nothing of what was there is lost", async () => {
  const data = temporaryFolder();
  const { environment, readOn } = editableFolder();
  expect((await run(["load", "--data", data], environment)).code).toBe(0);
  const history = await run(["record", "history", "river-and-ridge", "--data", data]);
  readOn("2026-02-01");
  const { code, output } = await runOnFullDisk(64, ["load", "--data", data], environment);
  expect(output).toContain("The record cannot be written");
  expect(output).not.toMatch(stack);
  expect(code).toBe(6);
  expect(await run(["record", "history", "river-and-ridge", "--data", data])).toEqual(history);
  expect((await run(["load", "--data", data], environment)).output).toMatch(/\d{3} statements written/);
});
