import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { holderOf, lockDataFolder } from "./data-lock.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sarai-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The pid of a process that ran and is gone. */
function deadPid(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

const writeLock = (held: object | string): void =>
  writeFileSync(join(folder, "lock"), typeof held === "string" ? held : JSON.stringify(held));

test("a data folder is made where it is absent, held by one alone, and free when released", () => {
  const data = join(folder, "not", "yet");
  const lock = lockDataFolder(data);
  expect(holderOf(data)?.pid).toBe(process.pid);
  expect(() => lockDataFolder(data)).toThrow(`The data folder ${data} is in use by process ${String(process.pid)}.`);
  lock.setAddress("http://127.0.0.1:4600");
  expect(() => lockDataFolder(data)).toThrow(/in use by process \d+, which answers at http:\/\/127\.0\.0\.1:4600\./);
  lock.release();
  expect(holderOf(data)).toBeUndefined();
  expect(readdirSync(data)).toEqual([]);
  lockDataFolder(data).release();
});

test("the lock of a process that was killed holds nobody up", () => {
  writeLock({ pid: deadPid(), startedAt: "12345", address: "http://127.0.0.1:4600" });
  expect(holderOf(folder)).toBeUndefined();
  const lock = lockDataFolder(folder);
  expect(holderOf(folder)).toMatchObject({ pid: process.pid, address: null });
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test("a pid that was given anew to another program is not taken for the holder", () => {
  writeLock({ pid: process.pid, startedAt: "1", address: null }); // this pid lives, but has started at another tick
  expect(holderOf(folder)).toBeUndefined();
  lockDataFolder(folder).release();
});

test.each(["", "{", "{}", "null", '{"pid":-1,"startedAt":null,"address":null}'])(
  "a lock that was cut off while written (%j) is nobody's",
  (text) => {
    writeLock(text);
    expect(holderOf(folder)).toBeUndefined();
    lockDataFolder(folder).release();
    expect(existsSync(join(folder, "lock"))).toBe(false);
  },
);

test("what processes that were killed left behind is removed; what one at work has written stays", () => {
  const left = [`lock.new-${String(deadPid())}`, `record.new-${String(deadPid())}`];
  for (const name of left) writeFileSync(join(folder, name), "");
  writeFileSync(join(folder, "lock.turn"), JSON.stringify({ pid: deadPid(), startedAt: null, address: null }));
  writeFileSync(join(folder, `lock.new-${String(process.ppid)}`), "");
  writeLock({ pid: deadPid(), startedAt: null, address: null });
  const lock = lockDataFolder(folder);
  expect(readdirSync(folder).sort()).toEqual(["lock", `lock.new-${String(process.ppid)}`]);
  lock.release();
});

test("a folder that cannot be made is said with its name and what to do", () => {
  const file = join(folder, "a-file");
  writeFileSync(file, "stays");
  const unwritable = { code: "storage-unwritable", advice: "Make it writable for this user, or name another with --data or SARAI_DATA." };
  for (const data of [join(file, "data"), file]) {
    expect(() => lockDataFolder(data)).toThrow(expect.objectContaining(unwritable));
    expect(() => lockDataFolder(data)).toThrow(`The data folder ${data} cannot be written`);
    expect(holderOf(data)).toBeUndefined();
  }
  expect(readFileSync(file, "utf8")).toBe("stays");
});
