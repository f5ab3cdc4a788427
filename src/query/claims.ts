import { z } from "zod";
import type { Entry, PartnershipRecord } from "../core/entry.ts";
import { claimVerdicts, type ReadingVerdict } from "../core/claims/verdict.ts";
import type { CheckedClaim } from "./claims/check-claim.ts";
import { checkedClaims } from "./claims/checked-claims.ts";
import { defineQuestion } from "./question.ts";
import { choice, pageNumber, select, toPage, type FacetSpec } from "./selection.ts";
import { langOf } from "./views/entry-parts.ts";
import { toStamp } from "./views/partnership-view.ts";

const pageSize = 100;

/** A claim as a line of the list: the sentence, where it was published, and what its readings come to. */
export function toClaimRow(
  record: PartnershipRecord,
  { id, subject, value, citations }: Entry<"claim">,
  checked: CheckedClaim | undefined,
) {
  const count = (verdict: ReadingVerdict): number => checked?.readings.filter((reading) => reading.verdict === verdict).length ?? 0;
  return {
    id,
    subject,
    claim: value.claim,
    lang: langOf(record),
    translations: value.translations ?? null,
    type: value.type,
    state: value.state,
    published_in: value.published_in ?? null,
    verdict: checked?.verdict ?? ("cannot-be-checked" as const),
    pinned: value.verdict ?? null,
    holds: count("holds"),
    fails: count("fails"),
    cannot: count("cannot-be-checked"),
    for: value.for.length,
    against: value.against.length,
    sources: citations.length,
  };
}
export type ClaimLine = ReturnType<typeof toClaimRow>;

const facets: readonly FacetSpec<ClaimLine>[] = [
  { id: "verdict", valuesOf: (row) => [row.verdict], order: claimVerdicts },
  { id: "type", valuesOf: (row) => [row.type] },
  { id: "published_in", valuesOf: (row) => (row.published_in === null ? [] : [row.published_in.publication]) },
];

/** Which published sentences are checked here, and what do their readings come to? */
export const claims = defineQuestion({
  id: "claims",
  path: "/claims",
  parameters: z.strictObject({ verdict: choice, type: choice, published_in: choice, page: pageNumber }),
  read: async ({ model, record, snapshot, today, parameters: { page, ...choices } }) => {
    const checked = await checkedClaims(record, snapshot);
    const all = record.entries.claim.map((entry) => toClaimRow(record, entry, checked.get(entry.id)));
    const selected = select(all, facets, choices);
    return {
      stamp: toStamp(model, record, today),
      snapshot: snapshot.id,
      total: all.length,
      ...toPage(selected.rows, page, pageSize),
      selection: selected.selection,
      facets: selected.facets,
    };
  },
  columns: {
    id: "text",
    subject: "text",
    claim: "text",
    lang: "text",
    type: "text",
    state: "text",
    verdict: "text",
    pinned: "text",
    holds: "integer",
    fails: "integer",
    cannot: "integer",
    for: "integer",
    against: "integer",
    sources: "integer",
    publication: "text",
    published_on: "text",
  },
  rows: (answer) =>
    answer.rows.map((row) => ({
      ...{ id: row.id, subject: row.subject, claim: row.claim, lang: row.lang, type: row.type, state: row.state },
      ...{ verdict: row.verdict, pinned: row.pinned, holds: row.holds, fails: row.fails, cannot: row.cannot },
      ...{ for: row.for, against: row.against, sources: row.sources },
      publication: row.published_in?.publication ?? null,
      published_on: row.published_in?.date ?? null,
    })),
});
