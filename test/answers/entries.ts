import type {
  EntryPage,
  FigureList,
  FormatList,
  FormatRow,
  InvestmentList,
  InvestmentRow,
  PeopleList,
  PeopleRow,
} from "../../src/contract/entries.ts";
import { linkView } from "./chain.ts";
import { emptyEntry, entryOf, facet, hostile, listOf, longWord, partnership } from "./parts.ts";

function peopleRow(changes: Partial<PeopleRow> = {}): PeopleRow {
  return {
    id: "kz-jds",
    subject: "river-ridge/people/kz-jds",
    country: "KZ",
    programme: `Scholarships ${hostile}`,
    measure: "sent-cumulative",
    value: "1191",
    qualifier: "more-than",
    currency: null,
    as_of: "2024-06",
    since: "2006",
    attributed_to: "Embassy",
    derived: true,
    derived_from: ["kz-old"],
    same_as: "kz-grant",
    differs_on: ["number"],
    sources: 1,
    ...changes,
  };
}

export const peopleRows: readonly PeopleRow[] = [
  peopleRow(),
  peopleRow({ id: "kz-money", measure: "grant-amount", value: "256000000", currency: "JPY", qualifier: "up-to", derived: false }),
  peopleRow({
    id: "all",
    country: null,
    measure: "trained-cumulative",
    qualifier: "exact",
    since: null,
    attributed_to: null,
    same_as: null,
    differs_on: [],
  }),
];

export const people: PeopleList = {
  ...listOf(peopleRows, [
    facet("programme", "Scholarships"),
    facet("country", "KZ", "UZ", "all"),
    facet("measure", "sent-cumulative", "grant-amount"),
  ]),
  newest: [peopleRow(), peopleRow({ id: "all", country: null })].map((row) => ({ programme: row.programme, country: row.country, row })),
};

function investmentRow(changes: Partial<InvestmentRow> = {}): InvestmentRow {
  return {
    id: "goal",
    subject: "river-ridge/investment/goal",
    kind: "target",
    what: `A goal of private projects ${hostile} ${longWord}`,
    lang: "en",
    countries: ["KZ", "UZ"],
    date: "2025-12-20",
    amount: { value: "3000000000000", currency: "JPY", qualifier: "about", basis: "as-stated" },
    count: 158,
    usd_equivalent: "more than 19 billion",
    by: "Prime Minister",
    direction: "to-members",
    money: "private-business",
    term: "five years",
    part_of: null,
    same_as: "bridges",
    differs_on: ["amount"],
    sources: 2,
    ...changes,
  };
}

const investmentRows: readonly InvestmentRow[] = [
  investmentRow(),
  investmentRow({
    id: "deal",
    kind: "deal",
    amount: null,
    count: null,
    usd_equivalent: null,
    by: null,
    term: null,
    same_as: null,
    part_of: "goal",
    differs_on: [],
  }),
];

export const investments: InvestmentList = {
  ...listOf(investmentRows, [
    facet("kind", "total", "framework", "target", "pipeline", "deal", "annual", "estimate"),
    facet("money", "grant", "loan", "purchase", "private-business", "announced-total", "mixed", "none"),
    facet("direction", "to-members", "from-members", "both", "not-stated"),
    facet("country", "KZ", "UZ"),
  ]),
  figures: 2,
};

export const figures: FigureList = listOf(
  [
    {
      id: "oda-1",
      subject: "river-ridge/figures/oda-1",
      series: "oda",
      from: "Japan",
      to: "Uzbekistan",
      from_code: "JP",
      to_code: "UZ",
      period: "2012",
      measure: "gross-disbursement",
      value: "26.25",
      unit: "USD million",
      lang: "en",
      differs_on: [],
      sources: 1,
    },
    {
      id: "trade-1",
      subject: "river-ridge/figures/trade-1",
      series: "trade",
      from: "The region",
      to: `All ${hostile}`,
      from_code: null,
      to_code: null,
      period: "January to June 2025",
      measure: "turnover",
      value: "-1",
      unit: "USD billion",
      lang: "en",
      differs_on: ["value"],
      sources: 1,
    },
  ],
  [
    facet("series", "oda", "trade"),
    facet("from", "Japan"),
    facet("to", "Uzbekistan"),
    facet("measure", "gross-disbursement", "unspecified"),
  ],
);

const event = { date: "2004-08-28", date_end: null, place: "Astana, KZ", level: "foreign-ministers", status: "held" };

function formatRow(changes: Partial<FormatRow> = {}): FormatRow {
  return {
    id: "river-ridge",
    subject: "river-ridge/formats/river-ridge",
    name: `River and Ridge ${hostile}`,
    lang: "en",
    partner_countries: ["JP"],
    partner_org: "The Union",
    members: ["KZ", "UZ", "JP"],
    observers: ["AF"],
    founded: event,
    first_leaders_summit: { ...event, date_end: "2004-08-29", status: "announced; holding not verified" },
    other_summits: 1,
    secretariat: "decided",
    amounts: [{ value: "12000000000", currency: "EUR", text: "A package." }],
    partnership: { id: "river-ridge", commitments: 9, meetings: 10 },
    differs_on: ["founded"],
    sources: 2,
    ...changes,
  };
}

export const formats: FormatList = {
  ...listOf(
    [
      formatRow(),
      formatRow({
        id: "other",
        partner_org: null,
        first_leaders_summit: null,
        secretariat: null,
        partnership: null,
        differs_on: [],
        founded: { date: null, date_end: null, place: null, level: null, status: null },
      }),
    ],
    [facet("partner", "JP", "KR"), facet("summit", "held", "none")],
  ),
  money: [
    { partnership: "river-ridge", names: partnership.names, direction: "to-members", money: "private-business", rows: [...investmentRows] },
    { partnership: "other", names: { ja: "川" }, direction: "to-members", money: "private-business", rows: [...investmentRows] },
    { partnership: "other", names: { ja: "川" }, direction: "both", money: "grant", rows: [...investmentRows] },
  ],
};

export const entry: EntryPage = {
  ...entryOf(),
  kind: "investment",
  subject: "river-ridge/investment/goal",
  title: `A goal ${hostile}`,
  lang: "en",
  facts: [
    { property: "kind", value: "target" },
    { property: "amount", value: { value: "3000000000000", currency: "JPY", basis: "as-stated" } },
    { property: "countries", value: ["KZ", "UZ"] },
    { property: "date", value: "2025-12" },
    { property: "founded", value: event },
    { property: "term", value: null },
  ],
  linked: (["part-of", "part", "same-as", "derived-from", "signed-for", "paid-for", "result-of", "continued-by"] as const).map(
    (relation) => ({
      relation,
      subject: `river-ridge/projects/${relation}`,
      title: relation,
      lang: "en",
      link: ["signed-for", "continued-by"].includes(relation) ? linkView() : null,
    }),
  ),
};

export const emptyEntryPage: EntryPage = {
  ...emptyEntry(),
  kind: "format",
  subject: "river-ridge/formats/other",
  title: "別の対話",
  lang: "ja",
  facts: [],
  linked: [],
};
