import { z } from "zod";
import { languageTag, localized } from "../languages.ts";
import { partialDate } from "../partial-date.ts";

/** An entry's id: it becomes its address and never changes. */
export const entryId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case letters, digits and single hyphens, such as td25-3tn");

/** ISO 3166-1 alpha-2, with EU as reserved code. */
export const partyCode = z.string().regex(/^[A-Z]{2}$/, "a two-letter code such as UZ");

/** A host, or a party's code, or "record". */
export const speakerName = z
  .string()
  .regex(/^(record|[A-Z]{2}|[a-z0-9-]+(\.[a-z0-9-]+)+)$/, 'a party code such as UZ, a host such as nippon.com, or "record"');

export const prose = z.string().trim().min(1).max(4000);
export const name = z.string().trim().min(1).max(500);
export const fieldId = z.string().regex(/^[a-z]+(-[a-z]+)*$/, "an id of fields.yaml");

/** A page read: its address alone (then `seen_on` of partnership.yaml applies), or with the day it was read. */
export const source = z.union([
  z.url({ protocol: /^https?$/ }).max(2000),
  z.strictObject({ address: z.url({ protocol: /^https?$/ }).max(2000), seen_on: z.iso.date() }),
]);
export const sources = z.array(source).min(1, "at least one source: without one it does not exist");

/** A remark of the record. */
export const note = z.strictObject({ id: entryId, text: prose, sources: sources.optional() });

/** What somebody other than the record says of this entry, or says otherwise. */
export const sideStatement = z.strictObject({
  id: entryId,
  /** The property it speaks of (`target`, `number`, `foreign-ministers-meetings`); left out: a remark on the whole entry. */
  about: z
    .string()
    .regex(/^[a-z]+([_-][a-z0-9]+)*$/)
    .optional(),
  /** In the shape of that property. */
  value: z.unknown().optional(),
  /** Our summary of how the speaker puts it, never a quotation. */
  words: prose,
  speaker: speakerName,
  /** Whom the page names, where the speaker (the publisher of the page) only passes it on. */
  attributed_to: name.optional(),
  said_on: partialDate.nullable().default(null),
  said_on_is: z.enum(["event", "report"]).optional(),
  lang: languageTag.optional(),
  sources,
});

/** A matter on which speakers differ: named where only a reader can see that two values speak of one thing. */
export const difference = z.strictObject({
  about: z.string(),
  question: localized,
  /** What would settle it. */
  settle: localized.optional(),
});

/** Keys that every entry may have. */
export const common = {
  id: entryId,
  notes: z.array(note).default([]),
  statements: z.array(sideStatement).default([]),
  differences: z.array(difference).default([]),
  /** What the compiler concluded and no page states. */
  inferred: z.array(prose).default([]),
  /** A later position and not a slip of the pen: the day from which the changed values of this entry hold. */
  change_of_position: partialDate.optional(),
  sources,
};
