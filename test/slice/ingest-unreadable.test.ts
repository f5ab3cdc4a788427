import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { activity, ask, file, removeFolders, run, temporaryFolder, writeFiles } from "../fixtures/iati/ingesting.ts";

afterAll(removeFolders);

const rowsSql =
  "SELECT concat_ws(' ', path, status, reason, detail, CASE WHEN stale THEN 'stale' END, bytes IS NULL) AS line FROM dataset ORDER BY path";
const sumSql = "SELECT sum(value_usd)::DECIMAL(38,2) AS line FROM flow";
const one = (identifier: string, value: string): string => file(activity(identifier, { value }));

test("a file that cannot be read is refused with its reason, and stops nobody", async () => {
  const folder = writeFiles({ "a.xml": one("XX-1", "10") });
  mkdirSync(join(folder, "folder.xml"));
  execFileSync("mkfifo", [join(folder, "pipe.xml")]); // nobody ever writes into it
  symlinkSync("/proc/self/mem", join(folder, "input-output-error.xml"));
  symlinkSync("nowhere", join(folder, "link.xml"));
  const names = ["a.xml", "pipe.xml", "input-output-error.xml", "link.xml", "absent.xml", "a.xml/below-a-file.xml"];
  const { snapshot, summary } = await run(
    [...names, "folder.xml"].map((name) => join(folder, name)),
    temporaryFolder(),
  );
  expect(await ask(snapshot.path, rowsSql)).toEqual([
    "a.xml ok false",
    "absent.xml unreadable absent ENOENT true",
    "below-a-file.xml unreadable absent ENOTDIR true",
    "input-output-error.xml unreadable read-error EIO true",
    "link.xml unreadable absent ENOENT true",
    "pipe.xml unreadable not-a-file true",
  ]);
  expect(await ask(snapshot.path, sumSql)).toEqual(["10.00"]);
  expect(summary.refused.map((row) => row.path)).toHaveLength(5);
});

test("what is gone, or a folder, when its turn comes is refused, too", async () => {
  const folder = writeFiles({ "a.xml": one("XX-1", "10"), "b.xml": one("XX-2", "20"), "c.xml": one("XX-3", "40") });
  const progress = (): void => {
    rmSync(join(folder, "b.xml"), { force: true });
    rmSync(join(folder, "c.xml"), { force: true, recursive: true });
    mkdirSync(join(folder, "c.xml"));
  };
  const { snapshot } = await run([folder], temporaryFolder(), { progress });
  expect(await ask(snapshot.path, rowsSql)).toEqual([
    "a.xml ok false",
    "b.xml unreadable absent ENOENT true",
    "c.xml unreadable not-a-file true",
  ]);
  expect(await ask(snapshot.path, sumSql)).toEqual(["10.00"]);
});

test("where nothing that was named can be read nothing is published, and it is said why", async () => {
  const data = temporaryFolder();
  const absent = join(temporaryFolder(), "absent.xml");
  await expect(run([absent], data)).rejects.toMatchObject({
    code: "nothing-read",
    message: "Nothing could be read:\n  absent.xml: unreadable (absent)",
  });
});

test("an earlier version stays, stale, while the file cannot be read; it is well again when the file is back", async () => {
  const data = temporaryFolder();
  const folder = writeFiles({ "a.xml": one("XX-1", "10"), "b.xml": one("XX-2", "20") });
  const [a, b] = [join(folder, "a.xml"), join(folder, "b.xml")];
  const first = await run([a, b], data);
  rmSync(b);
  const without = await run([a, b], data);
  expect(without.isNew).toBe(true);
  expect(await ask(without.snapshot.path, rowsSql)).toEqual(["a.xml ok false", "b.xml ok absent ENOENT stale false"]);
  expect(await ask(without.snapshot.path, sumSql)).toEqual(["30.00"]);
  expect((await run([a, b], data)).isNew).toBe(false);
  writeFiles({ "b.xml": one("XX-2", "20") }, folder);
  const back = await run([a, b], data);
  expect(back.snapshot.id).toBe(first.snapshot.id);
  expect(back.summary.read).toBe(0);
  expect(await ask(back.snapshot.path, rowsSql)).toEqual(["a.xml ok false", "b.xml ok false"]);
});

test("what could never be read is said once, and the next snapshot does not carry it on", async () => {
  const data = temporaryFolder();
  const folder = writeFiles({ "a.xml": one("XX-1", "10"), "b.xml": one("XX-2", "20") });
  await run([join(folder, "a.xml"), join(folder, "absent.xml")], data);
  const next = await run([join(folder, "b.xml")], data);
  expect(await ask(next.snapshot.path, rowsSql)).toEqual(["a.xml ok false", "b.xml ok false"]);
});
