import { z } from "zod";
import type { PartnershipRecord } from "../../core/entry.ts";
import { longestQuery } from "../../core/query-words.ts";
import type { Bound } from "../../core/snapshot.ts";
import { recipientsOf } from "../oda/parties.ts";
import { currencies } from "../reported/payment-rule.ts";
import { choice, pageNumber } from "../selection.ts";
import regionMembers from "./region-members.json" with { type: "json" };

/** The facets of activities, in the order in which they are offered. */
export const activityFacets = ["recipient", "field", "sector", "publisher", "status", "start", "has", "counted"] as const;

const orders = ["newest", "spent", "committed"] as const;

/** What an address may ask of the list of activities. */
export const activityParameters = z.strictObject({
  q: z
    .string()
    .max(longestQuery)
    .regex(/[\p{L}\p{N}]/u, "words with at least one letter or digit")
    .optional(),
  ...{ recipient: choice, field: choice, sector: choice, publisher: choice, status: choice, start: choice, has: choice, counted: choice },
  currency: z.enum(currencies).default("usd"),
  sort: z.enum(orders).default("newest"),
  page: pageNumber,
});
export type ActivityParameters = z.infer<typeof activityParameters>;

/** The regions of the DAC that all of these recipients lie in. */
export function regionsAround(recipients: readonly string[]): readonly string[] {
  return Object.entries(regionMembers).flatMap(([region, members]) => (recipients.every((code) => members.includes(code)) ? [region] : []));
}

/** The words that are looked for: what stands between spaces. */
function wordsOf(query: string | undefined): readonly string[] {
  return (query ?? "").split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** The codes of the DAC that stand for fields, each with its field. */
function mappingOf(record: PartnershipRecord) {
  const pairs = record.fields.flatMap(({ id, dac_sectors: lists }) =>
    lists.flatMap(({ codes }) => codes.map((code) => ({ code, field: id }))),
  );
  return { mapped_codes: pairs.map(({ code }) => code), mapped_fields: pairs.map(({ field }) => field) };
}

/** What an address asks for, as it is bound in the SQL of activities. */
export function boundOf(record: PartnershipRecord, parameters: ActivityParameters): Readonly<Record<string, Bound>> {
  const members = recipientsOf(record);
  const chosen = Object.fromEntries(activityFacets.map((facet) => [facet, parameters[facet] ?? []]));
  return {
    ...chosen,
    ...mappingOf(record),
    members,
    regions: regionsAround(members),
    paid_to: paidTo(members, parameters),
    words: wordsOf(parameters.q),
    asks: parameters.q !== undefined,
    currency: parameters.currency,
    sort: parameters.sort,
  };
}

/** Whose money is added up: that of the recipients chosen, of all where none is. */
export function paidTo(members: readonly string[], { recipient }: ActivityParameters): readonly string[] {
  const chosen = members.filter((code) => recipient?.includes(code));
  return chosen.length === 0 ? members : chosen;
}
