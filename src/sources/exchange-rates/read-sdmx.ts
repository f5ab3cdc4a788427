import { parseExact, tenTo } from "../../core/exact.ts";
import { findAttribute } from "../iati/xml/attributes.ts";
import { localPart } from "../iati/xml/names.ts";
import { openXml } from "../iati/xml/read-xml.ts";
import { decodeText } from "../iati/xml/references.ts";
import type { XmlHandler, XmlReader } from "../iati/xml/scan.ts";
import currencyOfPlace from "./currency-of-place.json" with { type: "json" };
import type { Rate } from "./rate-table.ts";

const euroArea = /^(EA\d*|EMU|I8)$/;
const firstEuroYear = 1999; // before, the series is computed backwards: no currency that anyone was paid in
const names = ["concept", "value"];

type Series = { readonly concepts: Map<string, string>; readonly observations: { time: string; value: string }[] };

function currencyOf(place: string | undefined): string | null {
  if (place === undefined) return null;
  if (euroArea.test(place)) return "EUR";
  return place in currencyOfPlace ? currencyOfPlace[place as keyof typeof currencyOfPlace] : null; // the line before says so
}

function toRates({ concepts, observations }: Series): readonly Rate[] {
  const currency = currencyOf(concepts.get("LOCATION"));
  const isMonthly = concepts.get("FREQUENCY") === "M" && concepts.get("UNIT") === "NATUSD" && (concepts.get("POWERCODE") ?? "0") === "0";
  if (currency === null || !isMonthly) return [];
  const rates: Rate[] = [];
  for (const { time, value } of observations) {
    const [, year, month] = /^(\d{4})-(\d{2})$/.exec(time) ?? [];
    const exact = parseExact(value);
    if (year === undefined || month === undefined || exact === null || exact.units <= 0n) continue;
    if (currency === "EUR" && Number(year) < firstEuroYear) continue;
    rates.push({
      currency,
      year: Number(year),
      month: Number(month),
      numerator: tenTo(exact.scale),
      denominator: exact.units,
      published: value,
    });
  }
  return rates;
}

function withDollars(rates: readonly Rate[]): readonly Rate[] {
  const months = new Map(rates.map((rate) => [`${String(rate.year)}-${String(rate.month)}`, rate] as const));
  const dollars = [...months.values()].map((rate): Rate => ({ ...rate, currency: "USD", numerator: 1n, denominator: 1n, published: "1" }));
  return [...rates.filter((rate) => rate.currency !== "USD"), ...dollars];
}

/** The handler that gathers series: a value of a concept counts for the series in which it stands. */
function toHandler(onSeries: (series: Series) => void): XmlHandler {
  let series: Series | null = null;
  let time = "";
  let isTime = false;
  let reader: XmlReader | null = null;
  return {
    open: (element, given) => {
      reader = given;
      const name = localPart(given.names.texts[element] ?? "");
      if (name === "Series") series = { concepts: new Map(), observations: [] };
      else if (name === "Value" && series !== null)
        series.concepts.set(findAttribute(given.attributes, 0) ?? "", findAttribute(given.attributes, 1) ?? "");
      else if (name === "Obs") time = "";
      else if (name === "ObsValue") series?.observations.push({ time: time.trim(), value: findAttribute(given.attributes, 1) ?? "" });
      isTime = name === "Time";
    },
    text: (bytes, start, end, references) => {
      if (isTime) time += decodeText(bytes, start, end, references);
    },
    close: (element) => {
      isTime = false;
      if (series === null || localPart(reader?.names.texts[element] ?? "") !== "Series") return;
      onSeries(series);
      series = null;
    },
  };
}

/** SDMX-ML 2.0 generic data with monthly rates in national currency for one US dollar. Null where the bytes are no XML; places without a known currency are left out. */
export function parseSdmx(bytes: Uint8Array): readonly Rate[] | null {
  const rates: Rate[] = [];
  const writer = openXml(
    toHandler((series) => rates.push(...toRates(series))),
    { names },
  );
  writer.write(bytes);
  return writer.end().ok ? withDollars(rates) : null;
}
