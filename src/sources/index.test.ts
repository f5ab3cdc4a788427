import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { sources } from "./index.ts";

test("the list of sources names every folder, and no other", () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((one) => one.isDirectory());
  expect(folders.map((one) => one.name)).toEqual([...sources]);
});
