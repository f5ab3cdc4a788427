import { expect, test } from "vitest";
import type { Rows } from "../../core/columns.ts";
import { toTextTable } from "./text-table.ts";

async function shown(columns: Rows["columns"], batches: readonly Rows["rows"][]): Promise<string> {
  let text = "";
  for await (const piece of toTextTable(
    columns,
    (async function* () {
      yield* batches;
      await Promise.resolve();
    })(),
  ))
    text += piece;
  return text;
}

test("columns stand below each other: numbers to the right, signs of two places counted as such", async () => {
  const rows = [
    { place: "東京", n: 7 },
    { place: "Aktau", n: 1234 },
  ];
  expect(await shown({ place: "text", n: "integer" }, [rows])).toBe(
    ["place     n", "-----  ----", "東京      7", "Aktau  1234", "2 rows\n"].join("\n"),
  );
});

test("what a publisher wrote never steers the terminal", async () => {
  const text = await shown({ text: "text" }, [[{ text: "a\u001b[2J\u0007\r\nb" }]]);
  expect(text).toBe("text\n-------\na [2J b\n1 row\n");
});

test("a long text ends in a sign that says so, and rows beyond the first are counted", async () => {
  const long = await shown({ text: "text" }, [[{ text: "東".repeat(100) }]]);
  expect(long).toContain(`${"東".repeat(30)}…\n`);
  const many = await shown({ n: "integer" }, [
    Array.from({ length: 150 }, (_, n) => ({ n })),
    Array.from({ length: 150 }, (_, n) => ({ n })),
  ]);
  expect(many).toMatch(/\n *49\n300 rows, of which 100 are not shown: --format csv has all\n$/);
});
