import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MessageFormat } from "messageformat";
import { expect, test } from "vitest";
import en from "../../../locales/en.json";
import { catalogues, renderedLanguages } from "./catalogues.ts";

const english: Readonly<Record<string, string>> = en;

function variablesOf(message: string | undefined): readonly string[] {
  return [...new Set([...(message ?? "").matchAll(/\$([a-z_]+)/gi)].map((found) => found[1] ?? ""))].sort();
}

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) ? [readFileSync(path, "utf8")] : [];
  });
}

/** What the code says as a key: a text in quotes as it is, a template with anything where a value goes. */
function keysSaid(): readonly RegExp[] {
  const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return sourcesBelow("src").flatMap((text) => [
    ...[...text.matchAll(/"([a-z][a-z0-9-]*(?:\.[a-zA-Z0-9_-]+)*)"/g)].map((found) => new RegExp(`^${escape(found[1] ?? "")}$`)),
    ...[...text.matchAll(/`([a-z][a-z0-9-]*\.[a-z0-9.-]*\$\{[^`]*)`/g)].map(
      (found) =>
        new RegExp(
          `^${(found[1] ?? "")
            .split(/\$\{[^}]*\}/)
            .map(escape)
            .join("[^ ]+")}$`,
        ),
    ),
  ]);
}

test.each(renderedLanguages)("%s says everything that English says, with the same values put in", (language) => {
  const catalogue = catalogues.get(language) ?? {};
  expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort());
  for (const [key, message] of Object.entries(catalogue)) expect([key, variablesOf(message)]).toEqual([key, variablesOf(english[key])]);
});

test.each(renderedLanguages)("every message of %s is MessageFormat 2 and says something", (language) => {
  for (const [key, message] of Object.entries(catalogues.get(language) ?? {})) {
    expect(() => new MessageFormat(language, message), key).not.toThrow();
    expect(message.trim(), key).not.toBe("");
  }
});

/** Plural categories of whole numbers and fractions as CLDR has them, `other` aside: it is said as *. Tajik has none there, and nouns stay singular. */
const categories: Readonly<Record<string, readonly string[]>> = {
  ...{ de: ["one"], en: ["one"], ja: [], ru: ["few", "many", "one"] },
  ...{ kk: ["one"], ky: ["one"], tg: [], tk: ["one"], uz: ["one"] },
};

test.each(renderedLanguages)("numbers of %s are told by the plural forms of that language, every one of them or none", (language) => {
  for (const [key, message] of Object.entries(catalogues.get(language) ?? {})) {
    if (!/:number\}[^{]*\.match \$\w+ (?!\$)/.test(message)) continue;
    const said = [...message.matchAll(/(?<=^|\s)(zero|one|two|few|many)(?=\s*\{\{)/g)].map((found) => found[1]).sort();
    if (said.length > 0) expect([key, said]).toEqual([key, categories[language]]);
  }
});

test("the keys stand in order, so that two people who add one meet", () => {
  expect(Object.keys(english)).toEqual([...Object.keys(english)].sort());
});

test("no message is left that no code says", () => {
  const said = keysSaid();
  expect(said.length).toBeGreaterThan(100);
  expect(Object.keys(english).filter((key) => !said.some((pattern) => pattern.test(key)))).toEqual([]);
});
