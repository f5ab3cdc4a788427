import { addDecimals } from "../../core/claims/decimal.ts";

/** A sum of payments in one currency. `value` is null where none has a rate: that is not zero. `no_rate` counts those that are in no sum. */
export type Tally = { readonly value: string | null; readonly payments: number; readonly no_rate: number };

export const noPayments: Tally = { value: null, payments: 0, no_rate: 0 };

/** Tallies of different payments as one. */
export function addTallies(tallies: readonly Tally[]): Tally {
  const [first, ...others] = tallies;
  if (first !== undefined && others.length === 0) return { value: first.value, payments: first.payments, no_rate: first.no_rate };
  const values = tallies.flatMap(({ value }) => (value === null ? [] : [value]));
  const count = (of: (tally: Tally) => number): number => tallies.reduce((sum, tally) => sum + of(tally), 0);
  return {
    value: values.length === 0 ? null : addDecimals(values),
    payments: count(({ payments }) => payments),
    no_rate: count(({ no_rate: unrated }) => unrated),
  };
}
