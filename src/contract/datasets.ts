import { z } from "zod";
import { PaymentTally } from "./payments.ts";
import { Provenance } from "./provenance.ts";
import { listParts, Stamp } from "./shared.ts";

/** What could not be read as the standard asks, by reason (see the source's README), with the first examples. */
export const SetAside = z.object({
  reason: z.string(),
  count: z.number().int(),
  examples: z.array(
    z.object({
      element: z.string(),
      line: z.number().int().nullable(),
      excerpt: z.string().nullable(),
      dataset: z.string(),
      identifier: z.string().nullable(),
    }),
  ),
});
export type SetAside = z.infer<typeof SetAside>;

/** A file of a publisher. Of one that was refused, `reason` and `line` say why and where; where an earlier version stays, of the later one. */
export const DatasetRow = z.object({
  id: z.string(),
  dataset: z.string(), // its address, else its path below the folder that was read
  address: z.string().nullable(),
  publisher: z.string().nullable(),
  licence: z.string().nullable(),
  status: z.string(),
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  line: z.number().int().nullable(),
  stale: z.boolean(),
  standard_version: z.string().nullable(),
  generated_at: z.string().nullable(), // as published
  fetched_at: z.string().nullable(), // null = a file of this machine
  read_at: z.string(),
  sha256: z.string().nullable(),
  bytes: z.number().nullable(),
  activities: z.number().int(),
  not_counted: z.number().int(),
  last_updated: z.string().nullable(), // of its newest activity
  set_aside: z.number().int(),
});
export type DatasetRow = z.infer<typeof DatasetRow>;

/** The files of the warehouse, who published them, and what was set aside of the selection. */
export const DataSources = z.object({
  ...listParts,
  dataset: z.string().nullable(), // the only one asked of, by its id
  load: z.string().nullable(), // the command that would load some, where none is held
  publishers: z.array(
    z.object({
      ref: z.string().nullable(),
      name: z.string().nullable(),
      datasets: z.number().int(),
      activities: z.number().int(),
      counted: z.number().int(),
      concerned: z.number().int(), // activities that concern the recipients
      page: z.string().nullable(),
    }),
  ),
  set_aside: z.array(SetAside),
  rows: z.array(DatasetRow.extend({ outcome: z.string(), publisher_page: z.string().nullable() })),
  provenance: Provenance,
});
export type DataSources = z.infer<typeof DataSources>;

const sums = { committed: PaymentTally, spent: PaymentTally };

/** What one publisher reports. Sums are in US dollars, to the recipients, by the counting rule as it stands first. */
export const PublisherPage = z.object({
  stamp: Stamp,
  ref: z.string(),
  name: z.string().nullable(),
  activities: z.number().int(),
  counted: z.number().int(),
  concerned: z.number().int(),
  list: z.string().nullable(), // address of its activities
  payments: z.string(), // address of its payments
  sums: z.object(sums),
  recipients: z.array(z.object({ recipient: z.string(), ...sums })),
  years: z.array(z.object({ year: z.number().int().nullable(), ...sums })),
  datasets: z.array(DatasetRow),
  more_datasets: z.number().int(),
  set_aside: z.array(SetAside),
  provenance: Provenance,
});
export type PublisherPage = z.infer<typeof PublisherPage>;
