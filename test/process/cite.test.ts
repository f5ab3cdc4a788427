import { createHash } from "node:crypto";
import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findPrograms, startServer, type Server } from "../postgres/server.ts";
import { cleanUp, endPrograms, run, start, stop, temporaryFolder, wait } from "./program.ts";

const [programs] = findPrograms();
let server: Server;
beforeAll(async () => {
  server = await startServer(programs);
});
afterEach(endPrograms);
afterAll(async () => {
  await cleanUp();
  await server.remove();
  programs.remove();
});

const lists = [
  "commitments",
  "claims",
  "meetings",
  "documents",
  "projects",
  "fields",
  "parties",
  "people",
  "investment",
  "figures",
  "formats",
  "sources",
];

/** Cites a list, and says its hash; rejects where the server is gone. */
async function cite(address: string, list: string): Promise<string> {
  const body = new URLSearchParams({ of: `/river-and-ridge/${list}` });
  const response = await fetch(`${address}/en/cite`, { method: "POST", body, redirect: "manual" });
  expect([list, response.status]).toEqual([list, 303]);
  return response.headers.get("location")?.split("/").at(-1) ?? "";
}

async function expectWhole(address: string, hash: string): Promise<void> {
  const response = await fetch(`${address}/cite/${hash}.json`);
  expect(response.status).toBe(200);
  expect(
    createHash("sha256")
      .update(await response.text())
      .digest("hex"),
  ).toBe(hash);
}

test("what was answered as kept is kept after kill -9, nothing is half kept, and an export has every answer as it is", async () => {
  const data = temporaryFolder();
  const kept = new Set<string>();
  for (const [round, patienceMs] of [300, 1_500].entries()) {
    const site = start(["serve", "--port", "0", "--data", data], { SARAI_CITE_PER_DAY: "1000" });
    const address = await site.opened;
    await Promise.all([...kept].map((hash) => expectWhole(address, hash)));
    const mine = lists.slice(round * 6, round * 6 + 6);
    kept.add(await cite(address, mine[0] ?? "")); // the process of the record is there
    const others = Promise.allSettled(mine.slice(1).map(async (list) => kept.add(await cite(address, list))));
    await wait(patienceMs * Math.random());
    site.kill("SIGKILL");
    await site.ended;
    await others;
  }
  const site = start(["serve", "--port", "0", "--data", data]);
  const address = await site.opened;
  const { hashes } = (await (await fetch(`${address}/cite/of/river-and-ridge.json`)).json()) as { hashes: readonly string[] };
  expect(hashes).toEqual(expect.arrayContaining([...kept]));
  for (const hash of hashes) await expectWhole(address, hash);
  const again = await Promise.all(lists.map((list) => cite(address, list)));
  const all = new Set([...hashes, ...again]);
  expect(all.size).toBe(lists.length);
  const asked = temporaryFolder();
  expect((await run(["export", "river-and-ridge", asked, "--data", data])).output).toContain(`${String(all.size)} frozen answers written`);
  expect(await stop(site)).toBe(0);
  expect(readdirSync(data).filter((name) => name.startsWith("lock"))).toEqual([]);
  const alone = temporaryFolder();
  await run(["export", "river-and-ridge", alone, "--data", data]);
  for (const folder of [asked, alone]) {
    expect(readdirSync(join(folder, "frozen")).sort()).toEqual([...all].map((hash) => `${hash}.json`).sort());
    for (const hash of all)
      expect(
        createHash("sha256")
          .update(readFileSync(join(folder, "frozen", `${hash}.json`)))
          .digest("hex"),
      ).toBe(hash);
  }

  const restored = temporaryFolder();
  const load = (): Promise<{ code: number | null; output: string }> => run(["load", alone, "--data", restored]);
  expect((await load()).output).toContain(`${String(all.size)} of ${String(all.size)} answers taken over`);
  const twice = await load();
  expect([twice.code, twice.output]).toEqual([0, expect.stringContaining(`0 of ${String(all.size)} answers taken over`)]);
  const back = temporaryFolder();
  await run(["export", "river-and-ridge", back, "--data", restored]);
  for (const name of readdirSync(join(alone, "frozen")))
    expect(readFileSync(join(back, "frozen", name)).equals(readFileSync(join(alone, "frozen", name)))).toBe(true);
  const [name = ""] = readdirSync(join(alone, "frozen"));
  appendFileSync(join(alone, "frozen", name), " ");
  const refused = await run(["load", alone, "--data", temporaryFolder()]);
  expect([refused.code, refused.output]).toEqual([2, expect.stringMatching(new RegExp(`${name}:1:1 was altered`))]);
});

test("two servers on one database keep an answer once, both show it, and a database that is down gives 503 and loses nothing", async () => {
  const sites = [1, 2].map(() => start(["serve", "--port", "0", "--data", temporaryFolder()], { DATABASE_URL: server.url }));
  const addresses = await Promise.all(sites.map((site) => site.opened));
  const [first = "", second = ""] = addresses;
  const hashes = await Promise.all(Array.from({ length: 20 }, (_, index) => cite(index % 2 === 0 ? first : second, "commitments")));
  expect(new Set(hashes).size).toBe(1);
  const [hash = ""] = hashes;
  for (const address of addresses) await expectWhole(address, hash);
  await server.stop();
  const body = new URLSearchParams({ of: "/river-and-ridge/meetings" });
  const refused = await fetch(`${first}/en/cite`, { method: "POST", body, redirect: "manual" });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await refused.json()).toMatchObject({ status: 503, code: "record-unavailable" });
  expect((await fetch(`${second}/cite/${hash}.json`)).status).toBe(503);
  expect((await fetch(`${second}/en/cite/${hash}`, { headers: { accept: "text/html" } })).status).toBe(503);
  await server.start();
  for (let patience = 100; patience > 0 && (await fetch(`${second}/cite/${hash}.json`)).status !== 200; patience--) await wait(200);
  await expectWhole(second, hash);
  await cite(first, "meetings");
  for (const site of sites) expect(await stop(site)).toBe(0);
});
