import { z } from "zod";
import { parseClaimTest } from "../claims/claim-test.ts";
import { ClaimVerdict } from "../claims/verdict.ts";
import { SaraiError } from "../errors.ts";
import { localized } from "../languages.ts";
import { partialDate } from "../partial-date.ts";
import { common, entryId, name, prose, sources } from "./common.ts";

const finding = z.strictObject({ id: entryId, text: prose, sources: sources.optional() });

/** A test in the language of core/claims/claim-test.ts, refused where it cannot be read. */
const test = z
  .string()
  .max(500)
  .superRefine((text, context) => {
    try {
      parseClaimTest(text);
    } catch (error) {
      context.addIssue({ code: "custom", message: error instanceof SaraiError ? `a test that can be read: ${error.message}` : "a test" });
    }
  });

/** A value of a parameter of a query, or several. What a query takes and allows, it says itself. */
const parameter = z.union([z.string().max(200), z.number(), z.boolean(), z.array(z.union([z.string().max(200), z.number()])).max(100)]);

/**
 * One way to understand a sentence: a query, its parameters and a test of its answer, or what would be needed to check it. With `axes`
 * it stands for a whole matrix: one reading for every combination of the values named, which the query spells out.
 */
export const reading = z
  .strictObject({
    id: entryId,
    label: localized,
    query: entryId.optional(),
    parameters: z.record(z.string().regex(/^[a-z]+(_[a-z]+)*$/), parameter).optional(),
    axes: z.record(z.string().regex(/^[a-z]+(_[a-z]+)*$/), z.array(entryId).min(1).max(50)).optional(),
    /** The combination closest to the words of the sentence; the page begins with it. */
    closest: z.record(z.string(), entryId).optional(),
    test: test.optional(),
    /** What would be needed where it cannot be checked. */
    needs: localized.optional(),
    /** The command that loads it. */
    load: name.optional(),
    note: localized.optional(),
  })
  .refine((one) => (one.query === undefined) === (one.test === undefined), "query and test: one needs the other")
  .refine((one) => one.query !== undefined || one.needs !== undefined, "query and test, or what is needed (needs)");
export type Reading = z.infer<typeof reading>;

/** A published sentence to be tested, in our own words, with what is for and against, and its readings. */
export const claim = z.strictObject({
  ...common,
  claim: prose,
  /** The same sentence in other languages, in our own words. */
  translations: localized.optional(),
  type: entryId,
  published_in: z.strictObject({ publication: name, date: partialDate }).optional(),
  check_with: z.array(prose).default([]),
  for: z.array(finding).default([]),
  against: z.array(finding).default([]),
  /** The editor's reading of what is for and against. */
  state: entryId,
  /** An opinion or an interpretation: what is for and against is listed, and no verdict given. */
  opinion: z.boolean().default(false),
  readings: z.array(reading).default([]),
  /** What its readings come to, as the editor saw it: `sarai claims check` fails where they come to something else. */
  verdict: ClaimVerdict.optional(),
});
export type Claim = z.infer<typeof claim>;
