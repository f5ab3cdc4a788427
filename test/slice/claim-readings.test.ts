import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { afterAll, describe, expect, test } from "vitest";
import { checkClaim, type CheckedReading } from "../../src/query/claims/check-claim.ts";
import { checkedClaims } from "../../src/query/claims/checked-claims.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { openSeriesSnapshot, shippedSeries } from "../warehouse/series-snapshot.ts";

// What the readings of the record find, computed a second time from the files of the folder with nothing of the product.

type Entry = Readonly<Record<string, unknown>> & { readonly id: string };
const folder = "partnerships/central-asia-japan";
const list = (file: string): readonly Entry[] => parse(readFileSync(`${folder}/${file}.yaml`, "utf8")) as readonly Entry[];
const text = (value: unknown): string => (typeof value === "string" ? value : "");

const record = onlyPartnership(await modelOf(folder));
const snapshot = await openSeriesSnapshot(await shippedSeries());
const claims = await checkedClaims(record, snapshot);
afterAll(() => snapshot.close());

function reading(claim: string, id: string): CheckedReading {
  const found = claims.get(claim)?.readings.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no reading ${id} of ${claim}`);
  return found;
}
function facts(claim: string, id: string, ...names: readonly string[]): readonly (string | null | undefined)[] {
  return names.map((name) => reading(claim, id).facts[name]?.text ?? null);
}
/** A percentage to one place, half up. */
const percent = (part: number, whole: number): string => (Math.floor((part * 1000) / whole + 0.5) / 10).toFixed(1);

describe("nearly one thousand young leaders", () => {
  const people = list("people");
  const number = (id: string): number => Number(people.find((one) => one.id === id)?.["number"]);
  const jds = number("kg-jds-2024") + number("uz-jds-2023") + number("tj-jds-2020") + number("tj-jds-2020-phd");
  const highest = number("kg-jds-2025") + number("uz-scholar-2025") + number("tj-jds-2020") + number("tj-jds-2020-phd");

  test("what was stated adds up, by programme: 748 by 2024, 837 at the highest, 865 with the second programme, 1,421 with the third", () => {
    expect([jds, highest]).toEqual([748, 837]);
    expect(facts("nearly-1000-leaders", "jds", "newest")).toEqual([String(jds)]);
    expect(facts("nearly-1000-leaders", "jds-upper", "highest")).toEqual([String(highest)]);
    expect(facts("nearly-1000-leaders", "special", "highest")).toEqual([String(highest + number("kg-ylp-2025"))]);
    const withMext = highest + number("kg-ylp-2025") + number("uz-mext-2025");
    expect(facts("nearly-1000-leaders", "with-mext", "highest")).toEqual([String(withMext)]);
    expect(["jds", "jds-upper", "special", "with-mext"].map((id) => reading("nearly-1000-leaders", id).verdict)).toEqual(
      Array(4).fill("fails"),
    );
  });

  test("it is not settled: one country has no figure after 2024, so there is no upper bound", () => {
    const later = new Set(people.filter((one) => one["programme"] === "JDS" && text(one["as_of"]) >= "2025").map((one) => one["country"]));
    expect(later.has("TJ")).toBe(false);
    expect(reading("nearly-1000-leaders", "jds-bounds")).toMatchObject({
      verdict: "cannot-be-checked",
      needs: { code: "people-open", values: { until: "2024", areas: "TJ" } },
    });
    expect(facts("nearly-1000-leaders", "jds-bounds", "at_least", "at_most")).toEqual([String(jds), null]);
  });

  test("once that country states a later figure there are bounds", async () => {
    const claim = record.entries.claim.find((one) => one.id === "nearly-1000-leaders");
    const entries = record.entries["people-figure"];
    const [one] = entries.filter((entry) => entry.id === "tj-jds-2020");
    if (claim === undefined || one === undefined) throw new Error("the record has both");
    const later = { ...one, id: "later", value: { ...one.value, id: "later", number: "110", as_of: "2025-06" } };
    const more = { ...record, entries: { ...record.entries, "people-figure": [...entries, later] } };
    const checked = await checkClaim({ record: more, snapshot, claim });
    const bounds = checked.readings.find((entry) => entry.id === "jds-bounds");
    expect([bounds?.facts["at_most"]?.text, bounds?.verdict]).toEqual([String(327 + 440 + 110), "fails"]);
  });
});

test("the entries behind every sum add up to it", () => {
  const sums = [
    ["nearly-1000-leaders", "jds", "newest"],
    ["nearly-1000-leaders", "jds-upper", "highest"],
    ["nearly-1000-leaders", "with-mext", "highest"],
    ["nearly-1000-leaders", "all-scholarships", "sum"],
    ["human-resources-focus", "amounts", "sum"],
    ["aral-growing-role", "grants", "sum"],
  ] as const;
  for (const [claim, id, name] of sums) {
    const { entries, value } = reading(claim, id);
    const sum = entries.reduce((total, one) => total + BigInt(one.value?.text ?? "0"), 0n);
    expect([claim, id, String(sum), value]).toEqual([claim, id, value, facts(claim, id, name)[0]]);
  }
});

test("every count of projects and commitments opens as many entries", () => {
  for (const [id, { readings }] of claims)
    for (const one of readings)
      if (one.reading.query === "projects" || one.reading.query === "commitments" || one.reading.query === "mentions")
        expect([id, one.id, String(one.entries.length)]).toEqual([id, one.id, one.facts["count"]?.text]);
});

describe("formats", () => {
  const days = (key: "founded" | "first_leaders_summit", held: boolean): readonly (readonly [string, string])[] =>
    list("formats").flatMap((one) => {
      const event = one[key] as { readonly date: string | null; readonly status?: string } | null;
      if (event?.date == null || (held && event.status !== "held")) return [];
      return ["silk-road-diplomacy", "ca-consultative", "ots"].includes(one.id) ? [] : [[one.id, event.date] as const];
    });

  test("by the day of their beginning one framework came before, eight after, and two have no known day", () => {
    const own = "2004-08-28";
    const dated = days("founded", false);
    const counts = [dated.filter(([, day]) => day < own).length, dated.filter(([, day]) => day > own).length];
    expect(facts("copied-by-others", "sequence", "earlier_dated", "later")).toEqual(counts.map(String));
    expect(counts).toEqual([1, 8]);
    expect(facts("first-great-power", "any-framework", "undated", "earlier")).toEqual(["2", null]);
    expect(reading("first-great-power", "ministers-all").needs?.code).toBe("formats-undated");
  });

  test("at the level of leaders all others that met came first", () => {
    const own = "2025-12-20";
    const held = days("first_leaders_summit", true);
    expect(facts("copied-by-others", "leaders", "earlier_dated", "later")).toEqual([
      String(held.filter(([, day]) => day < own).length),
      String(held.filter(([, day]) => day > own).length),
    ]);
    expect(reading("copied-by-others", "leaders").entries.map((one) => one.value?.text)).toEqual(held.map(([, day]) => day).sort());
  });
});

test("twenty or twenty-one: the years from the founding to the day of the summit, and what is stated", () => {
  const [founded, day] = [new Date("2004-08-28"), new Date("2025-12-20")];
  const birthday = new Date(founded);
  let completed = 0;
  while (birthday.setUTCFullYear(founded.getUTCFullYear() + completed + 1) <= day.getTime()) completed++;
  expect(facts("anniversary-20", "completed", "completed", "calendar")).toEqual([String(completed), "21"]);
  const said = list("claims").find((one) => one.id === "anniversary-20")?.["statements"] as readonly { readonly value: string }[];
  expect(facts("anniversary-20", "stated", "differing")).toEqual([String(new Set(said.map((one) => one.value)).size)]);
});

test("the first leaders' summit is the first of that level that was held, and all six were there", () => {
  const held = list("meetings").filter((one) => one["level"] === "leaders-summit" && one["status"] === "held");
  expect(reading("first-leaders-summit", "held").value).toBe(held.map((one) => text(one["date_start"])).sort()[0]);
  const summit = held.find((one) => one.id === "summit-01")?.["participants"] as readonly { readonly party: string }[];
  expect(new Set(summit.map((one) => one.party)).size).toBe(6);
  expect(reading("first-leaders-summit", "all-present").verdict).toBe("holds");
});

describe("shares of the projects on record", () => {
  const projects = list("projects").filter((one) => one["provider_party"] === "JP");
  const fields = ["human-resources", "education"];
  const countBy = (of: readonly Entry[]): ReadonlyMap<string, number> =>
    of.reduce((counts, one) => counts.set(text(one["field"]), (counts.get(text(one["field"])) ?? 0) + 1), new Map<string, number>());

  test("human resources and education together: number, share and place among the fields", () => {
    const counts = countBy(projects);
    const own = fields.reduce((sum, field) => sum + (counts.get(field) ?? 0), 0);
    const rank = 1 + [...counts].filter(([field, count]) => !fields.includes(field) && count > own).length;
    const expected = [String(own), percent(own, projects.length), String(rank)];
    expect(facts("human-resources-focus", "projects-education", "count", "share", "rank")).toEqual(expected);
    expect(facts("human-resources-focus", "projects", "rank")).toEqual([
      String(1 + [...counts.values()].filter((count) => count > (counts.get("human-resources") ?? 0)).length),
    ]);
  });

  test("the same among the commitments of one party", () => {
    const made = list("commitments").filter((one) => (one["made_by"] as readonly string[]).includes("JP"));
    const counts = countBy(made);
    const own = fields.reduce((sum, field) => sum + (counts.get(field) ?? 0), 0);
    const rank = 1 + [...counts].filter(([field, count]) => !fields.includes(field) && count > own).length;
    expect(facts("human-resources-focus", "commitments", "main", "of", "share", "rank")).toEqual([
      ...[String(own), String(made.length)],
      ...[percent(own, made.length), String(rank)],
    ]);
  });

  test("from aid to investment: the share on record rose, but projects without a day of signature could turn it round", () => {
    const isLater = (one: Entry): boolean => Number(text(one["signed"]).slice(0, 4)) >= 2016;
    const dated = projects.filter((one) => text(one["signed"]) !== "");
    const invested = (of: readonly Entry[]): number =>
      of.filter((one) => ["export-finance", "private-investment"].includes(text(one["kind"]))).length;
    const [later, earlier] = [dated.filter(isLater), dated.filter((one) => !isLater(one))];
    expect(facts("from-oda-to-investment", "projects", "earlier_share", "later_share")).toEqual([
      percent(invested(earlier), earlier.length),
      percent(invested(later), later.length),
    ]);
    const undated = projects.filter((one) => text(one["signed"]) === "");
    const worst = invested(later) / (later.length + undated.length - invested(undated));
    const best = (invested(later) + invested(undated)) / (later.length + invested(undated));
    expect(worst < (invested(earlier) + invested(undated)) / (earlier.length + invested(undated))).toBe(true);
    expect(best > invested(earlier) / (earlier.length + undated.length - invested(undated))).toBe(true);
    expect(reading("from-oda-to-investment", "projects")).toMatchObject({
      verdict: "cannot-be-checked",
      needs: { code: "projects-undated", values: { count: String(invested(undated)) } },
    });
  });

  test("partners are found as words of their own, never inside another word", () => {
    const named = projects.filter((one) =>
      /\b(ADB|World Bank|EBRD|IFC|AIIB)\b/.test(`${text(one["provider"])} ${text(one["implementer"])}`),
    );
    expect(facts("international-finance-bodies", "banks", "count")).toEqual([String(named.length)]);
  });
});

test("words in documents and commitments are found at the beginning of a word, with their days", () => {
  const found = [...list("documents"), ...list("commitments")].filter((one) =>
    /\b(democra|human rights)/i.test(`${text(one["summary"])} ${text(one["text"])} ${Object.values(one["titles"] ?? {}).join(" ")}`),
  );
  expect(facts("no-preconditions", "never-named", "count")).toEqual([String(found.length)]);
  expect(reading("no-preconditions", "since-2015").entries.every((one) => (one.value?.text ?? "9") < "2015")).toBe(true);
});

test("a reading that cannot be checked says what is needed, and how it is loaded or that nothing loads it", () => {
  const open = [...claims].flatMap(([id, { readings }]) =>
    readings.flatMap((one) => (one.verdict === "cannot-be-checked" && one.rank === null ? [[id, one] as const] : [])),
  );
  expect(open.length).toBeGreaterThan(20);
  for (const [id, { needs, reading: asked }] of open) {
    expect([id, asked.id, (needs?.code ?? asked.needs?.["en"] ?? "").length > 3]).toEqual([id, asked.id, true]);
    expect([id, asked.id, asked.load ?? needs?.load ?? "no command"]).toEqual([
      id,
      asked.id,
      expect.stringMatching(/^sarai |^no command$/),
    ]);
  }
  const unloadable = open.filter(([, { needs, reading: asked }]) => asked.load === undefined && (needs?.load ?? null) === null);
  expect(unloadable.map(([id, one]) => `${id} ${one.id}`).sort()).toEqual([
    "aral-growing-role yearly",
    "breadth-since-independence throughout",
    "common-positions votes",
    "from-oda-to-investment other-flows",
    "human-resources-focus share",
    "largest-oda-donor regional",
    "region-trade-projects trade",
  ]);
});

describe("with the series that they need", () => {
  const areas = ["KZ", "KG", "TJ", "TM", "UZ", "WLD"];
  const years = Array.from({ length: 11 }, (_, index) => 2014 + index);
  const growth = (area: string, year: number): number => (areas.indexOf(area) * 7 + (year % 5) * 3 - 4) / 10;
  const inflow = (area: string, year: number): number => 1000 + (area === "TJ" ? -1 : 1) * (year - 2014) * (areas.indexOf(area) + 1);
  const observed = (indicator: string, of: (area: string, year: number) => number) =>
    areas.flatMap((area) => years.map((year) => ({ indicator, area, year, value: String(of(area, year)) })));
  const file = (name: string, observations: ReturnType<typeof observed>) => ({
    shipped: false,
    read: {
      about: {
        ...{ file: name, publisher: "World Bank", title: name, address: null, licence: null },
        ...{ vintage: "2025-10-07", citation: name, sha256: "ab".repeat(32), bytes: 1 },
      },
      observations,
      refused: [],
    },
  });

  test("growth and investment are compared, and agree with a second computation", async () => {
    const loaded = [file("growth", observed("NY.GDP.MKTP.KD.ZG", growth)), file("inflow", observed("BX.KLT.DINV.CD.WD", inflow))];
    const with_ = await openSeriesSnapshot([...(await shippedSeries()), ...loaded]);
    const checked = async (id: string): Promise<readonly CheckedReading[]> => {
      const claim = record.entries.claim.find((one) => one.id === id);
      if (claim === undefined) throw new Error(`the record has ${id}`);
      return (await checkClaim({ record, snapshot: with_, claim })).readings;
    };
    const sum = (area: string): number => years.filter((year) => year >= 2015).reduce((total, year) => total + growth(area, year) * 10, 0);
    const above = areas.slice(0, 5).filter((area) => sum(area) > sum("WLD")).length; // prettier-ignore
    const grew = areas.slice(0, 5).filter((area) => inflow(area, 2024) > inflow(area, 2014)).length;
    expect((await checked("region-dynamic-growth")).map((one) => [one.value, one.verdict])).toEqual([[String(above), "fails"]]);
    expect((await checked("growing-investment-inflow")).map((one) => [one.id, one.value, one.verdict])).toEqual([
      ["each", String(grew), "fails"],
      ["most", String(grew), "holds"],
    ]);
    await with_.close();
  });
});

test("a query that fails on the data is no finding: it says so, in the claim it belongs to alone", async () => {
  const closed = await openSeriesSnapshot(await shippedSeries());
  await closed.close();
  const claim = record.entries.claim.find((one) => one.id === "from-oda-to-investment");
  if (claim === undefined) throw new Error("the record has it");
  const { readings, verdict } = await checkClaim({ record, snapshot: closed, claim });
  expect(verdict).toBe("cannot-be-checked");
  expect(readings.map((one) => [one.id, one.verdict, one.needs?.code])).toEqual(
    expect.arrayContaining([
      ["net-oda", "cannot-be-checked", "query-failed"],
      ["projects", "cannot-be-checked", "projects-undated"],
    ]),
  );
});
