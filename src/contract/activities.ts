import { z } from "zod";
import { PaymentTally } from "./payments.ts";
import { Provenance } from "./provenance.ts";
import { listParts, Stamp } from "./shared.ts";

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

/** An attribute as published. `meaning`: what the code is called in its code list, in English; null = it is no code, or the list has no such one. */
export const ActivityCell = z.object({ name: z.string(), text: z.string(), meaning: z.string().nullable() });
export type ActivityCell = z.infer<typeof ActivityCell>;

const words = z.array(Narrative.extend({ element: z.string() })); // of which element, below the activity

const within = z.object({ part: z.string(), count: z.number().int(), rows: z.array(z.object({ cells: z.array(ActivityCell), words })) });
const element = z.object({ cells: z.array(ActivityCell), words, within: z.array(within) });

/** Elements of one kind: how many there are, and those of this page. `within` are elements inside of one, at most 50 of each kind. */
export const ActivityPart = z.object({ part: z.string(), count: z.number().int(), rows: z.array(element) });
export type ActivityPart = z.infer<typeof ActivityPart>;

/** A transaction as published. `value` is exact; null where what was published is no number. */
export const ActivityTransaction = z.object({
  ref: z.string().nullable(),
  date: z.string().nullable(),
  type: z.string().nullable(),
  type_name: z.string().nullable(), // in English
  value: z.string().nullable(),
  value_text: z.string().nullable(),
  currency: z.string().nullable(),
  value_date: z.string().nullable(),
  provider: z.string().nullable(),
  provider_name: z.string().nullable(),
  provider_activity: z.string().nullable(),
  receiver: z.string().nullable(),
  receiver_name: z.string().nullable(),
  receiver_activity: z.string().nullable(),
  description: z.string().nullable(), // the first of its words
  description_language: z.string().nullable(),
  humanitarian: z.boolean().nullable(),
  disbursement_channel: z.string().nullable(),
  flow_type: z.string().nullable(),
  finance_type: z.string().nullable(),
  aid_type: z.string().nullable(),
  tied_status: z.string().nullable(),
  words,
  within: z.array(within),
});
export type ActivityTransaction = z.infer<typeof ActivityTransaction>;

/** A baseline, target or actual value, or a result, indicator or period that has none. */
export const ActivityResult = z.object({
  result_type: z.string().nullable(),
  result: z.array(Narrative), // its titles
  measure: z.string().nullable(),
  ascending: z.boolean().nullable(),
  indicator: z.array(Narrative),
  period_start: z.string().nullable(),
  period_end: z.string().nullable(),
  kind: z.enum(["baseline", "target", "actual"]).nullable(),
  value: z.string().nullable(), // as published: not always a number
  baseline_date: z.string().nullable(),
  dimensions: z.string().nullable(),
  locations: z.string().nullable(), // references of locations of the activity
  comments: z.array(Narrative),
});
export type ActivityResult = z.infer<typeof ActivityResult>;

/** The file that an activity stands in. */
export const ActivityDataset = z.object({
  page: z.string(), // address below the partnership
  dataset: z.string(), // its address, else its path below the folder that was read
  address: z.string().nullable(),
  sha256: z.string().nullable(),
  licence: z.string().nullable(),
  fetched_at: z.string().nullable(),
  read_at: z.string(),
  generated_at: z.string().nullable(),
  standard_version: z.string().nullable(),
  stale: z.boolean(),
});
export type ActivityDataset = z.infer<typeof ActivityDataset>;

/** Everything that a publisher says of one activity. Lists of more than `page_size` elements go on over the pages, all at once. */
export const ActivityPage = z.object({
  stamp: Stamp,
  id: z.string(),
  identifier: z.string().nullable(),
  titles: z.array(Narrative),
  publisher: z.string().nullable(),
  publisher_names: z.array(Narrative),
  publisher_page: z.string().nullable(),
  copy: z.number().int(),
  copies: z.number().int(), // how many have this identifier
  not_counted_reason: z.string().nullable(),
  payments: z.string().nullable(), // address of its payments to the recipients, where it names one
  original: z.string(), // address of what was published
  attributes: z.array(ActivityCell),
  parts: z.array(ActivityPart),
  page: z.number().int(),
  pages: z.number().int(),
  page_size: z.number().int(),
  count: z.number().int(), // transactions
  transactions: z.array(ActivityTransaction),
  result_lines: z.number().int(),
  results: z.array(ActivityResult),
  places: z.array(z.object({ name: z.string(), lat: z.number(), lon: z.number() })), // at most 300
  related: z.array(
    z.object({
      type: z.string().nullable(),
      meaning: z.string().nullable(),
      ref: z.string().nullable(),
      title: z.string().nullable(),
      page: z.string().nullable(),
    }),
  ), // page: null = not held
  withheld: z.array(z.object({ element: z.string(), count: z.number().int() })), // words that may name or reach a person
  extensions: z.array(z.object({ element: z.string(), name: z.string(), namespace: z.string().nullable(), count: z.number().int() })),
  quarantine: z.array(
    z.object({ line: z.number().int().nullable(), element: z.string(), reason: z.string(), excerpt: z.string().nullable() }),
  ),
  dataset: ActivityDataset,
  provenance: Provenance,
});
export type ActivityPage = z.infer<typeof ActivityPage>;

/** What was published of an activity, as XML, without what may name or reach a person. */
export const ActivityOriginal = z.object({
  stamp: Stamp,
  identifier: z.string().nullable(),
  titles: z.array(Narrative),
  page: z.string(), // of the activity
  xml: z.string().nullable(), // null = its file is not there any more as it was read
  withheld: z.number().int(), // elements taken out
  is_cut: z.boolean(), // whether it goes on where this ends
  bytes: z.number().int(), // of the element in its document
  byte_start: z.number().int(), // in the document as UTF-8, without a byte order mark
  dataset: ActivityDataset,
});
export type ActivityOriginal = z.infer<typeof ActivityOriginal>;
