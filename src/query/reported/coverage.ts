import { percentOf } from "../../core/claims/decimal.ts";

/** A sum of payments in US dollars; `value` is null where none of them has a rate. */
type Reported = { readonly value: string | null; readonly payments: number };

/** What can be said of a donor, recipient and year beside the DAC's figure. */
export type Coverage = {
  readonly state: "ratio" | "not-held" | "not-known" | "not-reported" | "no-rate" | "not-comparable";
  readonly dac: string | null; // US dollars, of the same measure
  readonly percent: string | null;
};

/**
 * Counting rule 6. A ratio is given only of the same measure: `not-held` where the series have none of it, whatever else they have; `not-known`
 * where they have it and no figure for this donor, recipient and year; `not-reported` where no payment is held beside the figure; `no-rate` where
 * no payment could be converted; `not-comparable` where one of the two is negative or the figure is zero: neither is a part of the other.
 */
export function toCoverage(reported: Reported, series: { readonly holdsMeasure: boolean; readonly figure: string | null }): Coverage {
  const { holdsMeasure, figure: dac } = series;
  if (!holdsMeasure) return { state: "not-held", dac: null, percent: null };
  if (dac === null) return { state: "not-known", dac, percent: null };
  if (reported.payments === 0) return { state: "not-reported", dac, percent: null };
  if (reported.value === null) return { state: "no-rate", dac, percent: null };
  const isNegative = reported.value.startsWith("-") || dac.startsWith("-");
  const percent = isNegative ? null : percentOf(reported.value, dac);
  return percent === null ? { state: "not-comparable", dac, percent } : { state: "ratio", dac, percent };
}
