import { z } from "zod";
import type { PartnershipRecord } from "../core/entry.ts";
import { inLanguage } from "../core/languages.ts";
import { defineQuestion } from "./question.ts";
import { linesOf, type Lines } from "./rows/lines.ts";
import { choice, pageNumber, select, toPage, type FacetSpec } from "./selection.ts";
import { toStamp } from "./views/partnership-view.ts";

const pageSize = 50;

type DocumentLine = Lines["documents"][number];

function facetsOf(record: PartnershipRecord): readonly FacetSpec<DocumentLine>[] {
  return [
    { id: "kind", valuesOf: (row) => [row.kind] },
    { id: "party", valuesOf: (row) => row.parties, order: record.partnership.value.parties.map((party) => party.code) },
    { id: "lang", valuesOf: (row) => row.languages_seen },
  ];
}

function documentCsv(row: DocumentLine) {
  const title = inLanguage(row.titles, row.lang);
  return {
    id: row.id,
    subject: row.subject,
    kind: row.kind,
    title: title.text,
    title_lang: title.lang,
    date: row.date.start,
    date_precision: row.date.precision,
    adopted_at: row.adopted_at,
    parties: row.parties.join(" "),
    url: row.url,
    languages_seen: row.languages_seen.join(" "),
    summary: row.summary,
    lang: row.lang,
    commitments: row.commitments,
    differs_on: row.differs_on.join(" "),
    sources: row.sources,
  };
}

/** Which texts were adopted, signed or spoken, in which languages were they seen, and where do they stand? */
export const documents = defineQuestion({
  id: "documents",
  path: "/documents",
  parameters: z.strictObject({ kind: choice, party: choice, lang: choice, page: pageNumber }),
  read: ({ model, record, today, parameters: { page, ...choices } }) => {
    const all = linesOf(record, today).documents;
    const { rows, facets, selection } = select(all, facetsOf(record), choices);
    return { stamp: toStamp(model, record, today), total: all.length, ...toPage(rows, page, pageSize), selection, facets };
  },
  columns: {
    id: "text",
    subject: "text",
    kind: "text",
    title: "text",
    title_lang: "text",
    date: "text",
    date_precision: "text",
    adopted_at: "text",
    parties: "text",
    url: "text",
    languages_seen: "text",
    summary: "text",
    lang: "text",
    commitments: "integer",
    differs_on: "text",
    sources: "integer",
  },
  rows: (answer) => answer.rows.map(documentCsv),
});
