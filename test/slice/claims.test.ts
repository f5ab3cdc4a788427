import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { claimVerdictOf } from "../../src/core/claims/verdict.ts";
import { checkClaim, type CheckedReading } from "../../src/query/claims/check-claim.ts";
import { checkedClaims } from "../../src/query/claims/checked-claims.ts";
import { languages } from "../../src/core/languages.ts";
import { partnershipView } from "../../src/query/views/partnership-view.ts";
import { clauseWords } from "../../src/web/parts/clause-words.ts";
import { hasMessage } from "../../src/web/text/messages.ts";
import { makeView } from "../../src/web/view.ts";
import { questions } from "../../src/query/index.ts";
import type { Question } from "../../src/query/question.ts";
import { ClaimList, ClaimPage } from "../../src/contract/claims.ts";
import { DonorComparison, FlowRows } from "../../src/contract/donors.ts";
import { toCents, type Figure } from "../warehouse/independent-ranks.ts";
import { expectMatrixToAgree } from "../warehouse/matrix-agrees.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { openSeriesSnapshot, shippedSeries } from "../warehouse/series-snapshot.ts";

const model = await modelOf("partnerships/central-asia-japan");
const record = onlyPartnership(model);
const snapshot = await openSeriesSnapshot(await shippedSeries());
const claims = await checkedClaims(record, snapshot);
afterAll(() => snapshot.close());

function readingsOf(id: string): readonly CheckedReading[] {
  return claims.get(id)?.readings ?? [];
}

async function ask(id: string, of: { readonly id?: string; readonly query?: Readonly<Record<string, unknown>> }): Promise<unknown> {
  const question = questions.find((one) => one.id === id) as Question;
  const parameters = question.parameters.parse(of.query ?? {});
  return await question.read({ model, record, snapshot, today: "2026-06-01", id: of.id ?? "", parameters });
}

/** A carried table, read here by itself: `indicator,area,<year>...`. */
function table(file: string): readonly (readonly [string, string, number, string])[] {
  const [header = "", ...lines] = readFileSync(`src/sources/world-bank/series/${file}`, "utf8").trim().split("\n");
  const years = header.split(",").slice(2).map(Number);
  return lines.flatMap((line) => {
    const [indicator = "", area = "", ...cells] = line.split(",");
    return cells.flatMap((cell, index) => (cell === "" ? [] : [[indicator, area, years[index] ?? 0, cell] as const]));
  });
}

const alpha2: Readonly<Record<string, string>> = { JPN: "JP", USA: "US", CEC: "EU" }; // others keep three letters: only sameness matters
const figures: readonly Figure[] = table("net-oda-by-donor.csv").map(([indicator, recipient, year, dollars]) => {
  const code = indicator.slice("DC.DAC.".length, -"L.CD".length);
  return { donor: alpha2[code] ?? code, recipient, year, dollars: BigInt(dollars) };
});
const deflators = new Map(table("gdp-deflators.csv").flatMap(([, area, year, value]) => (area === "US" ? [[year, value] as const] : [])));

describe("the claim on the largest donor", () => {
  const readings = readingsOf("largest-oda-donor");

  test("comes to the same rank, sum and verdict in every reading as a second computation over the same figures", () => {
    expect(expectMatrixToAgree(readings, figures, { deflators, base: 2023 })).toBe(2 * 7 * 34 * 2);
  });

  test("has every combination of its axes once, and one closest to the words", () => {
    expect(new Set(readings.map((one) => one.id)).size).toBe(readings.length);
    expect(readings.filter((one) => one.isClosest).map((one) => one.id)).toEqual(["largest.net.dac-countries.all.2023.current"]);
    for (const measure of ["gross", "commitments", "grant-equivalent"])
      expect(readings.filter((one) => one.rank?.measure === measure)).toHaveLength(3 * 7);
  });

  test("names what would be needed wherever it cannot be checked", () => {
    const codes = readings.filter((one) => one.verdict === "cannot-be-checked").map((one) => one.needs?.code ?? one.reading.needs?.["en"]);
    expect(codes).not.toContain(undefined);
    expect(new Set(codes).size).toBe(4);
  });

  test("says how far the sums since the dialogue began lie apart, and that no donor missing from the series could turn them round", () => {
    const since = readings.find((one) => one.id === "largest.net.dac-countries.all.since-founding.current")?.rank;
    expect(since).toMatchObject({
      value: "3194737638.00",
      distance: "45576160.00",
      rank: 2,
      other: { donor: "US", value: "3240313798.00" },
    });
    expect(toCents(since?.not_held ?? "")).toBeLessThan(toCents(since?.distance ?? ""));
  });
});

test("every claim has the verdict that its editors saw, and none is left without one", () => {
  const seen = record.entries.claim.map(({ id, value }) => [id, value.verdict]);
  expect(seen.map(([, verdict]) => verdict)).not.toContain(undefined);
  expect(Object.fromEntries([...claims].map(([id, one]) => [id, one.verdict]))).toEqual(Object.fromEntries(seen));
  expect(seen).toHaveLength(25);
});

test("what the readings of the record find can be told by hand", () => {
  const value = (claim: string, reading: string): string | null | undefined => readingsOf(claim).find((one) => one.id === reading)?.value;
  expect(value("anniversary-20", "completed")).toBe("21");
  expect(value("nearly-1000-leaders", "jds")).toBe(String(288 + 390 + 66 + 4));
  expect(value("three-trillion-target", "text")).toBe("3000000000000");
  expect(value("first-leaders-summit", "held")).toBe("2025-12-19");
});

test("a reading whose query breaks is no finding: it cannot be checked, and says why", async () => {
  const [claim] = record.entries.claim;
  if (claim === undefined) throw new Error("the record has claims");
  const label = { en: "broken" };
  const broken = [
    { id: "unknown-query", label, query: "no-such-query", test: "rank == 1" },
    { id: "wrong-parameters", label, query: "meetings", parameters: { level: "x" }, test: "count(date) >= 1" },
    { id: "unknown-fact", label, query: "meetings", parameters: { level: ["x"], status: ["held"] }, test: "price >= 1" },
    { id: "no-entry", label, query: "commitment-target", parameters: { commitment: "none" }, test: "value >= 1" },
    {
      id: "wrong-axis",
      label,
      query: "donor-rank",
      parameters: { donor: "JP", first_year: 1992 },
      axes: { taste: ["sweet"] },
      test: "rank == 1",
    },
  ];
  const checked = await checkClaim({ record, snapshot, claim: { ...claim, value: { ...claim.value, opinion: false, readings: broken } } });
  expect(checked.verdict).toBe("cannot-be-checked");
  expect(checked.readings.map((one) => [one.id, one.verdict, one.needs?.code])).toEqual([
    ["unknown-query", "cannot-be-checked", "unknown-query"],
    ["wrong-parameters", "cannot-be-checked", "query-refused"],
    ["unknown-fact", "cannot-be-checked", "query-refused"],
    ["no-entry", "cannot-be-checked", "query-refused"],
    ["wrong-axis", "cannot-be-checked", "query-refused"],
  ]);
});

test("answers have the shape of the contract", async () => {
  const list = ClaimList.parse(await ask("claims", {}));
  expect(list.total).toBe(25);
  for (const { id } of list.rows) expect(ClaimPage.parse(await ask("claim", { id })).row.id).toBe(id);
  expect(await ask("claim", { id: "no-such-claim" })).toBeNull();
  DonorComparison.parse(await ask("donors", {}));
  DonorComparison.parse(await ask("donors", { query: { measure: "gross" } }));
});

test("claims are narrowed by verdict and by type, and the counts say how many there are", async () => {
  const list = ClaimList.parse(await ask("claims", { query: { verdict: "holds" } }));
  expect(list.rows.map((row) => row.id)).toEqual(["first-leaders-summit", "three-trillion-target"]);
  expect(list.facets.find((facet) => facet.id === "verdict")?.options.map(({ value, count }) => [value, count])).toEqual([
    ["holds", 2],
    ["holds-under-some-readings", 13],
    ["cannot-be-checked", 9],
    ["not-a-question-of-fact", 1],
  ]);
});

test.each([
  ["the newest year", {}],
  [
    "a sum of twenty years in constant prices",
    { first_year: "2004", last_year: "2023", prices: "constant", donors: "dac-with-institutions" },
  ],
  ["two recipients", { recipient: ["KZ", "TM"], first_year: "2010", last_year: "2012" }],
])("every sum of %s opens the figures that add up to it, to the cent", async (_, query) => {
  const comparison = DonorComparison.parse(await ask("donors", { query }));
  expect(comparison.rows.length).toBeGreaterThan(20);
  const rest = Object.fromEntries(Object.entries(query).filter(([name]) => name !== "donors"));
  for (const line of comparison.rows) {
    const behind = FlowRows.parse(await ask("donor-rows", { query: { ...rest, donor: line.donor } }));
    const sum = behind.rows.reduce((total, row) => total + toCents(row.value), 0n);
    expect([line.donor, toCents(line.value), line.figures]).toEqual([line.donor, sum, behind.rows.length]);
    expect(toCents(behind.sum)).toBe(sum);
    const ofCells = line.cells.reduce((total, cell) => total + toCents(cell.value ?? "0.00"), 0n);
    expect(ofCells).toBe(sum);
  }
});

test("every checked reading of a rank opens the figures that add up to its sum, to the cent", async () => {
  const some = readingsOf("largest-oda-donor").filter((one, index) => one.rows !== null && index % 41 === 0);
  expect(some.length).toBeGreaterThan(15);
  for (const { rows, value } of some) {
    const search = new URLSearchParams((rows ?? "").split("?")[1]);
    const query = Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]));
    const one = Object.fromEntries(Object.entries(query).map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
    const behind = FlowRows.parse(await ask("donor-rows", { query: one }));
    expect([rows, behind.sum]).toEqual([rows, value]);
  }
});

test.each([
  [{ recipient: "XX" }, /recipient.*XX/],
  [{ first_year: "1500" }, /first_year/],
  [{ first_year: "2020", last_year: "2010" }, /first_year/],
  [{ last_year: "2050" }, /last_year/],
])("%j is refused, and what is allowed is said", async (query, words) => {
  await expect(ask("donors", { query })).rejects.toThrow(words);
});

test("a donor without a figure is refused by name, never shown as one that gave nothing", async () => {
  await expect(ask("donor-rows", { query: { donor: "CN" } })).rejects.toThrow('"donor" cannot have the value "CN"');
});

test("a verdict never says more than was checked", () => {
  expect(claimVerdictOf(["holds", "holds"], true)).toBe("holds");
  expect(claimVerdictOf(["holds", "cannot-be-checked"], true)).toBe("holds-under-some-readings");
  expect(claimVerdictOf(["fails", "cannot-be-checked"], true)).toBe("cannot-be-checked");
  expect(claimVerdictOf(["fails", "fails"], true)).toBe("does-not-hold");
  expect(claimVerdictOf([], true)).toBe("cannot-be-checked");
  expect(claimVerdictOf(["holds"], false)).toBe("not-a-question-of-fact");
});

test.each(languages)("what a test looked at is said in words of %s, whatever the claim", (lang) => {
  const readings = [...claims.values()].flatMap((claim) => claim.readings).filter(({ rank }) => rank === null);
  const names = readings.flatMap(({ reading, clauses }) =>
    clauses.flatMap(({ of, asked_of: askedOf }) =>
      [of, ...(askedOf === null ? [] : [askedOf])].map((one) => `fact.${reading.query ?? ""}.${one}`),
    ),
  );
  expect(new Set(names).size).toBeGreaterThan(30);
  expect(names.filter((key) => !hasMessage(lang, key))).toEqual([]);
});

test("a clause is said with what was found and what is asked for", () => {
  const view = makeView({ lang: "en", path: "/en/x", query: "", today: "2026-06-01" }, partnershipView(record));
  const said = (id: string, reading: string): readonly string[] => {
    const found = readingsOf(id).find((one) => one.id === reading);
    return found === undefined ? [] : clauseWords({ query: found.reading.query ?? null, clauses: [...found.clauses] }, view);
  };
  expect(said("nearly-1000-leaders", "jds")).toEqual([
    "The newest figure of each programme and country, added up: 748. Asked for: 900 or more.",
  ]);
  expect(said("no-preconditions", "since-2015").join()).toMatch(/^Day of the last of them: .+\. Asked for: earlier than 2015\.$/);
  const number = (text: string) => ({ is: "number" as const, text });
  const change = { of: "change", found: number("-1"), operator: ">" as const, asked: number("0"), asked_of: null };
  expect(clauseWords({ query: "projects", clauses: [change] }, view).join()).toMatch(/: fallen\. Asked for: risen\.$/);
  expect(said("fields-announced", "summit").join()).toMatch(
    /^Fields with such a commitment: \d+\. Asked for: exactly \d+ \(fields named\)\.$/,
  );
  expect(said("three-trillion-target", "text")).toHaveLength(3);
});
