import { request } from "node:http";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { Hono } from "hono";
import { listen, type Listening } from "./listen.ts";

const open: Listening[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((listening) => listening.close()));
});

async function start(port: number | null): Promise<Listening> {
  const app = new Hono();
  app.get("/", (context) => context.text("open"));
  const listening = await listen(app, { host: "127.0.0.1", port });
  open.push(listening);
  return listening;
}

const portOf = (listening: Listening): number => Number(new URL(listening.address).port);

test("a port asked for is taken exactly, and when it is taken the reader is told so", async () => {
  const port = portOf(await start(0));
  await expect(start(port)).rejects.toMatchObject({ code: "in-use", message: `Port ${String(port)} is taken by another program.` });
});

test("without a port the next free one is found", async () => {
  const [first, second] = [await start(null), await start(null)];
  expect(portOf(first)).toBeGreaterThanOrEqual(4600);
  expect(portOf(second)).toBeGreaterThan(portOf(first));
  expect(await (await fetch(second.address)).text()).toBe("open");
});

test("an address that is not this machine's is refused with advice", async () => {
  await expect(listen(new Hono(), { host: "203.0.113.7", port: 0 })).rejects.toMatchObject({ code: "config-invalid" });
});

test("headers beyond 16 kB are refused with the limit named", async () => {
  const { address } = await start(0);
  const [status, body] = await new Promise<[number, string]>((resolve, reject) => {
    request(address, { headers: { "x-much": "x".repeat(17_000) } }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString())).on("end", () => resolve([response.statusCode ?? 0, text]));
    })
      .on("error", reject)
      .end();
  });
  expect(status).toBe(431);
  expect(body).toContain("16384 bytes");
});

test("what is no HTTP, or names no readable host, is answered and not fatal", async () => {
  const listening = await start(0);
  const say = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = "";
      const socket = connect(portOf(listening), "127.0.0.1", () => socket.end(text));
      socket
        .on("data", (chunk: Buffer) => (answer += chunk.toString()))
        .on("close", () => resolve(answer))
        .on("error", reject);
    });
  expect(await say("nonsense\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
  expect(await say("GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1.1 400 [^]*Host header/);
  expect(await (await fetch(listening.address)).text()).toBe("open");
});
