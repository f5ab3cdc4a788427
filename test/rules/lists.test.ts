import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

function modulesOf(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && name !== "index.ts")
    .sort();
}

function foldersOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function importedBy(list: string): readonly string[] {
  return [...readFileSync(list, "utf8").matchAll(/from "\.\/([^"]+)"/g)].map((found) => found[1] ?? "").sort();
}

/** Modules of a listed folder that are no member of its list, with what they are. */
const others: Readonly<Record<string, readonly string[]>> = {
  "src/query": ["question.ts", "selection.ts"], // what a question is and asks, and how lists are narrowed
  "src/web/pages": ["problem.tsx"], // shown where there is no answer
  "src/web/charts": ["svg.ts", "text-width.ts", "timeline-layout.ts"], // what charts are drawn with
  "src/core/kinds": ["common.ts", "link.ts"], // keys that every kind has, and those that lead to other entries
};

test.each(Object.keys(others))("every module of %s stands in its list, or among the few that are no member", (folder) => {
  const listed = importedBy(join(folder, "index.ts")).filter((path) => !path.includes("/"));
  expect([...new Set([...listed, ...(others[folder] ?? [])])].sort()).toEqual(modulesOf(folder));
});

test("every source says in a README what it measures and what not", () => {
  const folders = foldersOf("src/sources");
  expect(folders.length).toBeGreaterThan(0);
  for (const folder of folders) expect(readdirSync(join("src/sources", folder)), folder).toContain("README.md");
});

test("every catalogue stands in the list of languages", () => {
  const list = readFileSync("src/web/text/catalogues.ts", "utf8");
  for (const file of readdirSync("locales")) expect(list).toContain(`locales/${file}`);
});
