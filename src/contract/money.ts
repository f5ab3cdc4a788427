import { z } from "zod";
import { amount } from "../core/money.ts";
import { CommitmentRow } from "./commitments.ts";
import { Provenance } from "./provenance.ts";
import { Stamp } from "./shared.ts";

/** A sum of published figures: US dollars, decimal text. Null = no figure, which is not zero. `rows` is the address, below the partnership, of the figures that add up to it. */
export const FlowSum = z.object({ value: z.string().nullable(), figures: z.number().int(), rows: z.string().nullable() });
export type FlowSum = z.infer<typeof FlowSum>;

export const YearSum = FlowSum.extend({ year: z.number().int() });

/** Flows of some donors to some recipients, one line for each recipient (`by` recipient) or donor that has a figure, the largest sum first. */
export const FlowMatrix = z.object({
  by: z.enum(["donor", "recipient"]),
  lines: z.array(z.object({ code: z.string(), sum: FlowSum, figures_asked: z.number().int(), years: z.array(YearSum) })),
  years: z.array(YearSum), // all lines together
  sum: FlowSum,
  figures_asked: z.number().int(), // how many there would be without a gap
});
export type FlowMatrix = z.infer<typeof FlowMatrix>;

const options = z.array(z.object({ value: z.string(), selected: z.boolean(), held: z.boolean() }));

/** What every answer on flows says: what was asked, what is held of it, and the sums. */
const flowParts = {
  stamp: Stamp,
  selection: z.object({
    measure: z.string(),
    donors: z.array(z.string()),
    recipients: z.array(z.string()),
    first_year: z.number().int(),
    last_year: z.number().int(),
    prices: z.string(),
  }),
  held: z.object({ first_year: z.number().int(), last_year: z.number().int() }).nullable(), // null = nothing of this measure
  options: z.object({ measure: options, prices: options }),
  flows: FlowMatrix,
  provenance: Provenance,
};

/** Projects of one kind in one currency: the amounts that add are summed, the others counted. `rows` is the address of those that add. */
export const MoneySum = z.object({
  kind: z.string(),
  currency: z.string(),
  value: z.string().nullable(), // null = none adds
  added: z.number().int(),
  not_added: z.number().int(),
  rows: z.string().nullable(),
});
export type MoneySum = z.infer<typeof MoneySum>;

/** Sums that pages state, of one kind, money, direction and currency: never added up. */
export const StatedSums = z.object({
  kind: z.string(),
  money: z.string(),
  direction: z.string(),
  currency: z.string(),
  statements: z.array(z.object({ id: z.string(), what: z.string(), lang: z.string(), date: z.string(), amount })),
});
export type StatedSums = z.infer<typeof StatedSums>;

/** What the record holds of the money of a party, of a field or of all: `without_amount` projects name no sum. */
export const SignedMoney = z.object({ projects: z.number().int(), without_amount: z.number().int(), sums: z.array(MoneySum) });
export type SignedMoney = z.infer<typeof SignedMoney>;

/** What was promised, signed, stated and paid. */
export const MoneyOverview = z.object({
  ...flowParts,
  /** Since the year in which the dialogue began; null where that is not held. */
  since: YearSum.nullable(),
  promised: z.array(CommitmentRow), // those that name a sum, newest first
  signed: SignedMoney,
  stated: z.array(StatedSums),
});
export type MoneyOverview = z.infer<typeof MoneyOverview>;

/** A donor to the recipients of the partnership, or a recipient from every donor. `record` is what the record holds of it where it is a member. */
export const FlowParty = z.object({
  ...flowParts,
  code: z.string(),
  record: z.object({ commitments: z.number().int(), signed: SignedMoney }).nullable(),
});
export type FlowParty = z.infer<typeof FlowParty>;

/** Payments that publishers report in the sectors of a field, by currency, none converted. `rows` is the address of those that add up to a sum. */
export const FieldMoney = z.object({
  sectors: z.array(z.object({ codelist: z.string(), codes: z.array(z.string()) })), // empty: no code list has one for the field
  held: z.boolean(), // whether any payment with a sector of the DAC is held for the recipients
  load: z.string().nullable(), // the command that would load some, where none is
  sums: z.array(z.object({ currency: z.string(), value: z.string(), payments: z.number().int(), rows: z.string() })),
});
export type FieldMoney = z.infer<typeof FieldMoney>;

/** The payments of a field in one currency, a page of them, and the sum of all. */
export const FieldPayments = z.object({
  stamp: Stamp,
  field: z.string(),
  currency: z.string().nullable(), // null = nothing is held
  sums: z.array(z.object({ currency: z.string(), value: z.string(), payments: z.number().int() })),
  page: z.number().int(),
  pages: z.number().int(),
  page_size: z.number().int(),
  count: z.number().int(),
  sum: z.string().nullable(),
  rows: z.array(
    z.object({
      activity: z.string().nullable(), // IATI identifier
      publisher: z.string().nullable(),
      date: z.string().nullable(),
      type: z.enum(["3", "4"]), // disbursement, expenditure
      recipient: z.string(),
      sector_vocabulary: z.string(),
      sector: z.string(),
      currency: z.string(),
      value: z.string(),
      dataset: z.string(), // where it was read from: its address, else its path below the folder that was read
    }),
  ),
  provenance: Provenance,
});
export type FieldPayments = z.infer<typeof FieldPayments>;
