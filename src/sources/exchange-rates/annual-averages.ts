import { createHash } from "node:crypto";
import { parseExact, tenTo } from "../../core/exact.ts";
import annual from "./annual-averages.json" with { type: "json" };
import type { Rate, RateTable } from "./rate-table.ts";

const { source, unitsPerDollar } = annual;

function toRate(currency: string, year: string, published: string): Rate {
  const exact = parseExact(published);
  if (exact === null || exact.units <= 0n) throw new RangeError(`no rate: ${currency} ${year} ${published}`);
  return { currency, year: Number(year), month: null, numerator: tenTo(exact.scale), denominator: exact.units, published };
}

/** The annual averages that the project carries: used only where no other rates are given. */
export function annualAverages(): RateTable {
  const given = Object.entries(unitsPerDollar).flatMap(([currency, years]) =>
    Object.entries(years).map(([year, published]) => toRate(currency, year, published)),
  );
  const years = [...new Set(given.map((rate) => rate.year))];
  const dollars = years.map((year): Rate => ({ currency: "USD", year, month: null, numerator: 1n, denominator: 1n, published: "1" }));
  const sha256 = createHash("sha256").update(JSON.stringify(annual)).digest("hex");
  return { source: { ...source, unit: "units of the currency for one US dollar", sha256 }, rates: [...given, ...dollars] };
}
