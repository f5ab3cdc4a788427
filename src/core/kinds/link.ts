import { z } from "zod";
import { entryId, prose, sources } from "./common.ts";

/** How what is linked stands to the entry that names it. Parts and twins have keys of their own (`part_of`, `same_as`). */
export const linkRelations = [
  "signed", // agreed, or begun, for it
  "paid", // shows a payment for it
  "result", // what came of it, or a figure that counts it
  "continues", // what was there before, and is taken up or carried on here
] as const;
export type LinkRelation = (typeof linkRelations)[number];

/** `likely`: subject, parties and time fit, and no page ties the two. It moves no state and enters no sum. */
export const linkConfidences = ["certain", "likely"] as const;

/** What an address begins with when it names an activity in published aid data, by its IATI identifier. */
const activityPrefix = "iati:";
const targetForm = /^([a-z]+\/[a-z0-9]+(-[a-z0-9]+)*|iati:\S{1,200})$/;

/** A link to another entry or to a published activity: an editor's decision, with its ground and with pages of its own. */
export const link = z.strictObject({
  id: entryId,
  relation: z.enum(linkRelations),
  to: z.string().regex(targetForm, "an entry's address such as projects/valley-bridge, or iati: and an activity's identifier"),
  confidence: z.enum(linkConfidences),
  /** What the pages say that ties the two, or for a likely one what fits and what is missing. */
  ground: prose,
  sources,
});
export type Link = z.infer<typeof link>;

/** The list of links of a commitment or a project. */
export const links = z.array(link).default([]);

/** The IATI identifier that a link names; null where it names an entry. */
export function activityOf({ to }: Pick<Link, "to">): string | null {
  return to.startsWith(activityPrefix) ? to.slice(activityPrefix.length) : null;
}
