import type { ClaimCard, ClaimList, ClaimPage, ClaimRow, RankView, ReadingView } from "../../src/contract/claims.ts";
import type { DonorComparison, FlowRows } from "../../src/contract/donors.ts";
import { claimVerdicts } from "../../src/core/claims/verdict.ts";
import { emptyProvenance, provenance, verdictChange } from "./checked.ts";
import { citation, emptyEntry, emptyList, entryOf, facet, hostile, listOf, longWord, stamp } from "./parts.ts";

export const claimRows: readonly ClaimRow[] = claimVerdicts.map((verdict, index) => ({
  id: `claim-${verdict}`,
  subject: `river-ridge/claims/claim-${verdict}`,
  claim: index === 0 ? hostile : "The leaders met for the first time.",
  lang: "en",
  translations: index === 1 ? null : { de: "Die Oberhäupter trafen sich zum ersten Mal." },
  type: "date",
  state: "contested",
  published_in: index === 2 ? null : { publication: "The Paper", date: "2025-12-20" },
  verdict,
  pinned: index === 3 ? "holds" : null,
  holds: index,
  fails: 1,
  cannot: index === 4 ? 0 : 2,
  for: 1,
  against: 0,
  sources: 3,
}));

const claims: ClaimList = {
  ...listOf([...claimRows], [facet("verdict", ...claimVerdicts), facet("type", "date"), facet("published_in", "The Paper")]),
  snapshot: provenance.snapshot,
};

const rank: RankView = {
  measure: "net",
  donors: "dac-countries",
  recipients: "all",
  recipient_codes: ["KZ", "UZ"],
  left_out: null,
  period: "2023",
  first_year: 2023,
  last_year: 2023,
  prices: "current",
  donor: "JP",
  value: "250224628.00",
  figures: 2,
  figures_asked: 2,
  rank: 1,
  of: 28,
  other: { donor: "US", value: "205577329.00" },
  distance: "44647299.00",
  not_held: "606484.00",
};

function rankReading(changes: Partial<RankView>, more: Partial<ReadingView> = {}): ReadingView {
  const detail = { ...rank, ...changes };
  const parts = [detail.measure, detail.donors, detail.recipient_codes.join("-"), detail.recipients, detail.period, detail.prices];
  return {
    id: `largest.${parts.join(".")}`,
    of: "largest",
    label: { en: "Rank" },
    note: null,
    query: "donor-rank",
    clauses: [],
    parameters: { donor: "JP" },
    test: "rank == 1",
    verdict: detail.rank === 1 ? "holds" : detail.rank === null ? "cannot-be-checked" : "fails",
    value: detail.value,
    facts: { rank: detail.rank === null ? null : String(detail.rank) },
    needs: null,
    rank: detail,
    rows: detail.value === null ? null : "donors/rows?donor=JP&first_year=2023",
    entries: [],
    ...more,
  };
}

const noFigure = { value: null, rank: null, other: null, distance: null, figures: 0 };
const needs = (code: string, values: Record<string, string>): NonNullable<ReadingView["needs"]> => ({
  code,
  values,
  text: null,
  load: null,
});
const loadCrs = "sarai ingest crs <files>";
const anyPeriod = { period: "any", first_year: null, last_year: null, prices: "any", ...noFigure };

const closest = rankReading({});
const matrix: readonly ReadingView[] = [
  closest,
  rankReading({
    period: "2022",
    first_year: 2022,
    last_year: 2022,
    rank: 4,
    value: "-78104176.00",
    other: { donor: "FR", value: "219141518.00" },
  }),
  rankReading({ period: "2021", first_year: 2021, last_year: 2021, ...noFigure }, { needs: needs("no-figure-of-donor", { donor: "JP" }) }),
  rankReading({
    period: "since-founding",
    first_year: 2004,
    rank: 2,
    value: "3194737638.00",
    distance: "45576160.00",
    other: { donor: "US", value: "3240313798.00" },
  }),
  rankReading({
    period: "since-founding",
    first_year: 2004,
    recipients: "all-without-largest",
    recipient_codes: ["KZ"],
    left_out: "UZ",
    rank: 4,
    value: "803826348.00",
  }),
  rankReading({ period: "last-eight-years", first_year: 2016, figures: 15, figures_asked: 16 }),
  rankReading(
    { period: "year-published", first_year: 2025, last_year: 2025, ...noFigure },
    { needs: { ...needs("year-not-held", { year: "2025", newest: "2023" }), load: "sarai ingest wdi <files>" } },
  ),
  rankReading({ recipients: "each", recipient_codes: ["UZ"], other: null, distance: null }),
  rankReading({ prices: "constant", value: "1234.50" }),
  rankReading({ donors: "all-donors", ...anyPeriod }, { needs: needs("donors-outside", { measure: "net" }) }),
  rankReading({ measure: "gross", ...anyPeriod }, { needs: { ...needs("measure-not-held", { measure: "gross" }), load: loadCrs } }),
  rankReading(
    { measure: "commitments", period: "since-founding", first_year: 2004, ...noFigure },
    { needs: { ...needs("years-not-held", { measure: "commitments", years: "2004–2009, 2011" }), load: loadCrs } },
  ),
];

const byRecord: readonly ReadingView[] = [
  {
    ...{ id: "held", of: "held", label: { en: "Meetings held", de: "Abgehaltene Treffen" }, note: { en: "A note." }, query: "meetings" },
    ...{
      parameters: { level: ["summit"] },
      test: "count(date) >= 1",
      verdict: "holds",
      value: "2025-12-19",
      facts: { first_date: "2025-12-19", last: null },
      clauses: [
        {
          of: "first-date",
          found: { is: "date", text: "2025-12-19" },
          operator: ">=",
          asked: { is: "date", text: "2025-11" },
          asked_of: null,
        },
        { of: "of-no-name", found: { is: "text", text: hostile }, operator: "==", asked: { is: "text", text: hostile }, asked_of: null },
      ],
    },
    ...{ needs: null, rank: null, rows: "meetings?level=summit" },
    entries: [
      { subject: "river-ridge/meetings/summit-2025", title: "Summit", lang: "en", value: { is: "date", text: "2025-12-19" } },
      { subject: "river-ridge/people/p1", title: longWord, lang: "en", value: { is: "number", text: "288" } },
      { subject: "river-ridge/people/p2", title: hostile, lang: "en", value: null },
    ],
  },
  {
    ...{ id: "survey", of: "survey", label: { en: longWord }, note: null, query: null, parameters: {}, test: null, value: null, facts: {} },
    ...{ clauses: [], verdict: "cannot-be-checked", rank: null, rows: null, entries: [] },
    needs: { code: null, values: {}, text: { en: "A survey.", de: "Eine Umfrage." }, load: null },
  },
  {
    ...{
      id: "growth",
      of: "growth",
      label: { en: "Growth" },
      note: null,
      query: "indicator-compare",
      parameters: {},
      test: "grew == areas",
    },
    ...{ verdict: "cannot-be-checked", value: null, facts: { areas: "2" }, rank: null, rows: "donors", entries: [] },
    clauses: [{ of: "grew", found: null, operator: "==", asked: { is: "number", text: "2" }, asked_of: "areas" }],
    needs: { ...needs("series-not-held", { indicator: "A.B", areas: "KZ, WLD", years: "2014–2024" }), load: "sarai ingest wdi <files>" },
  },
  {
    ...{ id: "bounds", of: "bounds", label: { en: "Bounds" }, note: null, query: "people-programmes", parameters: {}, test: "at_most < 1" },
    ...{ verdict: "cannot-be-checked", value: "748", facts: { newest: "748" }, rank: null, rows: "people", entries: [] },
    clauses: [
      { of: "newest", found: { is: "number", text: "748" }, operator: ">=", asked: { is: "number", text: "900" }, asked_of: null },
      { of: "at-most", found: null, operator: "<", asked: null, asked_of: "at-least" },
    ],
    needs: { ...needs("people-open", { until: "2024-12-31", areas: "KZ" }), load: "sarai load" },
  },
  {
    ...{ id: "broken", of: "broken", label: { en: "Broken" }, note: null, query: "projects", parameters: {}, test: "change > 0" },
    ...{ verdict: "cannot-be-checked", value: null, facts: { change: "-1" }, rank: null, rows: null, entries: [] },
    clauses: [{ of: "change", found: { is: "number", text: "-1" }, operator: ">", asked: { is: "number", text: "0" }, asked_of: null }],
    needs: needs("query-failed", { query: "projects", message: hostile }),
  },
];

const [firstRow, , unpublished, flipped, opinion] = claimRows as unknown as readonly [ClaimRow, ClaimRow, ClaimRow, ClaimRow, ClaimRow];

const claim: ClaimPage = {
  ...entryOf(),
  row: { ...flipped, claim: firstRow.claim },
  check_with: ["a table"],
  for: [{ id: "f1", text: hostile, lang: "en", citations: [citation("c1"), citation("c2")] }],
  against: [{ id: "a1", text: longWord, lang: "en", citations: [citation("c1")] }],
  readings: [...matrix, ...byRecord],
  closest: closest.id,
  verdicts: [
    verdictChange(),
    verdictChange({ id: "1", at: "2026-05-02T10:00:00.000Z", verdict: "holds", before: "holds", changed: [] }),
    verdictChange({ id: "2", at: "2026-02-20T10:00:00.000Z", verdict: "holds", before: null, changed: [] }),
  ],
  queries: [
    { id: "donor-rank", sql: [{ name: "donor-ranking.sql", text: "-- Who gave?\nSELECT 1 < 2" }] },
    { id: "meetings", sql: [] },
  ],
  provenance,
};

const emptyClaim: ClaimPage = {
  ...emptyEntry(),
  row: { ...opinion, published_in: unpublished.published_in, holds: 0, fails: 0, cannot: 0, pinned: null },
  check_with: [],
  for: [],
  against: [],
  readings: [],
  closest: null,
  verdicts: [],
  queries: [],
  provenance: emptyProvenance,
};

const option = (value: string, selected: boolean, held = true) => ({ value, selected, held });

const donors: DonorComparison = {
  stamp,
  selection: {
    measure: "net",
    donors: "dac-with-institutions",
    recipients: ["KZ", "UZ"],
    first_year: 2022,
    last_year: 2023,
    prices: "constant",
  },
  held: { first_year: 1991, last_year: 2023 },
  options: {
    measure: [option("net", true), option("gross", false, false)],
    donors: [option("dac-countries", false), option("dac-with-institutions", true)],
    recipient: [option("KZ", true), option("UZ", true)],
    prices: [option("current", false), option("constant", true)],
  },
  figures_asked: 4,
  rows: ["JP", "US", "EU", ...Array.from({ length: 12 }, () => "FR")].map((donor, index) => ({
    donor,
    kind: donor === "EU" ? "institution" : "country",
    rank: index + 1,
    value: index === 14 ? "-3.00" : `${String(900 - index)}000000.00`,
    figures: 3,
    cells: [
      { recipient: "KZ", value: index === 1 ? null : `-${String(index)}00000.00`, figures: 1 },
      { recipient: "UZ", value: "1.00", figures: 2 },
    ],
    years: [2021, 2022, 2023].map((year) => ({ year, value: year === 2022 && index === 1 ? null : `${String(index)}5000000.00` })),
  })),
  firsts: [
    { year: 2021, donor: "US", value: "3.00", next: "2.00" },
    { year: 2022, donor: "JP", value: "3.00", next: null },
    { year: 2023, donor: "JP", value: "3.00", next: "2.00" },
  ],
  dac_total: { total: "1000000.00", held: "999000.00" },
  provenance: { ...provenance, counting_rule: "oda" },
};

const emptyDonors: DonorComparison = {
  ...donors,
  selection: { ...donors.selection, measure: "gross", donors: "dac-countries", recipients: ["KZ"], first_year: 2023, prices: "current" },
  held: null,
  rows: [],
  firsts: [],
  dac_total: null,
  provenance: { ...emptyProvenance, counting_rule: "oda" },
};

const flowRows: FlowRows = {
  stamp,
  selection: { measure: "net", donors: ["JP"], recipients: ["KZ"], first_year: 2022, last_year: 2023, prices: "constant" },
  sum: "-25.10",
  figures_asked: 2,
  rows: [
    { donor: "JP", recipient: "KZ", year: 2022, measure: "net", price_base: "2023", value: "-28.10", indicator: "A.B", file: "net.csv" },
    { donor: "JP", recipient: "KZ", year: 2023, measure: "net", price_base: "2023", value: "3.00", indicator: "A.B", file: "net.csv" },
  ],
  provenance: { ...provenance, counting_rule: "oda" },
};

/** The pages of claims and of donors, each with its fullest and its emptiest answer. */
const cards: readonly ClaimCard[] = claimRows.map((row) => ({ stamp, row, snapshot: provenance.snapshot, vintages: ["2025-10-07"] }));

export const claimAndDonorAnswers = {
  claims: { full: claims, empty: { ...emptyList, snapshot: provenance.snapshot }, path: "/claims" },
  claim: { full: claim, empty: emptyClaim, path: "/claims/largest" },
  "claim-card": { full: cards[0], empty: { ...cards[4], vintages: [] }, path: "/claims/largest/card" },
  donors: { full: donors, empty: emptyDonors, path: "/donors" },
  "donor-rows": {
    full: flowRows,
    empty: {
      ...flowRows,
      selection: { ...flowRows.selection, donors: ["JP", "US", "EU", "FR"], first_year: 2023, prices: "current" },
      sum: "0.00",
      rows: [],
      provenance: { ...emptyProvenance, counting_rule: "oda" },
    },
    path: "/donors/rows",
  },
} as const;
