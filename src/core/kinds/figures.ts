import { z } from "zod";
import { amount, currencyCode, decimalText, qualifier } from "../money.ts";
import { partialDate } from "../partial-date.ts";
import { common, entryId, fieldId, name, partyCode, prose } from "./common.ts";

/** People who studied or were trained, or a grant for them, as stated. */
export const peopleFigure = z.strictObject({
  ...common,
  country: partyCode.nullable(),
  programme: name,
  /** The field of co-operation it belongs to. */
  field: fieldId.optional(),
  measure: entryId,
  number: decimalText,
  currency: currencyCode.optional(),
  qualifier,
  as_of: partialDate,
  since: partialDate.optional(),
  attributed_to: name.optional(),
  /** Computed by the record from these entries. */
  derived_from: z.array(entryId).default([]),
  derived: z.boolean().default(false),
  /** The same grant among the projects: never added to it. */
  same_as: entryId.optional(),
});
export type PeopleFigure = z.infer<typeof peopleFigure>;

/** An investment or a sum of deals as stated, by whom. Formats are compared on direction, kind and term, never as one ranking. */
export const investment = z.strictObject({
  ...common,
  kind: z.enum(["total", "deal", "framework", "target", "annual", "estimate", "pipeline"]),
  countries: z.array(partyCode),
  date: partialDate,
  what: prose,
  amount: amount.nullable().default(null),
  usd_equivalent: name.optional(),
  count: z.number().int().optional(),
  by: name.optional(),
  direction: z.enum(["to-members", "from-members", "both", "not-stated"]),
  money: z.enum(["grant", "loan", "purchase", "private-business", "announced-total", "mixed", "none"]),
  term: name.optional(),
  part_of: entryId.optional(),
  same_as: entryId.optional(),
});
export type Investment = z.infer<typeof investment>;

/** One figure of development assistance or trade as a page gives it. */
export const indicatorFigure = z.strictObject({
  ...common,
  series: z.enum(["oda", "trade"]),
  /** ODA: the donor; trade: the reporter. As the page names it. */
  from: name,
  to: name,
  from_code: partyCode.optional(),
  to_code: partyCode.optional(),
  /** As the page gives it: a year, a span, a month range. */
  period: name,
  measure: entryId,
  value: decimalText,
  unit: name,
});
export type IndicatorFigure = z.infer<typeof indicatorFigure>;
