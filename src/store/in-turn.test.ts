import { expect, test } from "vitest";
import { createTurns } from "./in-turn.ts";

/** Batches of a statement that says when it begins; the first one comes when it is let. */
function statement(name: string, said: string[], first: Promise<unknown>) {
  return async function* () {
    said.push(name);
    await first;
    yield `${name}1`;
    yield `${name}2`;
  };
}

test("a statement begins when the one before has its first batch, and then both go on side by side", async () => {
  const { pass, ended } = createTurns();
  const said: string[] = [];
  let sorted = (): void => undefined;
  const first = pass(statement("a", said, new Promise<void>((resolve) => (sorted = resolve))));
  const second = pass(statement("b", said, Promise.resolve()));
  const [one, other] = [first.next(), second.next()];
  await Promise.resolve();
  expect(said).toEqual(["a"]);
  sorted();
  expect([(await one).value, (await other).value, said]).toEqual(["a1", "b1", ["a", "b"]]);
  expect([(await second.next()).value, (await first.next()).value]).toEqual(["b2", "a2"]);
  const all = ended();
  await first.return(undefined); // its reader goes
  expect((await second.next()).done).toBe(true);
  await expect(all).resolves.toBeDefined();
});

test("one that fails or is left lets the next one begin", async () => {
  const { pass, ended } = createTurns();
  const failing = pass(async function* (): AsyncGenerator<string> {
    await Promise.reject(new Error("no room"));
    yield "";
  });
  const next = pass(statement("b", [], Promise.resolve()));
  const [one, other] = [failing.next(), next.next()];
  await expect(one).rejects.toThrow("no room");
  expect((await other).value).toBe("b1");
  await next.return(undefined);
  await expect(ended()).resolves.toEqual([]);
});
