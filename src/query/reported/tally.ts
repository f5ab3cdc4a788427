import { addDecimals, subtractDecimals } from "../../core/claims/decimal.ts";

/** A sum of payments in one currency. `value` is null where none has a rate: that is not zero. `no_rate` counts those that are in no sum. */
export type Tally = { readonly value: string | null; readonly payments: number; readonly no_rate: number };

export const noPayments: Tally = { value: null, payments: 0, no_rate: 0 };

/** Tallies of different payments as one. */
export function addTallies(tallies: readonly Tally[]): Tally {
  const values = tallies.flatMap(({ value }) => (value === null ? [] : [value]));
  const count = (of: (tally: Tally) => number): number => tallies.reduce((sum, tally) => sum + of(tally), 0);
  return {
    value: values.length === 0 ? null : addDecimals(values),
    payments: count(({ payments }) => payments),
    no_rate: count(({ no_rate: unrated }) => unrated),
  };
}

/** What is left of a tally without some of its payments. */
export function subtractTally(of: Tally, part: Tally): Tally {
  const [payments, unrated] = [of.payments - part.payments, of.no_rate - part.no_rate];
  const value = payments === unrated ? null : subtractDecimals(of.value ?? "0", part.value ?? "0");
  return { value, payments, no_rate: unrated };
}
