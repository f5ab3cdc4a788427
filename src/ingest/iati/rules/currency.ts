import { divideRounded } from "../../../core/exact.ts";
import type { Rate, RateTable } from "../../../sources/exchange-rates/rate-table.ts";
import { findJumps } from "./rate-jumps.ts";

/** The currencies in which every flow is given beside its own. */
export const targets = ["USD", "EUR", "JPY"] as const;
export type Target = (typeof targets)[number];

type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

/** What one unit of a currency is in another, from which month or year. */
export type Quote = Fraction & {
  readonly year: number;
  readonly month: number | null;
  readonly frequency: "monthly" | "annual";
  readonly shown: bigint; // in units of 10^-12, for display
};

/** What one unit of a currency is in each of the targets; null: no rate. */
export type Quotes = readonly (Quote | null)[];

/** Why a rate of the table is not used. */
export type JumpedRate = { readonly currency: string; readonly month: number };

/** Rates in use. Months are year x 12 + month - 1. */
export type RateBook = {
  readonly monthly: ReadonlyMap<string, ReadonlyMap<number, Rate>>;
  readonly annual: ReadonlyMap<string, ReadonlyMap<number, Rate>>;
  readonly jumped: readonly JumpedRate[];
  readonly quotes: Map<string, Map<number, Quotes>>; // found before, by currency and month
};

const reach = 6; // months

function monthOf(rate: Rate): number {
  return rate.year * 12 + (rate.month ?? 1) - 1;
}

function group(rates: readonly Rate[], keyOf: (rate: Rate) => number): Map<string, Map<number, Rate>> {
  const byCurrency = new Map<string, Map<number, Rate>>();
  for (const rate of rates) {
    const own = byCurrency.get(rate.currency) ?? new Map<number, Rate>();
    own.set(keyOf(rate), rate); // of two for one month the later in the file
    byCurrency.set(rate.currency, own);
  }
  return byCurrency;
}

function toNumber({ numerator, denominator }: Fraction): number {
  return Number((numerator * 10n ** 18n) / denominator) / 1e18;
}

/** The rates of tables, without those that a jump sets apart (see rate-jumps.ts). */
export function createRateBook(tables: readonly RateTable[]): RateBook {
  const all = tables.flatMap((table) => table.rates);
  const monthly = group(
    all.filter((rate) => rate.month !== null),
    monthOf,
  );
  const jumped: JumpedRate[] = [];
  for (const [currency, rates] of monthly) {
    const values = [...rates].map(([month, rate]) => ({ month, value: toNumber(rate) })).sort((a, b) => a.month - b.month);
    for (const month of findJumps(values)) {
      jumped.push({ currency, month });
      rates.delete(month);
    }
    if (rates.size === 0) monthly.delete(currency);
  }
  const annual = group(
    all.filter((rate) => rate.month === null),
    (rate) => rate.year,
  );
  return { monthly, annual, jumped, quotes: new Map() };
}

const displayScale = 10n ** 12n;

function toQuote(from: Rate, to: Rate, frequency: Quote["frequency"]): Quote {
  const { year, month } = from;
  const numerator = from.numerator * to.denominator;
  const denominator = from.denominator * to.numerator;
  return { numerator, denominator, year, month, frequency, shown: divideRounded(numerator * displayScale, denominator) };
}

/** The rates of both currencies in the month; else in the nearest within six, the earlier on a tie. */
function findMonthly(book: RateBook, pair: { readonly from: string; readonly to: string }, month: number): Quote | null {
  const ofFrom = book.monthly.get(pair.from);
  const ofTo = book.monthly.get(pair.to);
  if (ofFrom === undefined || ofTo === undefined) return null;
  for (let away = 0; away <= reach; away++)
    for (const one of away === 0 ? [month] : [month - away, month + away]) {
      const from = ofFrom.get(one);
      const to = ofTo.get(one);
      if (from !== undefined && to !== undefined) return toQuote(from, to, "monthly");
    }
  return null;
}

/** The averages of the year, only for a currency without any monthly rate in use. */
function findAnnual(book: RateBook, pair: { readonly from: string; readonly to: string }, year: number): Quote | null {
  if (book.monthly.has(pair.from)) return null;
  const from = book.annual.get(pair.from)?.get(year);
  const to = book.annual.get(pair.to)?.get(year);
  return from === undefined || to === undefined ? null : toQuote(from, to, "annual");
}

/** What one unit of a currency is in each of the targets in a month (year x 12 + month - 1). What is said of it in itself is asked for by nobody. */
export function findQuotes(book: RateBook, from: string, month: number): Quotes {
  let ofCurrency = book.quotes.get(from);
  if (ofCurrency === undefined) book.quotes.set(from, (ofCurrency = new Map<number, Quotes>()));
  const known = ofCurrency.get(month);
  if (known !== undefined) return known;
  const quotes = targets.map((to) => findMonthly(book, { from, to }, month) ?? findAnnual(book, { from, to }, Math.floor(month / 12)));
  ofCurrency.set(month, quotes);
  return quotes;
}

const unitsOfCent = 10n ** 10n; // values are units of 10^-12

/** A value (units of 10^-12) at a rate: one exact fraction, rounded half away from zero to cents. */
export function convert(value: bigint, { numerator, denominator }: Fraction): bigint {
  return divideRounded(value * numerator, denominator * unitsOfCent) * unitsOfCent;
}
