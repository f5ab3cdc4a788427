import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { annualAverages } from "../../src/sources/exchange-rates/annual-averages.ts";
import { readRatesFile } from "../../src/sources/exchange-rates/read-rates-file.ts";
import { createRateBook } from "../../src/ingest/iati/rules/currency.ts";

const shared = resolve(import.meta.dirname, "../..", process.env["SARAI_SHARED"] ?? "../shared");
const fx = join(shared, "data", "fx");

test("the annual averages that the project carries are the origin's, figure by figure", () => {
  const [, ...lines] = readFileSync(join(fx, "wdi_official_exchange_rates.csv"), "utf8").trim().split("\n");
  const origin = lines.map((line) => line.split(",").slice(2, 5).join(" ")).sort();
  const carried = annualAverages().rates.filter((rate) => rate.currency !== "USD");
  expect(carried.map((rate) => `${rate.currency} ${String(rate.year)} ${rate.published}`).sort()).toEqual(origin);
});

test("rates of the monthly table that are known to be broken are not used", async () => {
  const book = createRateBook([await readRatesFile(join(fx, "iaticloud_currency_monthlyaverage.json"))]);
  const month = (year: number, of: number): number => year * 12 + of - 1;
  const isUsed = (currency: string, at: number): boolean => book.monthly.get(currency)?.has(at) ?? false;
  expect([isUsed("BWP", month(1999, 3)), isUsed("BWP", month(1999, 4))]).toEqual([false, true]);
  expect([isUsed("VEB", month(1998, 5)), isUsed("VEB", month(1998, 6))]).toEqual([false, true]);
  expect(isUsed("MTL", month(1999, 6)) && isUsed("MTL", month(1999, 7))).toBe(false);
  expect([isUsed("EUR", month(2008, 10)), isUsed("JPY", month(2008, 10)), isUsed("USD", month(1994, 1))]).toEqual([true, true, true]);
});

test("the monthly rates and those of SDMX agree within five percent where both have a month", async () => {
  const monthly = createRateBook([await readRatesFile(join(fx, "iaticloud_currency_monthlyaverage.json"))]).monthly;
  const sdmx = createRateBook([await readRatesFile(join(fx, "OECD_rates_sdmx.xml"))]).monthly;
  const inDollars = (of: typeof monthly, currency: string, month: number): number | null => {
    const [own, dollar] = [of.get(currency)?.get(month), of.get("USD")?.get(month)];
    if (own === undefined || dollar === undefined) return null;
    return Number(own.numerator) / Number(own.denominator) / (Number(dollar.numerator) / Number(dollar.denominator));
  };
  let compared = 0;
  for (const currency of ["EUR", "JPY", "GBP", "CHF", "SEK", "KRW"])
    for (let month = 2005 * 12; month < 2016 * 12; month++) {
      const [a, b] = [inDollars(monthly, currency, month), inDollars(sdmx, currency, month)];
      if (a === null || b === null) continue;
      compared++;
      expect(Math.abs(a / b - 1), `${currency} ${String(month)}`).toBeLessThan(0.05);
    }
  expect(compared).toBeGreaterThan(500);
});
