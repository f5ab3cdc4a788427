import { describe, expect, test } from "vitest";
import { SearchList } from "../../src/contract/search.ts";
import type { RecordModel } from "../../src/core/entry.ts";
import { markWords, toQueryWords } from "../../src/core/query-words.ts";
import { wordsIn } from "../../src/core/fold.ts";
import { languages } from "../../src/core/languages.ts";
import { search } from "../../src/query/search.ts";
import { findAll, indexOf } from "../../src/query/search/text-index.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { noSnapshot } from "../warehouse/no-snapshot.ts";

const ids = ["central-asia-japan", "eu-central-asia", "c5-plus-1", "china-central-asia"];
const models = new Map(await Promise.all(ids.map(async (id) => [id, await modelOf(`partnerships/${id}`)] as const)));
const real = models.get("central-asia-japan") as RecordModel; // read above
const fixture = await modelOf("test/fixtures/partnerships/river-and-ridge");

function find(q: string, of = real, more: Readonly<Record<string, string>> = {}): SearchList {
  const asked = { model: of, record: onlyPartnership(of), today: "2026-06-01", id: "" };
  return SearchList.parse(search.read({ ...asked, snapshot: noSnapshot, parameters: search.parameters.parse({ q, ...more }) }));
}

/** Everything that a query finds; with "whole", nothing that only begins as it does. */
function subjectsOf(q: string, of: RecordModel, found?: "whole"): ReadonlySet<string> {
  const index = indexOf(onlyPartnership(of));
  const words = toQueryWords(q, { cut: false });
  const hits = findAll(index, found === undefined ? words : words.map((word) => ({ ...word, found })));
  return new Set(hits.map(({ at }) => index.findable[at]?.subject ?? ""));
}

describe.each(ids)("%s", (id) => {
  const model = models.get(id) as RecordModel; // read above
  const { places, fields } = onlyPartnership(model);

  test("every place has a name in every language, and its name on record finds something", () => {
    expect(places.length).toBeGreaterThan(10);
    for (const { names } of places) {
      expect(Object.keys(names)).toEqual(expect.arrayContaining([...languages]));
      expect(subjectsOf(names["en"] ?? "", model).size, names["en"]).toBeGreaterThan(0);
    }
  });

  test.each(languages)("what names a place in English is found by its name in %s", (lang) => {
    const lost = places.flatMap(({ names, also = {} }) => {
      const words = [names["en"] ?? "", ...(also["en"] ?? [])].filter((name) => wordsIn(name).length === 1); // several may stand apart
      const inEnglish = words.flatMap((name) => [...subjectsOf(name, model, "whole")]);
      return [names[lang] ?? "", ...(also[lang] ?? [])].flatMap((name) => {
        const found = subjectsOf(name, model);
        return inEnglish.filter((subject) => !found.has(subject)).map((subject) => `${name}: ${subject}`);
      });
    });
    expect(lost).toEqual([]);
  });

  test.each(languages)("a field is found first by its name in %s, and its entries with it", (lang) => {
    for (const { id: field, names } of fields) {
      const { rows, found } = find(names[lang] ?? "", model);
      expect(rows[0]?.subject, names[lang]).toBe(`${id}/fields/${field}`);
      const inField = indexOf(onlyPartnership(model)).findable.filter((one) => one.fields.includes(field));
      expect(found, names[lang]).toBeGreaterThanOrEqual(inField.length);
    }
  });
});

test.each([
  ["de", "Taschkent"],
  ["ja", "タシケント"],
  ["ja, in a sentence", "タシケントの"],
  ["ru", "Ташкент"],
  ["ru, in", "Ташкенте"],
  ["ru, of", "ташкента"],
  ["ru, begun", "Ташк"],
  ["kk, in", "Ташкентте"],
  ["ky, from", "Ташкенттен"],
  ["tg", "Тошканд"],
  ["tk", "Daşkent"],
  ["tk, as keyboards have it", "daskent"],
  ["uz", "Toshkent"],
  ["uz, in", "Toshkentda"],
  ["uz, in Cyrillic", "Тошкент"],
])("one town in every language (%s: %s) is found where the record has it in English, and the page says so", (_, q) => {
  const { also, found } = find(q);
  const named = subjectsOf("Tashkent", real);
  expect(named.size).toBeGreaterThan(40);
  expect(found).toBeGreaterThanOrEqual(named.size);
  const names = also.filter(({ by }) => by === "name");
  expect(names.flatMap(({ as }) => as)).toContain("Tashkent");
  expect(names.every((one) => one.machine_drafted)).toBe(true);
});

test("what is shown of an entry holds the name that stands there, and marks it", () => {
  const { rows, words } = find("Ташкент", real, { kind: "project" });
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const shown = [...Object.values(row.titles), ...(row.excerpt === null ? [] : [row.excerpt.text])];
    const marked = shown.flatMap((text) => markWords(text, words)).filter((part) => part.isFound);
    expect(
      marked.map((part) => part.text),
      row.subject,
    ).toContainEqual(expect.stringMatching(/^(Tashkent|Ташкент)/));
  }
});

test("a name of two words is found with both in another case, a former name as well", () => {
  const index = indexOf(onlyPartnership(real));
  const naming = [...(index.otherNames.find(({ name }) => name === "Каспийское море")?.standsAs.keys() ?? [])];
  expect(naming.length).toBeGreaterThan(5);
  const named = naming.map((at) => index.findable[at]?.subject);
  for (const q of ["Каспийского моря", "баҳри Хазар", "Hazar deňzi", "カスピ海", "Kaspiy dengizi"])
    expect([...subjectsOf(q, real)], q).toEqual(expect.arrayContaining(named));
  const seat = onlyPartnership(real).places.find(({ also }) => also?.["ru"]?.includes("Нур-Султан"));
  expect([...subjectsOf("Нур-Султан", real)]).toEqual(expect.arrayContaining([...subjectsOf(seat?.names["en"] ?? "", real)]));
});

test.each([
  "вода",
  "воды",
  "воде",
  "водный",
  "водные",
  "Wasser",
  "Wassers",
  "Wasserwirtschaft",
  "水",
  "水資源",
  "suv",
  "suvning",
  "suw",
  "суу",
  "сууну",
])("%s finds the field first, and every entry of it", (q) => {
  const { rows, found } = find(q);
  expect(rows[0]?.subject).toBe("central-asia-japan/fields/water");
  const inField = indexOf(onlyPartnership(real)).findable.filter((one) => one.fields.includes("water"));
  expect(found).toBeGreaterThanOrEqual(inField.length);
});

test("another form of a word comes after the word as it stands, and is named", () => {
  const { rows, also } = find("Gauge");
  expect(rows).toEqual([]);
  expect(also).toEqual([]);
  const forms = find("gauge", fixture);
  expect(forms.found).toBeGreaterThan(0);
  const one = find("bridges rivers", fixture).also;
  expect(one).toContainEqual({ by: "form", asked: "bridges", as: ["bridge"], machine_drafted: false });
});

test("names of places are those of the fixture's file, marked where a machine wrote them", () => {
  const inGerman = find("Corvaner Enge", fixture);
  expect(inGerman.rows.map((row) => row.subject)).toContain("river-and-ridge/projects/corvane-bridge");
  expect(inGerman.also).toContainEqual({ by: "name", asked: "Corvaner Enge", as: ["Corvane Narrows"], machine_drafted: false });
  const inRussian = find("теснины", fixture).also;
  expect(inRussian).toContainEqual({ by: "name", asked: "Корвейнская теснина", as: ["Corvane Narrows"], machine_drafted: true });
  expect(find("Gewässer", fixture).rows[0]?.subject).toBe("river-and-ridge/fields/water");
});

test("what no entry names is not found by any name", () => {
  for (const q of ["Вашингтонград", "Atlantis", "アトランティス"]) expect(find(q)).toMatchObject({ found: 0, also: [] });
});
