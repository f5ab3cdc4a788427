import { expect, test } from "vitest";
import { toDataDictionary } from "./data-dictionary.ts";
import { storedTables, views } from "./tables.ts";

test("the data dictionary is current", async () => {
  await expect(toDataDictionary()).toMatchFileSnapshot("../../../docs/data-dictionary.md");
});

test("every table and column says what it means", () => {
  for (const table of [...storedTables, ...views]) {
    expect(table.comment.length, table.name).toBeGreaterThan(10);
    for (const column of table.columns) expect(column.comment.length, `${table.name}.${column.name}`).toBeGreaterThan(4);
    expect(new Set(table.columns.map((column) => column.name)).size, table.name).toBe(table.columns.length);
  }
});
