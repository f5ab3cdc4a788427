import fc from "fast-check";
import { expect, test } from "vitest";
import type { Shares } from "../../../sources/iati/activity-money.ts";
import { divide, divisionOf, toRecipients, weigh } from "./splits.ts";

const percentage = fc.option(fc.record({ units: fc.bigInt({ min: 0n, max: 10n ** 12n }), scale: fc.integer({ min: 0, max: 11 }) }), {
  nil: null,
  freq: 3,
});
const code = fc.constantFrom("AA", "BB", "CC", "DD", "EE");
const shares: fc.Arbitrary<Shares> = fc.record({
  countries: fc.array(fc.record({ code, percentage }), { maxLength: 6 }),
  regions: fc.array(fc.record({ code, percentage, vocabulary: fc.constantFrom("1", "2", "99") }), { maxLength: 6 }),
  sectors: fc.array(fc.record({ code, percentage, vocabulary: fc.constantFrom("1", "2", "7") }), { maxLength: 6 }),
});
const value = fc.bigInt({ min: -(10n ** 36n), max: 10n ** 36n });
const cent = 10n ** 10n;

test("the parts sum to the whole under any percentages, and none has the opposite sign", () => {
  fc.assert(
    fc.property(fc.option(shares, { nil: null }), shares, value, (own, ofActivity, whole) => {
      const parts = divide(whole, divisionOf(own, ofActivity));
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(whole);
      for (const part of parts) expect(part === 0n || part > 0n === whole > 0n).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("no part is more than a cent and its digits off its exact share", () => {
  fc.assert(
    fc.property(shares, value, (ofActivity, whole) => {
      const division = divisionOf(null, ofActivity);
      const parts = divide(whole, division);
      for (const [index, part] of parts.entries()) {
        const off = part * division.whole - whole * (division.parts[index]?.weight ?? 0n);
        expect(off < 2n * cent * division.whole && off > -2n * cent * division.whole).toBe(true);
      }
    }),
  );
});

test("minus is the mirror of plus", () => {
  fc.assert(
    fc.property(shares, value, (ofActivity, whole) => {
      const division = divisionOf(null, ofActivity);
      expect(divide(-whole, division)).toEqual(divide(whole, division).map((part) => -part));
    }),
  );
});

const of = (...percentages: readonly (number | null)[]) =>
  weigh(percentages.map((one, key) => ({ key, percentage: one === null ? null : { units: BigInt(one), scale: 0 } }))).map(
    ({ key, weight }) => [key, Number(weight)] as const,
  );

test("entries without a percentage share equally what the others leave to 100", () => {
  expect(of(40, null, null)).toEqual([
    [0, 80],
    [1, 60],
    [2, 60],
  ]);
  expect(of(100, null)).toEqual([[0, 100]]);
  expect(of(120, null)).toEqual([[0, 120]]);
  expect(of(null, null)).toEqual([
    [0, 1],
    [1, 1],
  ]);
});

test("0 percent gets no part, unless all have 0; one entry alone gets everything", () => {
  expect(of(0, 30, 30)).toEqual([
    [1, 30],
    [2, 30],
  ]);
  expect(of(0, 0)).toEqual([
    [0, 1],
    [1, 1],
  ]);
  expect(of(0)).toEqual([[0, 1]]);
});

const share = (own: string, units: number | null) => ({
  code: own,
  percentage: units === null ? null : { units: BigInt(units), scale: 0 },
});
const region = (own: string, units: number | null, vocabulary = "1") => ({ ...share(own, units), vocabulary });
const recipients = (countries: Shares["countries"], regions: Shares["regions"]) =>
  toRecipients({ countries, regions, sectors: [] }).map(({ key, weight }) => `${key.code} ${String(weight)}`);

test("regions are left out where no country has a percentage, or the countries are the whole", () => {
  expect(recipients([share("AA", null)], [region("298", 50)])).toEqual(["AA 1"]);
  expect(recipients([share("AA", 60), share("BB", 41)], [region("298", 50)])).toEqual(["AA 60", "BB 41"]);
});

test("regions that are 100 by themselves share what the countries leave", () => {
  expect(recipients([share("AA", 40)], [region("298", 50), region("998", 50)])).toEqual(["AA 4000", "298 3000", "998 3000"]);
});

test("otherwise countries and regions are weighed together", () => {
  expect(recipients([share("AA", 40)], [region("298", 30)])).toEqual(["AA 40", "298 30"]);
  expect(recipients([share("AA", 40), share("BB", null)], [region("298", 100)])).toEqual(["AA 40", "298 100"]);
});

test("one vocabulary of regions is used: 1, else 2, else the first published", () => {
  expect(recipients([], [region("x", null, "99"), region("298", null)])).toEqual(["298 1"]);
  expect(recipients([], [region("x", null, "99"), region("y", null, "98")])).toEqual(["x 1"]);
});
