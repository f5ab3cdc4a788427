import { z } from "zod";
import { PaymentTally } from "./payments.ts";
import { Provenance } from "./provenance.ts";
import { listParts } from "./shared.ts";

/** Words as published. `language` is that of the nearest element that names one, lower case; null = not known. */
export const Narrative = z.object({ text: z.string(), language: z.string().nullable() });
export type Narrative = z.infer<typeof Narrative>;

/** An activity as its publisher reports it. Sums are of the recipients that the list names, by the counting rule of payments. */
export const ActivityRow = z.object({
  identifier: z.string().nullable(), // IATI identifier as published; null = none
  page: z.string(), // address below the partnership
  copy: z.number().int(), // of those with this identifier; 1 is the one that is counted
  titles: z.array(Narrative), // all, in the order of the document
  publisher: z.string().nullable(), // reference of the organisation that reports
  publisher_name: z.string().nullable(),
  recipients: z.array(z.string()), // those of the partnership, and regions of the DAC that they lie in
  start_date: z.string().nullable(),
  has_started: z.boolean(), // whether the date is the actual one, not the planned
  end_date: z.string().nullable(),
  has_ended: z.boolean(),
  status: z.string().nullable(), // code list ActivityStatus
  last_updated: z.string().nullable(), // as published
  not_counted_reason: z.string().nullable(), // duplicate, secondary-publisher; null = counted
  not_counted_rows: z.string().nullable(), // where what is not counted stands
  committed: PaymentTally,
  spent: PaymentTally,
  licence: z.string().nullable(),
  dataset: z.string(),
});
export type ActivityRow = z.infer<typeof ActivityRow>;

/** The activities held that concern the partnership's recipients. */
export const ActivityList = z.object({
  ...listParts,
  q: z.string().nullable(), // words that all stand in titles, descriptions or the identifier
  currency: z.enum(["usd", "eur", "jpy"]),
  sort: z.enum(["newest", "spent", "committed"]),
  recipients: z.array(z.string()), // whose money is added up
  names: z.array(z.object({ facet: z.string(), value: z.string(), name: z.string() })), // of publishers as they call themselves, of codes in English
  load: z.string().nullable(), // the command that would load some, where none is held
  rows: z.array(ActivityRow),
  provenance: Provenance,
});
export type ActivityList = z.infer<typeof ActivityList>;
