import { z } from "zod";
import type { PartnershipRecord } from "../core/entry.ts";
import { groupBy } from "../core/group-by.ts";
import { currentStatements } from "../core/current.ts";
import type { Citation, Statement } from "../core/statement.ts";
import { defineQuestion } from "./question.ts";
import { choice, pageNumber, select, toPage, type FacetSpec } from "./selection.ts";
import { toStamp } from "./views/partnership-view.ts";
import { toCitationView } from "./views/speakers.ts";

const pageSize = 100;

/** A page and the current statements that rest on it. */
export type Rested = { readonly citation: Citation; readonly statements: readonly Statement[] };

const rested = new WeakMap<PartnershipRecord, readonly Rested[]>();

function readRested(record: PartnershipRecord): readonly Rested[] {
  const current = [...record.history.values()].flatMap((history) => currentStatements(history));
  const pairs = current.flatMap((statement) => statement.citations.map((citation) => ({ citation, statement })));
  return [...groupBy(pairs, ({ citation }) => citation.id).values()].flatMap((group) => {
    const [newest] = [...group].sort((a, b) => (a.citation.seenOn < b.citation.seenOn ? 1 : -1));
    return newest === undefined ? [] : [{ citation: newest.citation, statements: group.map((one) => one.statement) }];
  });
}

/** Every page that something current rests on, by publisher and address; `seen_on` is the day it was last read. */
export function restedOf(record: PartnershipRecord): readonly Rested[] {
  const known = rested.get(record);
  if (known !== undefined) return known;
  const order = ({ citation }: Rested): string => `${citation.publisher}\u0000${citation.address}`;
  const made = [...readRested(record)].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  rested.set(record, made);
  return made;
}

/** A page as a line of a list, with the entries and the number of statements that rest on it. */
export function toSourceRow(record: PartnershipRecord, { citation, statements }: Rested) {
  const subjects = [...new Set(statements.map((statement) => statement.subject))].sort();
  return { ...toCitationView(record, citation), subjects, statements: statements.length };
}

type SourceLine = ReturnType<typeof toSourceRow>;

const lines = new WeakMap<PartnershipRecord, readonly SourceLine[]>();

function linesOf(record: PartnershipRecord): readonly SourceLine[] {
  const made = lines.get(record) ?? restedOf(record).map((one) => toSourceRow(record, one));
  lines.set(record, made);
  return made;
}

function publishersOf(rows: readonly SourceLine[]) {
  return [...groupBy(rows, (row) => row.publisher).values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const { publisher, publisher_name: name, party } = first;
      return [{ publisher, name, party, pages: group.length }];
    })
    .sort((a, b) => b.pages - a.pages || (a.publisher < b.publisher ? -1 : 1));
}

function facetsOf(record: PartnershipRecord): readonly FacetSpec<SourceLine>[] {
  const parties = record.partnership.value.parties.map((party) => party.code);
  return [
    { id: "party", valuesOf: (row) => [row.party ?? "other"], order: [...parties, "other"] },
    { id: "publisher", valuesOf: (row) => [row.publisher], order: publishersOf(linesOf(record)).map((one) => one.publisher) },
  ];
}

/** On which pages does the record rest, whose are they, when were they read, and what rests on each? */
export const sources = defineQuestion({
  id: "sources",
  path: "/sources",
  parameters: z.strictObject({ party: choice, publisher: choice, page: pageNumber }),
  read: ({ model, record, today, parameters: { page, ...choices } }) => {
    const all = linesOf(record);
    const { rows, facets, selection } = select(all, facetsOf(record), choices);
    return {
      stamp: toStamp(model, record, today),
      total: all.length,
      ...toPage(rows, page, pageSize),
      selection,
      facets,
      publishers: publishersOf(rows),
    };
  },
  columns: {
    id: "text",
    address: "text",
    publisher: "text",
    publisher_name: "text",
    party: "text",
    seen_on: "text",
    statements: "integer",
    subjects: "text",
  },
  rows: (answer) =>
    answer.rows.map((row) => ({
      id: row.id,
      address: row.address,
      publisher: row.publisher,
      publisher_name: row.publisher_name,
      party: row.party,
      seen_on: row.seen_on,
      statements: row.statements,
      subjects: row.subjects.join(" "),
    })),
});
