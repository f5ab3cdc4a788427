import fc from "fast-check";
import { expect, test } from "vitest";
import { addDecimals } from "../../core/claims/decimal.ts";
import { withoutZeros } from "../../core/exact.ts";
import { createAmounts, sumExactly, type Amounts } from "./exact-sums.ts";
import type { Tally } from "./tally.ts";

/** The amount as the warehouse gives it: what cents are enough for as cents, with the rest beside them. */
function toParts(text: string | null): readonly [number | null, string] {
  if (text === null) return [null, ""];
  const [whole = "", fraction = ""] = text.split(".");
  const cents = Number(`${whole}${fraction.slice(0, 2).padEnd(2, "0")}`);
  if (!Number.isSafeInteger(cents)) return [null, text];
  return [cents, fraction.length < 3 ? "" : `${whole.startsWith("-") ? "-" : ""}0.00${fraction.slice(2)} 0`];
}

function toAmounts(texts: readonly (string | null)[]): Amounts {
  const amounts = createAmounts();
  const parts = texts.map(toParts);
  for (let at = 0; at < parts.length; at += 2) {
    const some = parts.slice(at, at + 2); // they are read many after many
    amounts.add(
      some.map(([cents]) => cents),
      some.map(([, more]) => more),
    );
  }
  return amounts.finish();
}

const amount = fc
  .tuple(fc.boolean(), fc.oneof(fc.bigInt(0n, 10n ** 6n), fc.bigInt(0n, 10n ** 26n - 1n)), fc.constantFrom(0, 1, 2, 3, 12), fc.nat())
  .map(([isNegative, whole, places, seed]) => {
    const fraction = String(seed).padStart(12, "7").slice(0, places);
    return `${isNegative ? "-" : ""}${String(whole)}${places === 0 ? "" : `.${fraction}`}`;
  });

type Added = { readonly text: string | null; readonly group: number; readonly payments: number };

/** The sums of all of these, by three groups; null of a group without a row. */
function sums(rows: readonly Added[]): readonly (Tally | null)[] {
  const found = sumExactly(
    toAmounts(rows.map(({ text }) => text)),
    Uint32Array.from(rows, ({ payments }) => payments),
    {
      rows: Uint32Array.from(rows.keys()),
      groups: Uint32Array.from(rows, ({ group }) => group),
      count: 3,
    },
  );
  return [0, 1, 2].map((group) => found.find((one) => one.group === group)?.tally ?? null);
}

test("sums by group are those of whole numbers, whatever the size, sign and places of the amounts", () => {
  const added = fc.record({ text: fc.option(amount), group: fc.nat(2), payments: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(fc.array(added), (rows) => {
      for (const [group, tally] of sums(rows).entries()) {
        const own = rows.filter((row) => row.group === group);
        expect(tally === null).toBe(own.length === 0);
        if (tally === null) continue;
        const known = own.flatMap(({ text }) => (text === null ? [] : [text]));
        const count = (of: readonly Added[]): number => of.reduce((sum, { payments }) => sum + payments, 0);
        const { value, payments, no_rate: unrated } = tally;
        expect(value === null).toBe(known.length === 0);
        if (value !== null) expect(BigInt(toTwelve(value))).toBe(BigInt(toTwelve(addDecimals(known))));
        if (value !== null) expect(withoutZeros(value)).toBe(value);
        expect([payments, unrated]).toEqual([count(own), count(own.filter(({ text }) => text === null))]);
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
  const texts = Array.from({ length: 1_000_000 }, (_, index) => (index % 2 === 0 ? "89999999999999.99" : "0.01"));
  expect(sums(texts.map((text) => ({ text, group: 0, payments: 1 })))[0]?.value).toBe("45000000000000000000");
});

test("nothing that is known is not zero, and a zero is", () => {
  const of = (text: string | null, group: number, payments: number): Added => ({ text, group, payments });
  expect(sums([of(null, 0, 2), of("0", 1, 1), of("-0.00", 1, 1)])).toEqual([
    { value: null, payments: 2, no_rate: 2 },
    { value: "0", payments: 2, no_rate: 0 },
    null,
  ]);
});
