import { z } from "zod";
import type { Entry, PartnershipRecord } from "../core/entry.ts";
import { defineQuestion } from "./question.ts";
import { inOrder } from "./rows/commitment-row.ts";
import { byDate } from "./rows/dates.ts";
import { choice, pageNumber, select, toPage, type FacetSpec } from "./selection.ts";
import { differsOn } from "./views/differences.ts";
import { langOf } from "./views/entry-parts.ts";
import { toStamp } from "./views/partnership-view.ts";

const pageSize = 50;

/** An investment as a line of a list. */
function toInvestmentRow(record: PartnershipRecord, entry: Entry<"investment">) {
  const { value } = entry;
  return {
    id: entry.id,
    subject: entry.subject,
    kind: value.kind,
    what: value.what,
    lang: langOf(record),
    countries: inOrder(record, value.countries),
    date: value.date,
    amount: value.amount,
    count: value.count ?? null,
    usd_equivalent: value.usd_equivalent ?? null,
    by: value.by ?? null,
    direction: value.direction,
    money: value.money,
    term: value.term ?? null,
    part_of: value.part_of ?? null,
    same_as: value.same_as ?? null,
    differs_on: [...differsOn(entry)],
    sources: entry.citations.length,
  };
}

export type InvestmentLine = ReturnType<typeof toInvestmentRow>;

/** Every sum of a partnership that a page states, newest first. */
export function investmentsOf(record: PartnershipRecord): readonly InvestmentLine[] {
  return record.entries.investment.map((entry) => toInvestmentRow(record, entry)).sort(byDate((row) => row.date, "newest-first"));
}

function facetsOf(record: PartnershipRecord): readonly FacetSpec<InvestmentLine>[] {
  return [
    { id: "kind", valuesOf: (row) => [row.kind], order: ["total", "framework", "target", "pipeline", "deal", "annual", "estimate"] },
    {
      id: "money",
      valuesOf: (row) => [row.money],
      order: ["grant", "loan", "purchase", "private-business", "announced-total", "mixed", "none"],
    },
    { id: "direction", valuesOf: (row) => [row.direction], order: ["to-members", "from-members", "both", "not-stated"] },
    { id: "country", valuesOf: (row) => row.countries, order: record.partnership.value.parties.map((party) => party.code) },
  ];
}

/** Which sums of investment, deals and targets were named, by whom, in which direction, of which kind and term? Never one sum. */
export const investments = defineQuestion({
  id: "investments",
  path: "/investment",
  cite: { key: ["id"] },
  parameters: z.strictObject({ kind: choice, money: choice, direction: choice, country: choice, page: pageNumber }),
  read: ({ model, record, today, parameters: { page, ...choices } }) => {
    const all = investmentsOf(record);
    const { rows, facets, selection } = select(all, facetsOf(record), choices);
    return {
      stamp: toStamp(model, record, today),
      total: all.length,
      ...toPage(rows, page, pageSize),
      selection,
      facets,
      figures: record.entries["indicator-figure"].length,
    };
  },
  columns: {
    id: "text",
    subject: "text",
    kind: "text",
    what: "text",
    lang: "text",
    date: "text",
    count: "integer",
    usd_equivalent: "text",
    by: "text",
    direction: "text",
    money: "text",
    term: "text",
    part_of: "text",
    same_as: "text",
    sources: "integer",
    countries: "text",
    amount: "decimal",
    currency: "text",
    amount_qualifier: "text",
    amount_basis: "text",
    differs_on: "text",
  },
  rows: (answer) =>
    answer.rows.map(({ amount, countries, differs_on: differs, ...row }) => ({
      ...row,
      countries: countries.join(" "),
      amount: amount?.value ?? null,
      currency: amount?.currency ?? null,
      amount_qualifier: amount?.qualifier ?? null,
      amount_basis: amount?.basis ?? null,
      differs_on: differs.join(" "),
    })),
});
