import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { expect, test } from "vitest";

/** The facts that the partnership folders were made from; without them this command fails. */
const shared = process.env["SARAI_SHARED"] ?? "../shared";

type Entry = Readonly<Record<string, unknown>> & { readonly id: string };

/** Where the facts of each partnership lie, and how many entries of each file there must be. */
const folders = {
  "central-asia-japan": {
    from: "record",
    counts: { formats: 15, meetings: 94, documents: 31, commitments: 191, projects: 207, people: 45, investment: 32, claims: 25 },
  },
  "eu-central-asia": { from: "record-others/eu-central-asia", counts: {} },
  "c5-plus-1": { from: "record-others/c5-plus-1", counts: {} },
  "china-central-asia": { from: "record-others/china-central-asia", counts: {} },
} as const;

function entriesOf(path: string): readonly Entry[] {
  return existsSync(path) ? (parse(readFileSync(path, "utf8")) as readonly Entry[]) : [];
}

/** Every scalar below a value, as text, with the key it stands under. Names of persons are left out: the record has offices only. */
function scalarsOf(value: unknown, key = ""): readonly { readonly key: string; readonly text: string }[] {
  if (key === "person" || value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((one) => scalarsOf(one, key));
  if (typeof value === "object") return Object.entries(value).flatMap(([name, one]) => scalarsOf(one, name));
  return [{ key, text: typeof value === "string" ? value : JSON.stringify(value) }];
}

/** Keys whose values are facts and must stand in the carried entry as they are; prose was reworded and is not compared. */
const facts =
  /^(date|date_start|date_end|as_of|since|signed|start|end|by|amount|value|number|count|currency|url|dac_sector|lat|lon|country|countries|made_by|made_to|sources|level|status|place|programme|provider|number|unit)$/;

/** Keys at whose end a remark in brackets became data of its own: a ceiling, how exact, where a city is not stated. */
const remarked = /^(unit|place)$/;

/** Numbers without a meaningless zero at their end, so that 1.10 is 1.1. */
function normal(text: string): string {
  return /^-?\d+(\.\d+)?$/.test(text) ? String(Number(text)) : text.trim();
}

function missingOf(entry: Entry, carried: Entry): readonly string[] {
  const held = new Set(scalarsOf(carried).map(({ text }) => normal(text)));
  const whole = JSON.stringify(carried);
  return scalarsOf(entry)
    .filter(({ key, text }) => facts.test(key) || /^https?:\/\//.test(text))
    .filter(({ key, text }) => key !== "by" || /^\d/.test(text)) // whom the page names was reworded to an office; a target's day was not
    .map(({ key, text }) => ({ key, text: remarked.test(key) ? text.replace(/ \(.*\)$/, "") : text }))
    .filter(({ text }) => !held.has(normal(text)) && !whole.includes(text))
    .map(({ key, text }) => `${entry.id} ${key}: ${text}`);
}

test("the facts to compare with are there", () => {
  for (const { from } of Object.values(folders)) expect(existsSync(join(shared, from)), join(shared, from)).toBe(true);
});

const files = Object.entries(folders).flatMap(([id, { from }]) =>
  readdirSync(join(shared, from))
    .filter((name) => name.endsWith(".yaml") && name !== "partnership.yaml")
    .map((name) => ({ id, from, name })),
);

test.each(files)("$id carries every entry of $name with its facts and all its pages", ({ id, from, name }) => {
  const entries = entriesOf(join(shared, from, name));
  const carried = new Map(entriesOf(join("partnerships", id, name)).map((entry) => [entry.id, entry]));
  const counts: Readonly<Record<string, number>> = folders[id as keyof typeof folders].counts;
  expect(entries.length).toBe(counts[name.replace(".yaml", "")] ?? entries.length);
  expect(entries.filter((entry) => !carried.has(entry.id)).map((entry) => entry.id)).toEqual([]);
  expect(entries.flatMap((entry) => missingOf(entry, carried.get(entry.id) ?? entry))).toEqual([]);
});

test.each([
  ["oda-annual.csv", "oda", 79],
  ["trade.csv", "trade", 23],
] as const)("every row of %s is a figure with its page", (name, series, count) => {
  const rows = readFileSync(join(shared, "record", name), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1);
  const figures = entriesOf("partnerships/central-asia-japan/figures.yaml").filter((entry) => entry["series"] === series);
  expect(rows).toHaveLength(count);
  expect(figures).toHaveLength(count);
  const texts = figures.map((entry) => scalarsOf(entry).map(({ text }) => normal(text)));
  const unmatched = rows.filter((row) => {
    const [, year = "", value = "", address = ""] = /^.+?,.+?,([^,]+),(?:"[^"]*"|[^,]*),([^,]+),[^,]+,(.+)$/.exec(row) ?? [];
    return !texts.some((held) => held.includes(normal(value)) && held.some((text) => text.includes(year)) && held.includes(address));
  });
  expect(unmatched).toEqual([]);
});
