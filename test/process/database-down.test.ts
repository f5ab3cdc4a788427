import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findPrograms, startServer, type Server } from "../postgres/server.ts";
import { cleanUp, commitmentsAt, endPrograms, run, start, stop, wait } from "./program.ts";

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

/** Asks until the site answers with this status; the record is held for a moment, so that neither turn shows at once. */
async function answers(address: string, status: number): Promise<Response> {
  for (let patience = 120; patience > 0; patience--) {
    const response = await fetch(address, { headers: { accept: "text/html" } });
    if (response.status === status) return response;
    await wait(250);
  }
  throw new Error(`no ${String(status)} from ${address}`);
}

/** Each event of the log is a line of its own that says what is wrong, what to do and why, without a stack. */
function expectOneLineEach(output: string): void {
  const events = output.split("\n").filter((line) => line.startsWith("{"));
  expect(events.length).toBeGreaterThan(0);
  for (const line of events) {
    const { error } = JSON.parse(line) as { readonly error: Readonly<Record<string, unknown>> };
    expect(Object.keys(error)).toEqual(["code", "message", "advice", "cause"]);
    expect(error).toMatchObject({ code: "record-unavailable", cause: expect.stringMatching(/\S/) as unknown });
  }
  expect(output).not.toMatch(/\n\s+at |\\n +at |"stack"/);
}

test("a database that goes down is said on a page and in the twins, and comes back without a restart", async () => {
  const site = start(["serve", "--port", "0"], { DATABASE_URL: server.url });
  const address = await site.opened;
  const commitments = await commitmentsAt(address);
  for (let round = 0; round < 2; round++) {
    await server.stop();
    const page = await answers(`${address}/en/river-and-ridge/commitments`, 503);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("retry-after")).toBe("5");
    expect(page.headers.get("cache-control")).toBe("no-store");
    const words = await page.text();
    expect(words).toContain("<h1");
    expect(words).not.toMatch(/ECONN|postgres|127\.0\.0\.1|at \w+ \(/);
    const twin = await fetch(`${address}/en/river-and-ridge/commitments.json`);
    expect(twin.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(await twin.json()).toMatchObject({ status: 503, code: "record-unavailable" });
    await server.start();
    await answers(`${address}/en/river-and-ridge/commitments`, 200);
    expect(await commitmentsAt(address)).toBe(commitments);
  }
  expect(await stop(site)).toBe(0);
  expect(site.output()).not.toContain(server.url);
  expectOneLineEach(site.output());
});

test("a site that starts before its database opens, says that it cannot read, and reads once it can", async () => {
  await server.stop();
  const site = start(["serve", "--port", "0"], { DATABASE_URL: server.url });
  const address = await site.opened;
  await answers(`${address}/en/river-and-ridge`, 503);
  const load = await run(["load"], { DATABASE_URL: server.url });
  expect(load.code).toBe(7);
  expect(load.output).toContain("Check DATABASE_URL");
  expectOneLineEach(site.output());
  await server.start();
  await answers(`${address}/en/river-and-ridge`, 200);
  expect(await commitmentsAt(address)).toBeGreaterThan(0);
  expect(await stop(site)).toBe(0);
});
