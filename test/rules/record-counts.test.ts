import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { Kind } from "../../src/core/kinds/index.ts";
import { readPartnershipFolder } from "../../src/sources/partnership/read-partnership-folder.ts";

/** How many entries of each kind each partnership has: a fact that goes missing is noticed here. */
const counts: Readonly<Record<string, Partial<Record<Kind, number>>>> = {
  "central-asia-japan": {
    ...{ format: 15, meeting: 94, document: 31, commitment: 191, project: 207, "people-figure": 45 },
    ...{ investment: 32, claim: 25, "indicator-figure": 79 + 23 },
  },
  "eu-central-asia": { meeting: 38, document: 21, commitment: 57, investment: 14 },
  "c5-plus-1": { meeting: 26, document: 15, commitment: 39, investment: 17 },
  "china-central-asia": { meeting: 24, document: 17, commitment: 42, investment: 19 },
};

test("these are the partnerships that are shipped", () => {
  const folders = readdirSync("partnerships", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((entry) => entry.name).sort()).toEqual(Object.keys(counts).sort());
});

test.each(Object.entries(counts))("%s has every entry", async (id, expected) => {
  const read = await readPartnershipFolder(`partnerships/${id}`);
  if (!read.ok) throw new Error(`${id} holds errors: ${JSON.stringify(read.problems[0])}`);
  const found = Object.keys(expected).map((kind) => [kind, read.folder.entries.filter((entry) => entry.kind === kind).length]);
  expect(Object.fromEntries(found)).toEqual(expected);
});
