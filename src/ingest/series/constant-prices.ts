import type { Deflator } from "../../sources/world-bank/to-series-rows.ts";

/** A figure in dollars of a year. */
type Flow = { readonly year: number; readonly value: string };
/** A dollar figure in the prices of one year. `priceBase` is "current" or the year whose prices are meant; cents are kept. */
export type Priced<One extends Flow> = One & { readonly priceBase: string };

/** The area whose deflator stands for the dollar's (DESIGN section 5, rule 3: one deflator for the dollar). */
export const dollarArea = "US";

/** Decimal text as a whole number of units of 10^-places; cut, never rounded, because published figures have no more places than asked for. */
function scaled(text: string, places: number): bigint {
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const units = BigInt(whole + fraction.slice(0, places).padEnd(places, "0"));
  return text.startsWith("-") ? -units : units;
}

/** A quotient rounded half away from zero. */
function divided(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n !== denominator < 0n ? -1n : 1n;
  const [top, bottom] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  return sign * ((2n * top + bottom) / (2n * bottom));
}

function toText(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const deflatorPlaces = 12;

/**
 * The flows in the prices of `baseYear`: value x deflator(baseYear) / deflator(year) of the dollar, in exact integers, rounded half away
 * from zero to cents. A year without a deflator makes no figure: it is "no deflator", not an unchanged value.
 */
export function inPricesOf<One extends Flow>(
  flows: readonly One[],
  deflators: readonly Deflator[],
  baseYear: number,
): readonly Priced<One>[] {
  const levels = new Map(deflators.filter((one) => one.area === dollarArea).map((one) => [one.year, scaled(one.value, deflatorPlaces)]));
  const base = levels.get(baseYear);
  if (base === undefined) return [];
  return flows.flatMap((flow) => {
    const level = levels.get(flow.year);
    if (level === undefined || level === 0n) return [];
    return [{ ...flow, priceBase: String(baseYear), value: toText(divided(scaled(flow.value, 2) * base, level)) }];
  });
}

/** The newest year of the flows that has a deflator of the dollar: the year in whose prices they are shown. Null where there is none. */
export function baseYearOf(flows: readonly Flow[], deflators: readonly Deflator[]): number | null {
  const known = new Set(deflators.filter((one) => one.area === dollarArea).map((one) => one.year));
  const years = [...new Set(flows.map((flow) => flow.year))].filter((year) => known.has(year));
  return years.length === 0 ? null : Math.max(...years);
}
