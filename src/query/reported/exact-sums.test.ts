import fc from "fast-check";
import { expect, test } from "vitest";
import { addDecimals } from "../../core/claims/decimal.ts";
import { withoutZeros } from "../../core/exact.ts";
import { createAmounts, sumExactly, type Amounts } from "./exact-sums.ts";

function toAmounts(texts: readonly (string | null)[]): Amounts {
  const amounts = createAmounts();
  for (const text of texts) amounts.add(text);
  return amounts.finish();
}

const amount = fc
  .tuple(fc.boolean(), fc.oneof(fc.bigInt(0n, 10n ** 6n), fc.bigInt(0n, 10n ** 26n - 1n)), fc.constantFrom(0, 1, 2, 3, 12), fc.nat())
  .map(([isNegative, whole, places, seed]) => {
    const fraction = String(seed).padStart(12, "7").slice(0, places);
    return `${isNegative ? "-" : ""}${String(whole)}${places === 0 ? "" : `.${fraction}`}`;
  });

test("sums by group are those of whole numbers, whatever the size, sign and places of the amounts", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ text: fc.option(amount), group: fc.nat(2), payments: fc.integer({ min: 1, max: 9 }) })), (rows) => {
      const sums = sumExactly(toAmounts(rows.map(({ text }) => text)), 3);
      for (const [at, { group, payments }] of rows.entries()) sums.add(group, at, payments);
      for (const group of [0, 1, 2]) {
        const own = rows.filter((row) => row.group === group);
        const known = own.flatMap(({ text }) => (text === null ? [] : [text]));
        const count = (of: typeof own): number => of.reduce((sum, { payments }) => sum + payments, 0);
        const { value, payments, no_rate: unrated } = sums.tally(group);
        expect(value === null).toBe(known.length === 0);
        if (value !== null) expect(BigInt(toTwelve(value))).toBe(BigInt(toTwelve(addDecimals(known))));
        if (value !== null) expect(withoutZeros(value)).toBe(value);
        expect([payments, unrated]).toEqual([count(own), count(own.filter(({ text }) => text === null))]);
        expect(sums.groups().includes(group)).toBe(own.length > 0);
      }
    }),
    { numRuns: 500 },
  );
});

/** Decimal text as whole units of 10^-12. */
function toTwelve(text: string): string {
  const [whole = "0", fraction = ""] = text.split(".");
  return whole + fraction.padEnd(12, "0");
}

test("a million amounts that numbers would round add up to the cent", () => {
  const texts = Array.from({ length: 1_000_000 }, (_, index) => (index % 2 === 0 ? "999999999999999.99" : "0.01"));
  const sums = sumExactly(toAmounts(texts), 1);
  for (let at = 0; at < texts.length; at++) sums.add(0, at, 1);
  expect(sums.tally(0).value).toBe("500000000000000000000");
});

test("nothing that is known is not zero, and a zero is", () => {
  const sums = sumExactly(toAmounts([null, "0", "-0.00"]), 2);
  sums.add(0, 0, 2);
  sums.add(1, 1, 1);
  sums.add(1, 2, 1);
  expect(sums.tally(0)).toEqual({ value: null, payments: 2, no_rate: 2 });
  expect(sums.tally(1)).toEqual({ value: "0", payments: 2, no_rate: 0 });
});
