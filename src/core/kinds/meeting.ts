import { z } from "zod";
import { partialDate } from "../partial-date.ts";
import { common, entryId, fieldId, name, partyCode } from "./common.ts";

export const meetingStatuses = ["held", "planned", "proposed", "postponed", "cancelled"] as const;
export const datePrecisions = ["day", "month", "year", "approx", "range", "unknown"] as const;

/** A meeting, held or not. `date_start` and `date_end` are the first and last day it can mean; `date_precision` says how much of them is known. */
export const meeting = z.strictObject({
  ...common,
  format: entryId,
  /** An id of `levels` in partnership.yaml. */
  level: entryId,
  number: z.number().int().nullable(),
  title: name.optional(),
  date_start: partialDate.nullable(),
  date_end: partialDate.nullable().default(null),
  date_precision: z.enum(datePrecisions),
  place: name.nullable(),
  country: partyCode.nullable(),
  status: z.enum(meetingStatuses),
  mode: z.enum(["online", "hybrid", "telephone"]).optional(),
  parties: z.array(partyCode),
  /** By office only; a person's name has no place in the record. */
  participants: z.array(z.strictObject({ party: partyCode, office: name })).default([]),
  documents: z.array(entryId).default([]),
  fields: z.array(fieldId).default([]),
  /** The words of the compiled record for `fields` and what no field covers. */
  themes: z.array(name).default([]),
});
export type Meeting = z.infer<typeof meeting>;
