import { z } from "zod";
import { amountBasis, currencyCode, decimalText, qualifier } from "../money.ts";
import { partialDate } from "../partial-date.ts";
import { common, entryId, fieldId, name, partyCode, prose, sources } from "./common.ts";
import { links } from "./link.ts";

export const commitmentKinds = ["promise", "intention", "proposal"] as const;

/** What can be measured: how much of what, until when. A commitment without a target names nothing measurable. */
export const target = z.strictObject({
  value: decimalText,
  unit: name,
  currency: currencyCode.optional(),
  qualifier: qualifier.optional(),
  basis: amountBasis.optional(),
  from: partialDate.optional(),
  by: partialDate.nullable().default(null),
});
export type Target = z.infer<typeof target>;

/** What a follow-up says of the outcome, as the editor reads it; a citation stands beside it. */
export const outcomes = ["done", "begun", "slipped", "withdrawn", "none"] as const;
/** Where in promise, signature, payment, result it belongs. */
export const steps = ["said", "signed", "paid", "result"] as const;

/** What was said, signed, paid or seen afterwards (or before: money was sometimes signed first). */
export const followUp = z.strictObject({
  id: entryId,
  date: partialDate,
  date_is: z.enum(["event", "report"]).optional(),
  text: prose,
  step: z.enum(steps),
  outcome: z.enum(outcomes),
  /** slipped: the later date named, where one was. */
  later_date: partialDate.optional(),
  sources,
});
export type FollowUp = z.infer<typeof followUp>;

/** A promise, intention or proposal (never money promised in reported data: that is outgoingCommitment). */
export const commitment = z.strictObject({
  ...common,
  document: entryId.nullable(),
  made_at: entryId.nullable(),
  kind: z.enum(commitmentKinds),
  made_by: z.array(partyCode).min(1),
  made_to: z.array(partyCode),
  /** The institution or firm behind a party. */
  actor: name.optional(),
  field: fieldId,
  field_as_recorded: name.optional(),
  also_fields: z.array(fieldId).default([]),
  text: prose,
  target: target.nullable().default(null),
  /** The text names it as an example of what may be done. */
  example_only: z.boolean().default(false),
  /** Share of a larger promise: never added to it. */
  part_of: entryId.optional(),
  /** The same promise recorded elsewhere: the two are never added. */
  same_as: entryId.optional(),
  links,
  follow_ups: z.array(followUp).default([]),
});
export type Commitment = z.infer<typeof commitment>;
