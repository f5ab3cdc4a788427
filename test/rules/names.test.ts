import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { expect, test } from "vitest";
import { languages } from "../../src/core/languages.ts";
import { filesBelow } from "./files.ts";

type Named = { readonly names: Readonly<Record<string, string>> };
type Place = { readonly place?: string | null };
type Partnership = Named & {
  readonly id: string;
  readonly short_name?: string;
  readonly parties: readonly (Named & { readonly code: string })[];
  readonly sides: readonly Named[];
  readonly founded?: Place;
};
type Format = { readonly name: string; readonly partner_countries: readonly string[]; readonly founded: Place };
type Project = { readonly places?: readonly { readonly name: string }[] };
type Meeting = Place & { readonly country?: string | null };

/** The entries of a file of a partnership folder; their shape is checked where they are loaded. */
function read(folder: string, file: string): readonly unknown[] {
  const path = join("partnerships", folder, file);
  if (!existsSync(path)) return [];
  const data: unknown = parse(readFileSync(path, "utf8"));
  return Array.isArray(data) ? (data as readonly unknown[]) : [data];
}

/** How a meeting was held where it had no place: words of the record, and no names. */
const noPlaces = new Set(["online", "telephone", "several"]);

/** "Astana, KZ" is a place and a code; only the place is a name. */
const placeOf = ({ place }: Place): string => (place ?? "").replace(/, [A-Z]{2}$/, "");

const inLanguage = languages.map((language) => new Intl.DisplayNames(language, { type: "region", fallback: "none" }));

/** What a partnership folder and the languages of the interface call parties, sides, partnerships and places. */
function wordsOf(folder: string): { readonly names: readonly string[]; readonly codes: readonly string[] } {
  const partnerships = read(folder, "partnership.yaml") as readonly Partnership[];
  const formats = read(folder, "formats.yaml") as readonly Format[];
  const meetings = read(folder, "meetings.yaml") as readonly Meeting[];
  const codes = partnerships.flatMap(({ parties }) => parties.map(({ code }) => code));
  const projects = read(folder, "projects.yaml") as readonly Project[];
  const countries = [
    ...codes,
    ...formats.flatMap(({ partner_countries }) => partner_countries),
    ...meetings.flatMap(({ country }) => country ?? []),
  ];
  const names = [
    ...partnerships.flatMap((one) => [one, ...one.parties, ...one.sides].flatMap((named) => Object.values(named.names))),
    ...partnerships.flatMap((one) => [one.id, one.short_name ?? "", placeOf(one.founded ?? {})]),
    ...formats.flatMap((one) => [one.name, placeOf(one.founded)]),
    ...meetings.map(placeOf),
    ...projects.flatMap(({ places }) => (places ?? []).map(({ name }) => name)),
    ...countries.flatMap((code) => inLanguage.map((names) => names.of(code) ?? "")),
  ];
  return { names: names.filter((name) => name !== "" && !noPlaces.has(name)), codes };
}

const folders = readdirSync("partnerships", { withFileTypes: true }).filter((entry) => entry.isDirectory());
const words = folders.map((entry) => wordsOf(entry.name));

/** Words as they are read: the parts of an identifier or a file's name apart, letters small. */
const toWords = (text: string): string =>
  text
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/[_\s-]+/g, " ")
    .toLowerCase();

const names = [...new Set(words.flatMap((one) => one.names.map(toWords)))];
const escaped = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
const longestFirst = escaped.sort((a, b) => b.length - a.length);
const anyName = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join("|")})(?![\\p{L}\\p{N}])`, "gu");
/** Scripts that put no space between words; what a language is called after a land is a language's name. */
const unspaced = longestFirst.filter((name) => /[\p{sc=Han}\p{sc=Kana}]/u.test(name));
const anyUnspaced = new RegExp(`(?:${unspaced.join("|")})(?!語)`, "gu");

function namesIn(text: string): readonly string[] {
  const spoken = toWords(text);
  return [...new Set([...spoken.matchAll(anyName), ...spoken.matchAll(anyUnspaced)].map((found) => found[0]))];
}

const codes = [...new Set(words.flatMap((one) => one.codes))];
const anyCode = new RegExp(`["'\`](${codes.join("|")})["'\`]`, "g");

const sources = filesBelow("src", /\.(ts|tsx|sql)$/).filter((path) => !/\.test\.tsx?$/.test(path));

/** Codes of a party that are data of a standard, and where. */
const ofStandards: Readonly<Record<string, readonly string[]>> = {
  "src/ingest/series/constant-prices.ts": ["US"], // whose deflator is that of the dollar
  "src/sources/world-bank/to-series-rows.ts": ["EU"], // the publisher's code of the institutions, as ISO 3166-1 reserves it
};

test("names are found to look for, of every partnership and in every language", () => {
  expect(folders.length).toBeGreaterThan(1);
  expect(names.length).toBeGreaterThan(300);
  for (const one of words) expect(one.names.length).toBeGreaterThan(80);
});

test("no code names a party, a partnership or a place", () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap((path) => namesIn(readFileSync(path, "utf8")).map((name) => `${path}: ${name}`))).toEqual([]);
});

test("no code treats a party by its code", () => {
  const found = sources.flatMap((path) => {
    const said = [...readFileSync(path, "utf8").matchAll(anyCode)].map((one) => one[1] ?? "");
    return said.length === 0 ? [] : [[path, [...new Set(said)]] as const];
  });
  expect(Object.fromEntries(found)).toEqual(ofStandards);
});

test("no file is named for a party, a partnership or a place", () => {
  expect(sources.filter((path) => namesIn(path).length > 0)).toEqual([]);
});

test("a name is found however it is written", () => {
  const [first] = words.flatMap((one) => one.names).filter((name) => /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(name));
  if (first === undefined) throw new Error("no name of two words to try it with");
  const joined = first.replace(" ", "");
  const camel = joined.charAt(0).toLowerCase() + joined.slice(1);
  const ways = [`// as ${first} said`, first.toUpperCase(), `const ${camel}Rows = 1;`, `"${toWords(first).replace(" ", "-")}"`];
  expect(ways.map((way) => namesIn(way).length)).toEqual(ways.map(() => 1));
  expect(namesIn(`${camel}ese`)).toEqual([]);
});
