import { describe, expect, test } from "vitest";
import { SearchList } from "../../src/contract/search.ts";
import { markWords } from "../../src/core/query-words.ts";
import { search } from "../../src/query/search.ts";
import { findableOf } from "../../src/query/search/findable.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { noSnapshot } from "../warehouse/no-snapshot.ts";

const model = await modelOf("partnerships/central-asia-japan");
const record = onlyPartnership(model);
const fixture = await modelOf("test/fixtures/partnerships/river-and-ridge");

function find(query: Readonly<Record<string, unknown>>, of = model): SearchList {
  const asked = { model: of, record: onlyPartnership(of), today: "2026-06-01", id: "" };
  const parameters = search.parameters.parse(query);
  return SearchList.parse(search.read({ ...asked, snapshot: noSnapshot, parameters }));
}
const subjects = (list: SearchList): readonly string[] => list.rows.map((row) => row.subject);

test("everything that has a page can be found", () => {
  const { total, rows, found } = find({});
  expect(total).toBe(record.bySubject.size + record.partnership.value.parties.length + record.fields.length);
  expect([found, rows.length]).toEqual([total, 50]);
  expect(findableOf(record).map((one) => one.subject)).toEqual([...new Set(findableOf(record).map((one) => one.subject))]);
});

describe("a member is found first by its name in every language of the interface", () => {
  test.each([
    ["de", "Usbekistan"],
    ["en", "Uzbekistan"],
    ["ja", "ウズベキスタン"],
    ["ru", "Узбекистан"],
    ["kk", "Өзбекстан"],
    ["ky", "Өзбекстан"],
    ["tg", "Ӯзбекистон"],
    ["tk", "Özbegistan"],
    ["uz", "Oʻzbekiston"],
    ["uz, as keyboards have it", "O'zbekiston"],
    ["uz, begun", "oʻzbekis"],
    ["en, shouted", "UZBEKISTAN"],
  ])("%s: %s", (_, q) => {
    const list = find({ q });
    expect(subjects(list)[0]).toBe("central-asia-japan/parties/UZ");
    expect(list.found).toBeGreaterThan(20);
  });
});

test("every word must stand in what is found, and the text shown holds it", () => {
  const one = find({ q: "water" });
  const both = find({ q: "water Tajikistan" });
  expect(both.found).toBeGreaterThan(0);
  expect(both.found).toBeLessThan(one.found);
  for (const row of both.rows) {
    const shown = [...Object.values(row.titles), ...(row.excerpt === null ? [] : [row.excerpt.text])].flatMap((text) =>
      markWords(text, both.words),
    );
    expect(
      shown.some((part) => part.isFound),
      row.subject,
    ).toBe(true);
  }
});

test("of several words only the last may be a beginning", () => {
  expect(find({ q: "transp" }).found).toBeGreaterThan(0);
  expect(find({ q: "transp Caspian" }).found).toBe(0);
  expect(find({ q: "Caspian transp" }).found).toBeGreaterThan(0);
});

test("Japanese is found within a stretch, and word by word where the stretch stands nowhere", () => {
  const whole = find({ q: "共同声明" });
  const apart = find({ q: "声明の共同" });
  expect(whole.found).toBeGreaterThan(0);
  expect(whole.words.map((word) => word.found)).toEqual(["inside"]);
  expect(apart.words.length).toBeGreaterThan(1);
  expect(find({ q: "コルヴェイ" }, fixture).rows[0]?.subject).toBe("river-and-ridge/parties/XC");
});

test("a misspelt word finds nothing, and what was meant finds something", () => {
  const list = find({ q: "Turkmenstan" });
  expect(list.found).toBe(0);
  expect(list.meant.map((one) => one.q)).toContain("Turkmenistan");
  for (const { q, count } of list.meant) expect(find({ q }).found).toBe(count);
  const fewer = find({ q: "hydrogen xylophone" }).meant;
  expect(fewer).toContainEqual({ q: "hydrogen", count: find({ q: "hydrogen" }).found, by: "fewer-words" });
});

test("a single letter that nothing holds is no misspelling of another", () => {
  for (const q of ["橋", "ъ", "ẋ"]) expect(find({ q }).meant, q).toEqual([]);
});

test("choices narrow what was found, with true counts, and stay choices where they leave nothing", () => {
  const list = find({ q: "water" });
  const kinds = list.facets.find((facet) => facet.id === "kind")?.options ?? [];
  expect(kinds.reduce((sum, one) => sum + one.count, 0)).toBe(list.found);
  for (const { value, count } of kinds) expect(find({ q: "water", kind: value }).count).toBe(count);
  expect(find({ q: "nothinglikethis", kind: "meeting" }).found).toBe(0);
  expect(() => find({ q: "water", kind: "person" })).toThrow(/cannot have the value "person"/);
});

test.each(["%", "'", "\\", "* AND (", "<script>", "   ", "\u0000", "a".repeat(200), "😀".repeat(100)])(
  "whatever is asked (%j) is answered",
  (q) => {
    expect(find({ q }).found).toBeGreaterThanOrEqual(0);
  },
);

test("a query longer than the limit is refused", () => {
  expect(search.parameters.safeParse({ q: "a".repeat(201) }).success).toBe(false);
});

test("rows name what was found, in the record's language", () => {
  const rows = search.rows?.(find({ q: "Caspian" }) as never) ?? [];
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows)
    expect(row).toMatchObject({ subject: expect.stringMatching(/^central-asia-japan/) as unknown, title: expect.any(String) as unknown });
});
