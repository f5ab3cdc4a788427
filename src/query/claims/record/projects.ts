import { z } from "zod";
import type { PartnershipRecord } from "../../../core/entry.ts";
import { addDecimals, compareDecimals, percentOf } from "../../../core/claims/decimal.ts";
import { fieldId, name, partyCode } from "../../../core/kinds/common.ts";
import { projectKinds } from "../../../core/kinds/project.ts";
import { currencyCode } from "../../../core/money.ts";
import { toProjectRow, type ProjectLine } from "../../rows/project-row.ts";
import { dateFact, defineClaimQuery, numberFact, ofRecord } from "../claim-query.ts";

const parameters = z.strictObject({
  field: z.array(fieldId).optional(),
  kind: z.array(z.enum(projectKinds)).optional(),
  provider: partyCode.optional(),
  /** Names of which one stands among those who pay or carry out, as words of their own. */
  partner: z.array(name).optional(),
  /** Sums are those of this currency alone: nothing is converted. */
  currency: currencyCode.optional(),
  /** Projects signed before this year are `earlier`, the others `later`. */
  split_year: z.number().int().min(1900).max(2100).optional(),
});
type Parameters = z.infer<typeof parameters>;

function ofProvider(record: PartnershipRecord, provider: string | undefined): readonly ProjectLine[] {
  return record.entries.project
    .map((entry) => toProjectRow(record, entry))
    .filter((row) => provider === undefined || row.provider_party === provider);
}

/** A text with only its words, apart by one space. */
function wordsOf(text: string): string {
  return ` ${text.split(/[^\p{L}\p{N}]+/u).join(" ")} `;
}

function isNamed({ provider, implementer }: ProjectLine, partner: readonly string[]): boolean {
  const words = wordsOf(`${provider} ${implementer ?? ""}`);
  return partner.some((one) => words.includes(wordsOf(one)));
}

/** The amount of a project that a sum may add, in one currency; ceilings are ceilings, so the sum is one. */
function addend(row: ProjectLine, currency: string | undefined): string | null {
  return row.adds.adds && row.amount !== null && row.amount.currency === currency ? row.amount.value : null;
}

function sumOf(rows: readonly ProjectLine[], currency: string): string {
  return addDecimals(["0", ...rows.flatMap((row) => addend(row, currency) ?? [])]);
}

/** 1 + the number of other fields with more; the fields asked for count as one. */
function rankOf(own: string, others: readonly string[]): number {
  return 1 + others.filter((other) => compareDecimals(other, own) > 0).length;
}

/** Place and share of the fields asked for among all fields, by number of projects and by sums in one currency. */
function amongFields(all: readonly ProjectLine[], found: readonly ProjectLine[], { field, currency }: Parameters) {
  const others = [...new Set(all.map((row) => row.field))].filter((one) => !(field ?? []).includes(one));
  const rowsOf = (one: string): readonly ProjectLine[] => all.filter((row) => row.field === one);
  const own = currency === undefined ? null : sumOf(found, currency);
  const sums = currency === undefined ? [] : others.map((one) => sumOf(rowsOf(one), currency));
  const counts = others.map((one) => String(rowsOf(one).length));
  return {
    rank: field === undefined ? null : numberFact(rankOf(String(found.length), counts)),
    share: numberFact(percentOf(String(found.length), String(all.length))),
    sum: numberFact(own),
    share_of_sum: own === null || currency === undefined ? null : numberFact(percentOf(own, sumOf(all, currency))),
    rank_by_sum: field === undefined || own === null ? null : numberFact(rankOf(own, sums)),
  };
}

type Split = { readonly earlier: number; readonly later: number; readonly undated: number };

function splitAt(rows: readonly ProjectLine[], year: number): Split {
  const dated = rows.flatMap(({ signed }) => (signed === null ? [] : [Number(signed.slice(0, 4))]));
  const earlier = dated.filter((one) => one < year).length;
  return { earlier, later: dated.length - earlier, undated: rows.length - dated.length };
}

/** Whether one fraction is larger than another, exactly; fractions of nothing are 0. */
function compareShares([a, of]: readonly [number, number], [b, ofB]: readonly [number, number]): number {
  return Math.sign(a * Math.max(ofB, 1) - b * Math.max(of, 1));
}

/**
 * Whether there were more, and whether the share rose: 1, 0 or -1; null where the projects without a day of signature could turn it round,
 * were they all of the one time or of the other.
 */
function changeOf(own: Split, all: Split) {
  const others = all.undated - own.undated;
  const low = compareShares([own.later, all.later + others], [own.earlier + own.undated, all.earlier + own.undated]);
  const high = compareShares([own.later + own.undated, all.later + own.undated], [own.earlier, all.earlier + others]);
  const [least, most] = [Math.sign(own.later - own.earlier - own.undated), Math.sign(own.later + own.undated - own.earlier)];
  return { change: numberFact(least === most ? least : null), share_change: numberFact(low === high ? low : null) };
}

/** Numbers and shares of the projects signed before a year and since, and whether they rose. */
function beforeAndSince(all: readonly ProjectLine[], found: readonly ProjectLine[], year: number | undefined) {
  if (year === undefined) return { change: null, share_change: null };
  const [own, of] = [splitAt(found, year), splitAt(all, year)];
  return {
    ...{ earlier: numberFact(own.earlier), earlier_share: numberFact(percentOf(String(own.earlier), String(of.earlier))) },
    ...{ later: numberFact(own.later), later_share: numberFact(percentOf(String(own.later), String(of.later))) },
    undated: numberFact(own.undated),
    ...changeOf(own, of),
  };
}

/**
 * How many projects of these fields, kinds or partners are on record, which place and share do the fields have among all fields, and did
 * they become more? `amount` and `date` list the projects by the day of signature. Counts are of the record, which is not complete.
 */
export const projectsOfField = defineClaimQuery({
  id: "projects",
  basis: "record",
  sql: [],
  parameters,
  answer: ({ record }, asked) => {
    const { field, kind, provider, partner, currency, split_year: year } = asked;
    const all = ofProvider(record, provider);
    const found = all.filter(
      (row) =>
        (field?.includes(row.field) ?? true) && (kind?.includes(row.kind) ?? true) && (partner === undefined || isNamed(row, partner)),
    );
    const dated = found
      .filter((row) => row.signed !== null && row.amount !== null && (currency === undefined || row.amount.currency === currency))
      .sort((a, b) => ((a.signed ?? "") < (b.signed ?? "") ? -1 : 1));
    const values = {
      count: numberFact(found.length),
      of: numberFact(all.length),
      fields: numberFact(field?.filter((one) => found.some((row) => row.field === one)).length ?? null),
      asked: numberFact(field?.length ?? null),
      ...amongFields(all, found, asked),
      ...beforeAndSince(all, found, year),
    };
    const lists = { amount: dated.map((row) => numberFact(row.amount?.value ?? null)), date: dated.map((row) => dateFact(row.signed)) };
    const shown = currency !== undefined ? "sum" : year === undefined ? "count" : "later";
    const entries = found.map((row) => ({
      subject: row.subject,
      value: currency === undefined ? dateFact(row.signed) : numberFact(addend(row, currency)),
    }));
    const undated = found.filter(({ signed }) => signed === null).length;
    const needs = undated === 0 ? null : { code: "projects-undated", values: { count: String(undated) }, load: "sarai load" };
    return ofRecord({ values, lists }, shown, { entries, needs });
  },
});
