import { z } from "zod";
import type { AnyEntry, PartnershipRecord } from "../core/entry.ts";
import { kindNames } from "../core/kinds/index.ts";
import { defineQuestion } from "./question.ts";
import { choice, pageNumber, select, toPage, type FacetSpec } from "./selection.ts";
import { differencesOf, differsOn } from "./views/differences.ts";
import { toStamp } from "./views/partnership-view.ts";
import { titleOf } from "./views/title.ts";

const pageSize = 25;

function differing(record: PartnershipRecord) {
  return [...record.bySubject.values()]
    .filter((entry: AnyEntry) => differsOn(entry).length > 0)
    .sort((a, b) => kindNames.indexOf(a.kind) - kindNames.indexOf(b.kind) || (a.subject < b.subject ? -1 : 1))
    .flatMap((entry) =>
      differencesOf(record, entry).map((difference) => ({
        ...difference,
        kind: entry.kind,
        ...titleOf(record, entry),
        parties: record.partnership.value.parties
          .map((party) => party.code)
          .filter((code) => difference.versions.some(({ statements }) => statements.some(({ speaker }) => speaker.code === code))),
      })),
    );
}

type DifferenceLine = ReturnType<typeof differing>[number];

const made = new WeakMap<PartnershipRecord, readonly DifferenceLine[]>();

/** Every matter on which current statements differ, by kind of entry; made once for each version of the record. */
export function allDifferences(record: PartnershipRecord): readonly DifferenceLine[] {
  const lines = made.get(record) ?? differing(record);
  made.set(record, lines);
  return lines;
}

function facetsOf(record: PartnershipRecord): readonly FacetSpec<DifferenceLine>[] {
  return [
    { id: "kind", valuesOf: (row) => [row.kind], order: kindNames },
    {
      id: "party",
      valuesOf: (row) => (row.parties.length === 0 ? ["none"] : row.parties),
      order: [...record.partnership.value.parties.map((party) => party.code), "none"],
    },
    { id: "settle", valuesOf: (row) => [row.settle === null ? "not-named" : "named"], order: ["named", "not-named"] },
  ];
}

/** On which matters do sources differ, who gives which version, and what would settle it? */
export const differences = defineQuestion({
  id: "differences",
  path: "/differences",
  parameters: z.strictObject({ kind: choice, party: choice, settle: choice, page: pageNumber }),
  read: ({ model, record, today, parameters: { page, ...choices } }) => {
    const all = allDifferences(record);
    const { rows, facets, selection } = select(all, facetsOf(record), choices);
    return { stamp: toStamp(model, record, today), total: all.length, ...toPage(rows, page, pageSize), selection, facets };
  },
  columns: {
    subject: "text",
    kind: "text",
    title: "text",
    about: "text",
    question: "text",
    settle: "text",
    version: "integer",
    value: "text",
    words: "text",
    lang: "text",
    speaker: "text",
    attributed_to: "text",
    said_on: "text",
    sources: "text",
  },
  rows: (answer) =>
    answer.rows.flatMap(({ versions, subject, kind, title, about, question, settle }) =>
      versions.flatMap(({ value, words, lang, statements }, version) =>
        statements.map((statement) => ({
          subject,
          kind,
          title,
          about,
          question: question?.["en"] ?? null,
          settle: settle?.["en"] ?? null,
          version: version + 1,
          value: value === null || value === undefined ? null : typeof value === "string" ? value : JSON.stringify(value),
          words: statement.words ?? words,
          lang: statement.lang ?? lang,
          speaker: statement.speaker.code ?? statement.speaker.name,
          attributed_to: statement.attributed_to,
          said_on: statement.said_on,
          sources: statement.citations.map((citation) => citation.address).join(" "),
        })),
      ),
    ),
});
