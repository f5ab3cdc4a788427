import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { planLoad } from "../../src/ingest/partnership/plan-load.ts";
import { openRecord } from "../../src/record/record-store.ts";
import { readPartnershipFolder } from "../../src/sources/partnership/read-partnership-folder.ts";
import { findPrograms, startServer, type Server } from "../postgres/server.ts";
import { cleanUp, commitmentsAt, editableFolder, endPrograms, run, start, stop, temporaryFolder, wait } from "./program.ts";

const [programs] = findPrograms();
let server: Server | null = null;
afterEach(endPrograms);
afterAll(async () => {
  await cleanUp();
  await server?.remove();
  programs.remove();
});

/** The parts of a usual run after which a program is killed: from its first steps to its last. */
const moments = [0.15, 0.35, 0.55, 0.75, 0.9];

describe("a first start that is killed", () => {
  let commitments = 0;
  let usualMs = 0;
  beforeAll(async () => {
    const began = Date.now();
    const whole = start(["serve", "--port", "0", "--data", temporaryFolder()]);
    commitments = await commitmentsAt(await whole.opened);
    usualMs = Date.now() - began;
    await stop(whole);
  }, 240_000);

  test.each(moments)("after %d of its time: the next one is whole, and nothing unfinished is left", async (part) => {
    const data = temporaryFolder();
    const killed = start(["serve", "--port", "0", "--data", data]);
    await wait(usualMs * (part + Math.random() * 0.1));
    killed.kill("SIGKILL");
    await killed.ended;
    const next = start(["serve", "--port", "0", "--data", data]);
    expect(await commitmentsAt(await next.opened)).toBe(commitments);
    expect(await stop(next)).toBe(0);
    expect(readdirSync(data).filter((name) => /^(record\.new|lock)/.test(name))).toEqual([]);
  });
});

type Place = {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly at: Parameters<typeof openRecord>[0];
};

async function statementsIn({ at }: Place): Promise<number> {
  const store = await openRecord(at);
  const { length } = await store.readHistory("river-and-ridge");
  await store.close();
  return length;
}

/** How many statements loading the folder now would add. */
async function drafted({ at }: Place, folder: string): Promise<number> {
  const read = await readPartnershipFolder(folder);
  if (!read.ok) throw new Error("the folder has errors");
  const store = await openRecord(at);
  const { drafts } = planLoad(read.folder, await store.readHistory("river-and-ridge"));
  await store.close();
  return drafts.length;
}

describe.each(["a data folder", "a PostgreSQL server"])("a load into %s that is killed", (kind) => {
  const folder = editableFolder();
  let place: Place;
  let usualMs = 0;
  beforeAll(async () => {
    if (kind === "a data folder") {
      const data = temporaryFolder();
      place = { args: ["--data", data], environment: folder.environment, at: { folder: join(data, "record") } };
    } else {
      server = await startServer(programs);
      place = { args: [], environment: { ...folder.environment, DATABASE_URL: server.url }, at: { databaseUrl: server.url } };
    }
    expect((await run(["load", ...place.args], place.environment)).code).toBe(0);
    folder.readOn("2026-02-01");
    const began = Date.now();
    expect((await run(["load", ...place.args], place.environment)).output).toMatch(/\d{3} statements written/);
    usualMs = Date.now() - began;
  }, 240_000);

  test("leaves all of it or nothing, and the next one brings the rest, once", async () => {
    for (const [round, part] of moments.entries()) {
      folder.readOn(`2026-02-1${String(round)}`);
      const before = await statementsIn(place);
      const all = await drafted(place, folder.path);
      expect(all).toBeGreaterThan(300);
      const killed = start(["load", ...place.args], place.environment);
      await wait(usualMs * (part + Math.random() * 0.15));
      killed.kill("SIGKILL");
      await killed.ended;
      expect([before, before + all]).toContain(await statementsIn(place));
      const next = await run(["load", ...place.args], place.environment);
      expect(next.code).toBe(0);
      expect(await statementsIn(place)).toBe(before + all);
    }
  });

  test("and several at once write once: one after the other, or told who has the folder", async () => {
    folder.readOn("2026-02-20");
    const before = await statementsIn(place);
    const all = await drafted(place, folder.path);
    const killed = start(["load", ...place.args], place.environment);
    await wait(usualMs * 0.3);
    killed.kill("SIGKILL"); // its lock is there, and nobody's
    await killed.ended;
    const loads = await Promise.all([1, 2, 3, 4].map(() => run(["load", ...place.args], place.environment)));
    const refused = loads.filter(({ code }) => code === 5);
    for (const { output } of refused) expect(output).toMatch(/in use by process \d+/);
    expect(loads.filter(({ code }) => code === 0).length + refused.length).toBe(4);
    expect(refused.length).toBeLessThan(kind === "a data folder" ? 4 : 1);
    expect(await statementsIn(place)).toBe(before + all);
    if ("folder" in place.at) expect(existsSync(join(place.at.folder, "..", "lock"))).toBe(false);
  });
});
