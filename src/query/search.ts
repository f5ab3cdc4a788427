import { z } from "zod";
import type { PartnershipRecord } from "../core/entry.ts";
import { longestQuery, toQueryWords, type QueryWord } from "../core/query-words.ts";
import { inLanguage } from "../core/languages.ts";
import { defineQuestion } from "./question.ts";
import { alsoFound, withForms, wordsToMark, type Also } from "./search/also.ts";
import { excerptOf } from "./search/excerpt.ts";
import { findableKinds, type Findable } from "./search/findable.ts";
import type { Place } from "./search/found-text.ts";
import { meantBy } from "./search/meant.ts";
import { findAll, indexOf, type TextIndex } from "./search/text-index.ts";
import { choice, pageNumber, select, toPage, type FacetSpec } from "./selection.ts";
import { langOf } from "./views/entry-parts.ts";
import { toStamp } from "./views/partnership-view.ts";

const pageSize = 50;

type Line = { readonly one: Findable; readonly folded: readonly string[]; readonly foundIn: Place | null };

const facetsMade = new WeakMap<TextIndex, readonly FacetSpec<Line>[]>();

/** Every choice that the record has stays one, whatever is looked for: an address that narrows another query is no error. */
function facetsOf(record: PartnershipRecord, index: TextIndex): readonly FacetSpec<Line>[] {
  const known = facetsMade.get(index);
  if (known !== undefined) return known;
  const present = new Set(index.findable.map((one) => one.kind));
  const years = new Set(index.findable.flatMap((one) => one.year ?? []));
  const made: readonly FacetSpec<Line>[] = [
    { id: "kind", valuesOf: ({ one }) => [one.kind], order: findableKinds.filter((kind) => present.has(kind)), whole: true },
    { id: "field", valuesOf: ({ one }) => one.fields, order: record.fields.map((field) => field.id), whole: true },
    { id: "party", valuesOf: ({ one }) => one.parties, order: record.partnership.value.parties.map(({ code }) => code), whole: true },
    { id: "year", valuesOf: ({ one }) => (one.year === null ? [] : [one.year]), order: [...years].sort().reverse(), whole: true },
  ];
  facetsMade.set(index, made);
  return made;
}

type Found = { readonly words: readonly (readonly QueryWord[])[]; readonly lines: readonly Line[]; readonly also: readonly Also[] };

/** What a query finds: whole stretches of a script without spaces first, and only where none stands anywhere the words in them. */
function find(index: TextIndex, query: string): Found {
  for (const cut of [false, true]) {
    const words = toQueryWords(query, { cut });
    const hits = findAll(index, words);
    if (hits.length === 0 && !cut) continue;
    const lines = hits.flatMap(({ at, foundIn }) => {
      const one = index.findable[at];
      return one === undefined ? [] : [{ one, folded: index.folded[at] ?? [], foundIn }];
    });
    const withTheirForms = words.map((word) => withForms(index, word));
    return { words: withTheirForms, lines, also: alsoFound(index, withTheirForms, hits) };
  }
  return { words: [], lines: [], also: [] };
}

function toSearchRow({ one, folded, foundIn }: Line, words: Found["words"]) {
  return {
    kind: one.kind,
    id: one.id,
    subject: one.subject,
    titles: one.titles,
    date: one.date,
    parties: [...one.parties],
    fields: [...one.fields],
    found_in: foundIn,
    excerpt: excerptOf(one, folded, words),
  };
}

/** Where in the record do all these words stand? Without words: everything that can be found. */
export const search = defineQuestion({
  id: "search",
  path: "/search",
  parameters: z.strictObject({
    q: z.string().max(longestQuery).optional(),
    kind: choice,
    field: choice,
    party: choice,
    year: choice,
    page: pageNumber,
  }),
  read: ({ model, record, today, parameters: { q, page, ...choices } }) => {
    const index = indexOf(record);
    const query = (q ?? "").trim();
    const all = index.findable.map((one, at) => ({ one, folded: index.folded[at] ?? [], foundIn: null }));
    const { words, lines, also } = query === "" ? { words: [], lines: all, also: [] } : find(index, query);
    const selected = select(lines, facetsOf(record, index), choices);
    const { rows, ...paged } = toPage(selected.rows, page, pageSize);
    return {
      stamp: toStamp(model, record, today),
      total: all.length,
      ...paged,
      selection: selected.selection,
      facets: selected.facets,
      q: query,
      words: wordsToMark(words, also).map(({ text, found }) => ({ text, found })),
      also: also.map((one) => ({ ...one, as: [...one.as] })),
      found: lines.length,
      rows: rows.map((line) => toSearchRow(line, words)),
      meant: lines.length === 0 ? [...meantBy(index, query)] : [],
      lang: langOf(record),
    };
  },
  columns: {
    kind: "text",
    id: "text",
    subject: "text",
    title: "text",
    title_lang: "text",
    date_start: "text",
    date_end: "text",
    date_precision: "text",
    parties: "text",
    fields: "text",
    found_in: "text",
    excerpt: "text",
    excerpt_lang: "text",
  },
  rows: (answer) =>
    answer.rows.map((row) => {
      const title = inLanguage(row.titles, answer.lang);
      return {
        kind: row.kind,
        id: row.id,
        subject: row.subject,
        title: title.text,
        title_lang: title.lang,
        date_start: row.date.start,
        date_end: row.date.end,
        date_precision: row.date.precision,
        parties: row.parties.join(" "),
        fields: row.fields.join(" "),
        found_in: row.found_in,
        excerpt: row.excerpt?.text ?? null,
        excerpt_lang: row.excerpt?.lang ?? null,
      };
    }),
});
