import { isCountry, toArea } from "./area.ts";
import currencies from "./currencies.json";
import type { Observation } from "./observation.ts";

/** Net flow of one donor to one recipient in a year, in whole US dollars of that year. Negative: more was repaid than given. */
export type NetFlow = {
  readonly donor: string; // ISO 3166-1 alpha-2, EU for the institutions of the EU
  readonly donorKind: "country" | "institution";
  readonly recipient: string;
  readonly year: number;
  readonly value: string;
  readonly indicator: string;
};
/** Units of a currency for one US dollar, average of the year. */
export type AnnualRate = { readonly currency: string; readonly year: number; readonly perUsd: string; readonly area: string };
/** Level of prices of an area; the year that is 100 differs from area to area, so only ratios mean something. */
export type Deflator = { readonly area: string; readonly year: number; readonly value: string };
/** Every other series, and the totals, which no table of donors may hold. */
export type IndicatorValue = Observation;

export type SeriesRows = {
  readonly netFlows: readonly NetFlow[];
  readonly rates: readonly AnnualRate[];
  readonly deflators: readonly Deflator[];
  readonly indicatorValues: readonly IndicatorValue[];
};

/** DC.DAC.<donor>L.CD, where the donor is three letters: CEC the institutions of the EU, TOT the total of all. */
const netBilateral = /^DC\.DAC\.([A-Z]{3})L\.CD$/;
const institutions: Readonly<Record<string, string>> = { CEC: "EU" };

/** Decimal text rounded half away from zero to a whole number: the fractions of the publisher's dollar figures are noise of its arithmetic. */
export function toWhole(value: string): string {
  const [whole = "0", fraction = ""] = value.replace("-", "").split(".");
  const rounded = (BigInt(whole) + (/^[5-9]/.test(fraction) ? 1n : 0n)).toString();
  return value.startsWith("-") && rounded !== "0" ? `-${rounded}` : rounded;
}

function toNetFlow({ indicator, area, year, value }: Observation): NetFlow | null {
  const code = netBilateral.exec(indicator)?.[1];
  if (code === undefined || code === "TOT") return null;
  const institution = institutions[code];
  const donor = institution ?? toArea(code);
  if (!isCountry(donor)) return null; // a donor that the code list does not know stays a series and ranks nowhere
  return {
    donor,
    donorKind: institution === undefined ? "country" : "institution",
    recipient: area,
    year,
    value: toWhole(value),
    indicator,
  };
}

function currencyOf(area: string, year: number): string | null {
  const found = currencies.find((one) => one.area === area && year >= (one.first_year ?? -Infinity) && year <= (one.last_year ?? Infinity));
  return found?.currency ?? null;
}

/** Figures as rows of the tables that questions read. What is neither a net flow, a rate nor a deflator stays what it is: a value of an indicator. */
export function toSeriesRows(observations: readonly Observation[]): SeriesRows {
  const netFlows: NetFlow[] = [];
  const rates: AnnualRate[] = [];
  const deflators: Deflator[] = [];
  const indicatorValues: IndicatorValue[] = [];
  for (const observation of observations) {
    const { indicator, area, year, value } = observation;
    const flow = toNetFlow(observation);
    const currency = indicator === "PA.NUS.FCRF" ? currencyOf(area, year) : null;
    if (flow !== null) netFlows.push(flow);
    else if (currency !== null) rates.push({ currency, year, perUsd: value, area });
    else if (indicator === "NY.GDP.DEFL.ZS") deflators.push({ area, year, value });
    else indicatorValues.push(observation);
  }
  return { netFlows, rates, deflators, indicatorValues };
}
