import { createHash } from "node:crypto";
import { chmodSync, createWriteStream, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listSnapshots, type Snapshot, warehouseFolder } from "../../src/store/snapshots.ts";
import { activity, ask } from "../fixtures/iati/ingesting.ts";
import { cleanUp, endPrograms, run, runOnFullDisk, runWithoutRights, start, stop, temporaryFolder, wait } from "./program.ts";

afterEach(endPrograms);
afterAll(cleanUp);

/** How often an ingest is killed; `npm run test:all` does it a hundred times. */
const kills = Number(process.env["SARAI_KILLS"] ?? 8);
const activities = 4_000;

/** What an ingest of a round must come to: another sum in every round. */
const sumOf = (round: number): string => `${String(activities)} ${String(activities + round)}.00`;

/** Writes files of one round: two that never change, and one that is new. */
async function writeRound(folder: string, round: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const names = ["a.xml", "b.xml", "c.xml"].filter((name) => round === 0 || name === "b.xml");
  for (const name of names) {
    const file = createWriteStream(join(folder, name));
    file.write('<iati-activities version="2.03">');
    const count = name === "b.xml" ? activities / 2 : activities / 4;
    for (let n = 0; n < count; n++)
      file.write(activity(`XX-${name}-${String(n)}`, { value: n === 0 && name === "b.xml" ? String(round + 1) : "1" }));
    file.end("</iati-activities>");
    await finished(file);
  }
}

const hashOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
const answersOf = async ({ path }: Snapshot): Promise<string> =>
  (await ask(path, "SELECT concat(count(*), ' ', sum(value)::DECIMAL(18,2)) AS line FROM flow WHERE counted")).join();

type Held = { readonly list: readonly Snapshot[]; readonly hashes: ReadonlyMap<string, string> };

function holdsOf(data: string): Held {
  const list = listSnapshots(warehouseFolder(data));
  return { list, hashes: new Map(list.map(({ id, path }) => [id, hashOf(path)] as const)) };
}

/** What is in the folder of a warehouse besides its list and the snapshots that stand in it. */
function leftovers(data: string): readonly string[] {
  const folder = warehouseFolder(data);
  const listed = new Set(listSnapshots(folder).map(({ id }) => `${id}.duckdb`));
  return readdirSync(folder).filter((name) => name !== "snapshots.json" && !listed.has(name));
}

let data = "";
let files = "";
let usualMs = 0;
const ingest = (): readonly string[] => ["ingest", "iati", files, "--data", data];

beforeAll(async () => {
  data = temporaryFolder();
  files = join(temporaryFolder(), "files");
  await writeRound(files, 0);
  const began = Date.now();
  expect((await run(ingest())).code).toBe(0);
  usualMs = Date.now() - began;
}, 240_000);

describe("an ingest that is broken off", () => {
  test(
    `killed at ${String(kills)} random moments: the last snapshot answers the same bytes, or the new one is whole`,
    { timeout: kills * 60_000 },
    async () => {
      let published = 0;
      for (let round = 1; round <= kills; round++) {
        await writeRound(files, round);
        const before = holdsOf(data);
        const killed = start(ingest());
        await wait(usualMs * (0.1 + Math.random()));
        killed.kill("SIGKILL");
        await killed.ended;
        const after = holdsOf(data);
        const [current] = after.list;
        if (current === undefined) throw new Error("no snapshot is left");
        if (current.id === before.list[0]?.id) expect(after).toEqual(before);
        else {
          published++;
          expect(await answersOf(current)).toBe(sumOf(round));
          for (const { id } of after.list.slice(1)) expect(after.hashes.get(id)).toBe(before.hashes.get(id));
        }
      }
      await writeRound(files, kills + 1);
      expect(await run(ingest())).toMatchObject({ code: 0 });
      const [whole] = listSnapshots(warehouseFolder(data));
      expect(whole === undefined ? "" : await answersOf(whole)).toBe(sumOf(kills + 1));
      expect(leftovers(data)).toEqual([]);
      expect(published).toBeLessThan(kills + 1);
    },
  );

  test("by Ctrl-C leaves the last snapshot and nothing of itself", async () => {
    await writeRound(files, 2_000);
    const before = holdsOf(data);
    const stopped = start(ingest());
    const hasBegun = (): boolean => leftovers(data).some((name) => name.startsWith("build-"));
    while (!hasBegun() && stopped.process.exitCode === null) await wait(10);
    expect(await stop(stopped)).not.toBe(0);
    expect(stopped.output()).toContain("Stopped. The last snapshot stays.");
    expect(holdsOf(data)).toEqual(before);
    expect(leftovers(data)).toEqual([]);
  });

  test("by a disk that takes no more says so, and leaves the last snapshot and nothing of itself", async () => {
    await writeRound(files, 3_000);
    const before = holdsOf(data);
    for (const kilobytes of [16, 256, 1_024]) {
      const { code, output } = await runOnFullDisk(kilobytes, ingest());
      expect(output).toMatch(/cannot be written \(.*\)\. The last snapshot stays\.\nSee that the disk has room/);
      expect(output).not.toMatch(/\n\s+at .*[(:]\d+/); // no stack
      expect(code).toBe(6);
      expect(holdsOf(data)).toEqual(before);
      expect(leftovers(data)).toEqual([]);
    }
    expect((await run(ingest())).code).toBe(0);
  });
});

test("of two ingests at once into one data folder one does it, and the other is told who has the folder", async () => {
  await writeRound(files, 4_000);
  const both = await Promise.all([run(ingest()), run(ingest())]);
  const refused = both.filter(({ code }) => code === 5);
  for (const { output } of refused) expect(output).toMatch(/in use by process \d+/);
  expect(both.filter(({ code }) => code === 0)).toHaveLength(2 - refused.length);
  expect(refused.length).toBeLessThan(2);
  const [current] = listSnapshots(warehouseFolder(data));
  expect(current === undefined ? "" : await answersOf(current)).toBe(sumOf(4_000));
  expect(leftovers(data)).toEqual([]);
});

test("files and folders that this user may not read are refused and listed, and the others are read", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "closed"));
  for (const name of ["open.xml", "secret.xml", "closed/inside.xml"])
    writeFileSync(join(folder, name), `<iati-activities version="2.03">${activity(name)}</iati-activities>`);
  chmodSync(join(folder, "secret.xml"), 0);
  chmodSync(join(folder, "closed"), 0);
  const other = temporaryFolder();
  const { code, output } = await runWithoutRights(["ingest", "iati", folder, "--data", other]);
  chmodSync(join(folder, "closed"), 0o700);
  expect(output).toMatch(/datasets +3 \(3 read now\): ok 1, unreadable 2\n/);
  expect(output).toMatch(/refused files +2\n +closed: unreadable, no-permission\n +secret\.xml: unreadable, no-permission\n/);
  expect(code).toBe(0);
  const only = await runWithoutRights(["ingest", "iati", join(folder, "secret.xml"), "--data", temporaryFolder()]);
  expect(only.output).toContain("Nothing could be read:\n  secret.xml: unreadable (no-permission)");
  expect(only.code).toBe(3);
});
