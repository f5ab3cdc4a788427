import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createEntrance } from "./one-each-turn.ts";

test("one is let in at each turn of the event loop, in the order of asking, and others are heard between", async () => {
  const turn = createEntrance();
  const heard: string[] = [];
  const first = ["a", "b", "c"].map((name) => turn().then(() => heard.push(name)));
  for (let at = 1; at <= 3; at++) {
    await nextTurn();
    heard.push(`after turn ${String(at)}`);
  }
  await Promise.all(first);
  expect(heard).toEqual(["a", "after turn 1", "b", "after turn 2", "c", "after turn 3"]);
  await turn(); // and it begins again when nobody waits
});
