import { z } from "zod";
import { Provenance } from "./provenance.ts";
import { Stamp } from "./shared.ts";

/**
 * A sum of payments in one currency, decimal text. `value` is null where none has a rate, or there is none: that is not zero. `no_rate` counts those
 * that are in no sum. `rows` is the address, below the partnership, of the payments that add up to it; null where there is none.
 */
const tally = { value: z.string().nullable(), payments: z.number().int(), no_rate: z.number().int(), rows: z.string().nullable() };
export const PaymentTally = z.object(tally);
export type PaymentTally = z.infer<typeof PaymentTally>;

const side = z.enum(["crossing", "inside", "undecided"]); // of the line around the recipients
const options = z.array(z.object({ value: z.string(), selected: z.boolean() }));
const years = z.array(z.object({ year: z.number().int().nullable(), ...tally })); // null = not known

/** Counting rule 6: the DAC's figure of the same measure, and what percentage of it is reported; both null where the state says why. */
const coverage = z.object({
  state: z.enum(["ratio", "not-held", "not-known", "not-reported", "no-rate", "not-comparable"]),
  dac: z.string().nullable(),
  percent: z.string().nullable(),
});

/** What publishers report to the recipients under a counting rule. `kept` and everything `removed` make `all`. */
export const Payments = z.object({
  stamp: Stamp,
  selection: z.object({
    type: z.enum(["spent", "committed"]),
    incoming: z.enum(["out", "in"]),
    boundary: z.enum(["all", "crossing", "inside", "undecided"]),
    currency: z.enum(["usd", "eur", "jpy"]),
    republish: z.boolean(),
    sector: z.string().nullable(), // first digits of a DAC purpose code
    activity: z.string().nullable(), // IATI identifier; null = all activities
    publisher: z.string().nullable(), // reference of a reporting organisation; null = all
    recipients: z.array(z.string()),
    years: z.array(z.string()), // empty = all
    providers: z.array(z.string()), // empty = all
  }),
  options: z.object({
    type: options,
    incoming: options,
    boundary: options,
    republish: options,
    currency: options,
    recipient: options,
    year: options,
  }),
  load: z.string().nullable(), // the command that would load some, where none is held
  all: PaymentTally,
  removed: z.array(z.object({ reason: z.string(), ...tally })), // in the order of the rule: the first reason that applies
  kept: PaymentTally,
  unrated: z.array(z.object({ currency: z.string(), value: z.string(), payments: z.number().int(), rows: z.string() })),
  sides: z.array(z.object({ side, ...tally })),
  lines: z.array(z.object({ recipient: z.string(), sum: PaymentTally, years })),
  years,
  providers: z.array(z.object({ ref: z.string(), name: z.string().nullable(), side, ...tally })), // the largest; ref "unknown": none is stated
  more_providers: z.number().int(),
  publishers: z.array(z.object({ publisher: z.string().nullable(), datasets: z.number().int(), payments: z.number().int() })),
  coverage: z.object({
    measure: z.enum(["gross", "commitments"]),
    held: z.boolean(), // whether series hold this measure
    measures: z.array(z.string()), // what they hold
    cells: z.array(
      z.object({ donor: z.string(), recipient: z.string(), year: z.number().int(), ...tally, coverage }), // US dollars, the newest year first
    ),
  }),
  provenance: Provenance,
});
export type Payments = z.infer<typeof Payments>;

/** The payments behind a sum, a page of them, and the sum of all. `amount` is in the currency shown; null = no rate. */
export const PaymentRows = z.object({
  stamp: Stamp,
  currency: z.enum(["usd", "eur", "jpy"]),
  type: z.enum(["spent", "committed"]),
  activity: z.string().nullable(), // the only one asked of, by its IATI identifier
  publisher_asked: z.string().nullable(), // the only one asked of, by its reference
  removed_by: z.string().nullable(), // the reason that takes them out; null = they are kept
  page: z.number().int(),
  pages: z.number().int(),
  page_size: z.number().int(),
  count: z.number().int(),
  sum: z.string().nullable(),
  no_rate: z.number().int(),
  rows: z.array(
    z.object({
      activity: z.string().nullable(), // IATI identifier
      publisher: z.string().nullable(),
      provider: z.string().nullable(),
      provider_name: z.string().nullable(),
      boundary: side,
      receiver: z.string().nullable(),
      date: z.string().nullable(),
      year: z.number().int().nullable(),
      type: z.string().nullable(), // IATI transaction type
      recipient: z.string(),
      sector_vocabulary: z.string().nullable(),
      sector: z.string().nullable(),
      currency: z.string(),
      value: z.string(), // in its own currency
      value_date: z.string().nullable(),
      amount: z.string().nullable(),
      licence: z.string().nullable(), // of the dataset; null = not known
      dataset: z.string(), // its address, else its path below the folder that was read
    }),
  ),
  provenance: Provenance,
});
export type PaymentRows = z.infer<typeof PaymentRows>;
