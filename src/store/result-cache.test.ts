import { expect, test } from "vitest";
import { createResultCache } from "./result-cache.ts";

const answerOf = (rows: number) => Array.from({ length: rows }, (_, n) => ({ n }));

test("the same question is asked once, another with other values is another question", async () => {
  const cached = createResultCache(10_000);
  let asked = 0;
  const ask = () => Promise.resolve(answerOf(++asked));
  expect(await cached("SELECT $a", { a: 1, b: ["x"] }, ask)).toHaveLength(1);
  expect(await cached("SELECT $a", { b: ["x"], a: 1 }, ask)).toHaveLength(1);
  expect(await cached("SELECT $a", { a: "1", b: ["x"] }, ask)).toHaveLength(2);
  expect(await cached("SELECT $b", { a: 1, b: ["x"] }, ask)).toHaveLength(3);
  expect(asked).toBe(3);
});

test("who asks while it is being answered waits for the same answer, and a failure is asked again", async () => {
  const cached = createResultCache(10_000);
  let asked = 0;
  const fail = () => Promise.reject(new Error(`failed ${String(++asked)}`));
  const both = await Promise.allSettled([cached("a", {}, fail), cached("a", {}, fail)]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(asked).toBe(1);
  await expect(cached("a", {}, fail)).rejects.toThrow("failed 2");
});

test("the least recently used goes out, and what is too large is not kept", async () => {
  const cached = createResultCache(2_000);
  let asked = 0;
  const ask = (rows: number) => () => {
    asked += 1;
    return Promise.resolve(answerOf(rows));
  };
  await cached("large", {}, ask(100));
  await cached("large", {}, ask(100));
  expect(asked).toBe(2);
  for (let n = 0; n < 20; n++) {
    await cached("first", {}, ask(3));
    await cached(`other ${String(n)}`, {}, ask(3));
  }
  expect(asked).toBe(23); // `first` was used between all others
  await cached("other 0", {}, ask(3));
  expect(asked).toBe(24);
});
