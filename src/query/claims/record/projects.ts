import { z } from "zod";
import type { PartnershipRecord } from "../../../core/entry.ts";
import { addDecimals, compareDecimals } from "../../../core/claims/decimal.ts";
import { fieldId, name, partyCode } from "../../../core/kinds/common.ts";
import { projectKinds } from "../../../core/kinds/project.ts";
import { currencyCode } from "../../../core/money.ts";
import { toProjectRow, type ProjectLine } from "../../rows/project-row.ts";
import { dateFact, defineClaimQuery, numberFact, ofRecord } from "../claim-query.ts";

const parameters = z.strictObject({
  field: z.array(fieldId).optional(),
  kind: z.array(z.enum(projectKinds)).optional(),
  provider: partyCode.optional(),
  /** A word of the implementer's name: one of those named is enough. */
  implementer: z.array(name).optional(),
  /** Sums are those of this currency alone: nothing is converted. */
  currency: currencyCode.optional(),
});

function ofProvider(record: PartnershipRecord, provider: string | undefined): readonly ProjectLine[] {
  return record.entries.project
    .map((entry) => toProjectRow(record, entry))
    .filter((row) => provider === undefined || row.provider_party === provider);
}

/** Sums by field of what a sum may add, in one currency; ceilings are ceilings, so the sum is one. */
function sumsByField(rows: readonly ProjectLine[], currency: string): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  for (const row of rows)
    if (row.adds.adds && row.amount?.currency === currency)
      sums.set(row.field, addDecimals([sums.get(row.field) ?? "0", row.amount.value]));
  return sums;
}

/** 1 + the number of other fields with more; the fields asked for count as one. */
function rankOf(own: string, others: readonly string[]): number {
  return 1 + others.filter((other) => compareDecimals(other, own) > 0).length;
}

/**
 * How many projects of these fields or kinds are on record, and which place do the fields have among all fields, by number of projects and
 * by signed amounts in one currency? `amount` and `date` list the projects by the day of signature.
 */
export const projectsOfField = defineClaimQuery({
  id: "projects",
  basis: "record",
  sql: [],
  parameters,
  answer: ({ record }, { field, kind, provider, implementer, currency }) => {
    const all = ofProvider(record, provider);
    const named = (row: ProjectLine): boolean =>
      implementer === undefined ||
      implementer.some((word) => (row.implementer ?? "").split(/[^\p{L}]+/u).includes(word) || row.implementer === word);
    const found = all.filter((row) => (field?.includes(row.field) ?? true) && (kind?.includes(row.kind) ?? true) && named(row));
    const fields = field ?? [];
    const otherFields = [...new Set(all.map((row) => row.field))].filter((one) => !fields.includes(one));
    const counts = otherFields.map((one) => String(all.filter((row) => row.field === one).length));
    const sums = currency === undefined ? null : sumsByField(all, currency);
    const own = sums === null ? null : addDecimals(fields.map((one) => sums.get(one) ?? "0"));
    const dated = found
      .filter((row) => row.signed !== null && row.amount !== null && (currency === undefined || row.amount.currency === currency))
      .sort((a, b) => ((a.signed ?? "") < (b.signed ?? "") ? -1 : 1));
    const values = {
      count: numberFact(found.length),
      of: numberFact(all.length),
      fields: numberFact(fields.filter((one) => found.some((row) => row.field === one)).length),
      asked: numberFact(fields.length),
      rank: field === undefined ? null : numberFact(rankOf(String(found.length), counts)),
      sum: numberFact(own),
      rank_by_sum:
        own === null || sums === null
          ? null
          : numberFact(
              rankOf(
                own,
                otherFields.map((one) => sums.get(one) ?? "0"),
              ),
            ),
    };
    const lists = { amount: dated.map((row) => numberFact(row.amount?.value ?? null)), date: dated.map((row) => dateFact(row.signed)) };
    return ofRecord({ values, lists }, "count", { entries: found.map((row) => row.subject) });
  },
});
