import { z } from "zod";
import { Provenance } from "./provenance.ts";
import { Stamp } from "./shared.ts";

/** A donor under one selection. `cells` has one sum for each recipient of the selection; null = no figure. US dollars, decimal text. */
export const DonorLine = z.object({
  donor: z.string(),
  kind: z.enum(["country", "institution"]),
  rank: z.number().int(),
  value: z.string(),
  figures: z.number().int(),
  cells: z.array(z.object({ recipient: z.string(), value: z.string().nullable(), figures: z.number().int() })),
  years: z.array(z.object({ year: z.number().int(), value: z.string().nullable() })), // all recipients of the selection together
});
export type DonorLine = z.infer<typeof DonorLine>;

const options = z.array(z.object({ value: z.string(), selected: z.boolean(), held: z.boolean() }));

/** Donors compared under one counting rule. */
export const DonorComparison = z.object({
  stamp: Stamp,
  selection: z.object({
    measure: z.string(),
    donors: z.string(),
    recipients: z.array(z.string()),
    first_year: z.number().int(),
    last_year: z.number().int(),
    prices: z.string(),
  }),
  held: z.object({ first_year: z.number().int(), last_year: z.number().int() }).nullable(), // null = nothing of this measure
  options: z.object({ measure: options, donors: options, recipient: options, prices: options }),
  figures_asked: z.number().int(), // of each donor
  rows: z.array(DonorLine),
  /** First of each year, all recipients of the selection together. */
  firsts: z.array(z.object({ year: z.number().int(), donor: z.string(), value: z.string(), next: z.string().nullable() })),
  /** The publisher's total of all DAC donors beside the sum of the donors held; null where the total is not held or not comparable. */
  dac_total: z.object({ total: z.string(), held: z.string() }).nullable(),
  provenance: Provenance,
});
export type DonorComparison = z.infer<typeof DonorComparison>;

/** The figures behind a sum, and the sum. */
export const FlowRows = z.object({
  stamp: Stamp,
  selection: z.object({
    measure: z.string(),
    donors: z.array(z.string()),
    recipients: z.array(z.string()),
    first_year: z.number().int(),
    last_year: z.number().int(),
    prices: z.string(),
  }),
  sum: z.string(),
  figures_asked: z.number().int(),
  rows: z.array(
    z.object({
      donor: z.string(),
      recipient: z.string(),
      year: z.number().int(),
      measure: z.string(),
      price_base: z.string(),
      value: z.string(),
      indicator: z.string(),
      file: z.string(),
    }),
  ),
  provenance: Provenance,
});
export type FlowRows = z.infer<typeof FlowRows>;
