import fc from "fast-check";
import { expect, test } from "vitest";
import { annualAverages } from "../../../sources/exchange-rates/annual-averages.ts";
import type { Rate, RateTable } from "../../../sources/exchange-rates/rate-table.ts";
import { convert, createRateBook, findQuotes, type Quote, type RateBook } from "./currency.ts";

const source = { id: "", title: "", publisher: null, address: null, vintage: null, licence: null, notice: null, unit: "", sha256: "" };
const rate = (currency: string, month: number, thousandths: number): Rate => ({
  currency,
  year: Math.floor(month / 12),
  month: (month % 12) + 1,
  numerator: BigInt(thousandths),
  denominator: 1000n,
  published: String(thousandths / 1000),
});
const table = (...rates: readonly Rate[]): RateTable => ({ source, rates });
const unit = 10n ** 12n;
function toDollar(book: RateBook, currency: string, month: number): Quote | null {
  return findQuotes(book, currency, month)[0] ?? null;
}

const worth = (book: RateBook, units: bigint, currency: string, month: number): bigint | null => {
  const quote = toDollar(book, currency, month);
  return quote === null ? null : convert(units, quote);
};

test("a value without a rate within six months is no rate, never 0", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 24_000, max: 24_400 }),
      fc.integer({ min: -40, max: 40 }),
      fc.bigInt({ min: 1n, max: 10n ** 24n }),
      (month, away, value) => {
        const book = createRateBook([table(rate("AAA", month, 500), rate("USD", month, 700))]);
        const found = worth(book, value * unit, "AAA", month + away);
        if (Math.abs(away) <= 6) expect(found).not.toBeNull();
        else expect(found).toBeNull();
        expect(worth(book, value * unit, "BBB", month)).toBeNull();
      },
    ),
  );
});

test("the nearest month is taken in which both currencies have a rate, the earlier on a tie", () => {
  const book = createRateBook([
    table(rate("AAA", 100, 700), rate("USD", 100, 700), rate("AAA", 103, 1), rate("AAA", 104, 1400), rate("USD", 104, 700)),
  ]);
  expect(
    toDollar(
      createRateBook([table(rate("AAA", 100, 700), rate("USD", 100, 700), rate("AAA", 104, 900), rate("USD", 104, 700))]),
      "AAA",
      102,
    )?.month,
  ).toBe(5);
  expect(toDollar(book, "AAA", 99)?.month).toBe(5);
});

test("a converted value is the exact fraction, rounded half away from zero to cents", () => {
  const book = createRateBook([table(rate("AAA", 10, 1005), rate("USD", 10, 1000))]);
  expect(worth(book, unit, "AAA", 10)).toBe((101n * unit) / 100n);
  expect(worth(book, -unit, "AAA", 10)).toBe((-101n * unit) / 100n);
});

test("a rate that jumps by more than half within a month is not used; the months around it are", () => {
  const steady = [0, 1, 2, 3, 5, 6].map((month) => rate("AAA", 1200 + month, 100 + month));
  const dollars = [0, 1, 2, 3, 4, 5, 6].map((month) => rate("USD", 1200 + month, 700));
  const book = createRateBook([table(...steady, rate("AAA", 1204, 9500), ...dollars)]);
  expect(book.jumped).toEqual([{ currency: "AAA", month: 1204 }]);
  expect(toDollar(book, "AAA", 1204)?.month).toBe(4); // April: the earlier of the two beside it
});

test("of two runs that a jump parts, the shorter is not used", () => {
  const inverted = [0, 1, 2].map((month) => rate("AAA", 1200 + month, 3400));
  const right = [3, 4, 5, 6].map((month) => rate("AAA", 1200 + month, 250));
  const book = createRateBook([table(...inverted, ...right)]);
  expect(book.jumped.map((one) => one.month)).toEqual([1200, 1201, 1202]);
});

test("an annual average stands in only for a currency without any monthly rate in use", () => {
  const month = 2010 * 12 + 4;
  const both = createRateBook([annualAverages(), table(rate("GBP", month, 1000), rate("USD", month, 700))]);
  expect(toDollar(both, "GBP", month)?.frequency).toBe("monthly");
  expect(toDollar(both, "GBP", month + 24)).toBeNull();
  expect(toDollar(both, "CHF", month + 24)?.frequency).toBe("annual");
  expect(toDollar(createRateBook([annualAverages()]), "UZS", 2005 * 12)).toBeNull();
});
