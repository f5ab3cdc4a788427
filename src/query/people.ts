import { z } from "zod";
import type { Entry, PartnershipRecord } from "../core/entry.ts";
import { groupBy } from "../core/group-by.ts";
import { defineQuestion } from "./question.ts";
import { choice, pageNumber, select, toPage, type FacetSpec } from "./selection.ts";
import { differsOn } from "./views/differences.ts";
import { toStamp } from "./views/partnership-view.ts";

const pageSize = 50;

/** A figure on people as a line of a list. */
export function toPeopleRow(entry: Entry<"people-figure">) {
  const { value } = entry;
  return {
    id: entry.id,
    subject: entry.subject,
    country: value.country,
    programme: value.programme,
    measure: value.measure,
    value: value.number,
    qualifier: value.qualifier,
    currency: value.currency ?? null,
    as_of: value.as_of,
    since: value.since ?? null,
    attributed_to: value.attributed_to ?? null,
    derived: value.derived,
    derived_from: [...value.derived_from],
    same_as: value.same_as ?? null,
    differs_on: [...differsOn(entry)],
    sources: entry.citations.length,
  };
}

type PeopleLine = ReturnType<typeof toPeopleRow>;

/** The figures, newest first within programme and country; those of all members together last. */
export function peopleOf(record: PartnershipRecord): readonly PeopleLine[] {
  const parties = record.partnership.value.parties.map((party) => party.code);
  const place = (row: PeopleLine): number =>
    row.country === null ? parties.length : (parties.indexOf(row.country) + parties.length + 1) % (parties.length + 1);
  return record.entries["people-figure"]
    .map(toPeopleRow)
    .sort((a, b) => compare(a.programme, b.programme) || place(a) - place(b) || compare(b.as_of, a.as_of) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Measures that count people who left for study or training; money, experts sent, shares and plans are none. */
const countsPeople = /^(sent|returned|studied|educated|completed|trained|scholars|studying|students|sum)/;

function isCount(row: PeopleLine): boolean {
  return countsPeople.test(row.measure);
}

/** Whether a country takes part in a programme at all: 1 or 0, which counts nobody. */
const takesPart = "participates";

/** For each programme and country the newest figure that counts people, with a day as exact as the page gives it; else whether it takes part. */
function newestOf(rows: readonly PeopleLine[]) {
  const counted = rows.filter((row) => row.currency === null && (isCount(row) || row.measure === takesPart));
  return [...groupBy(counted, (row) => `${row.programme}\u0000${row.country ?? ""}`).values()].flatMap((group) => {
    const [row] = [...group].sort((a, b) => Number(isCount(b)) - Number(isCount(a)) || compare(b.as_of, a.as_of) || compare(a.id, b.id));
    return row === undefined ? [] : [{ programme: row.programme, country: row.country, row }];
  });
}

function facetsOf(record: PartnershipRecord): readonly FacetSpec<PeopleLine>[] {
  return [
    { id: "programme", valuesOf: (row) => [row.programme] },
    { id: "country", valuesOf: (row) => [row.country ?? "all"], order: record.partnership.value.parties.map((party) => party.code) },
    { id: "measure", valuesOf: (row) => [row.measure] },
  ];
}

/** Who studied or was trained, under which programme, from where, as counted by whom? Figures of different measures: never one sum. */
export const people = defineQuestion({
  id: "people",
  path: "/people",
  cite: { key: ["id"] },
  parameters: z.strictObject({ programme: choice, country: choice, measure: choice, page: pageNumber }),
  read: ({ model, record, today, parameters: { page, ...choices } }) => {
    const all = peopleOf(record);
    const { rows, facets, selection } = select(all, facetsOf(record), choices);
    return {
      stamp: toStamp(model, record, today),
      total: all.length,
      ...toPage(rows, page, pageSize),
      selection,
      facets,
      newest: newestOf(rows),
    };
  },
  columns: {
    id: "text",
    subject: "text",
    country: "text",
    programme: "text",
    measure: "text",
    value: "decimal",
    qualifier: "text",
    currency: "text",
    as_of: "text",
    since: "text",
    attributed_to: "text",
    derived: "boolean",
    same_as: "text",
    sources: "integer",
    derived_from: "text",
    differs_on: "text",
  },
  rows: (answer) =>
    answer.rows.map(({ derived_from: from, differs_on: differs, ...row }) => ({
      ...row,
      derived_from: from.join(" "),
      differs_on: differs.join(" "),
    })),
});
