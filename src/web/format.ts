import type { Amount } from "../core/money.ts";
import type { PartialDate } from "../core/partial-date.ts";

const minus = "\u2212";

/** Writes dates, numbers, sums and lists of one language. Everything is formatted on the server: browsers lack some of the languages. */
export type Format = {
  /** A partial date in full: 20 December 2025, December 2025, 2025. */
  readonly day: (date: PartialDate) => string;
  /** A partial date without its year: 20 December, December; a year alone stays. */
  readonly shortDay: (date: PartialDate) => string;
  /** Two full days as a span that says what they share once: 19–20 December 2025; other dates side by side. */
  readonly span: (from: PartialDate, to: PartialDate) => string;
  /** The same without the year where both days lie in one. */
  readonly shortSpan: (from: PartialDate, to: PartialDate) => string;
  readonly number: (n: number) => string;
  /** Decimal text with the digits it has, none lost. */
  readonly decimal: (text: string) => string;
  /** A sum in its currency as published: never converted, never rounded. */
  readonly money: (amount: Pick<Amount, "value" | "currency">) => string;
  readonly list: (texts: readonly string[]) => string;
  readonly region: (code: string) => string;
  readonly language: (tag: string) => string;
  readonly collate: (a: string, b: string) => number;
};

/** What the format makes of decimal text, digit by digit (ECMA-402 2023); the library of TypeScript types such text only as literals. */
function write(format: Intl.NumberFormat, text: string): string {
  const positive = format.format(text.replace("-", "") as unknown as number);
  return text.startsWith("-") ? `${minus}${positive}` : positive;
}

/** Decimal text in words (3 trillion) where that says every digit with at most three after the point, else in full. */
function numbers(language: string, options: Intl.NumberFormatOptions): (text: string) => string {
  const compact = (places: number): Intl.NumberFormat =>
    new Intl.NumberFormat(language, {
      ...options,
      notation: "compact",
      compactDisplay: "long",
      minimumFractionDigits: 0,
      maximumFractionDigits: places,
    });
  const [short, exact] = [compact(3), compact(20)];
  return (text) => {
    const [whole = "", fraction = ""] = text.replace("-", "").split(".");
    if (whole.length >= 7 && !/[1-9]/.test(fraction) && write(short, text) === write(exact, text)) return write(short, text);
    const places = { minimumFractionDigits: fraction.length, maximumFractionDigits: fraction.length };
    return write(new Intl.NumberFormat(language, { ...options, ...places }), text);
  };
}

function dates(language: string): Pick<Format, "day" | "shortDay" | "span" | "shortSpan"> {
  const writer = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
  const full = [
    writer({ year: "numeric" }),
    writer({ year: "numeric", month: "long" }),
    writer({ year: "numeric", month: "long", day: "numeric" }),
  ];
  const short = [full[0], writer({ month: "long" }), writer({ month: "long", day: "numeric" })];
  const toTime = (date: string): number => {
    const parts = date.split("-");
    return Date.UTC(Number(parts[0]), Number(parts[1] ?? 1) - 1, Number(parts[2] ?? 1));
  };
  const pick = (writers: readonly (Intl.DateTimeFormat | undefined)[], date: string): string =>
    writers[Math.min(date.split("-").length, 3) - 1]?.format(toTime(date)) ?? date;
  const between = (writers: readonly (Intl.DateTimeFormat | undefined)[], from: string, to: string): string => {
    const writer = writers[Math.min(from.split("-").length, 3) - 1];
    if (writer === undefined || withoutSpans.includes(language) || from.length !== to.length || from > to)
      return `${pick(writers, from)} – ${pick(full, to)}`;
    return writer.formatRange(toTime(from), toTime(to));
  };
  return {
    day: (date) => pick(full, date),
    shortDay: (date) => pick(short, date),
    span: (from, to) => between(full, from, to),
    shortSpan: (from, to) => between(from.slice(0, 4) === to.slice(0, 4) ? short : full, from, to),
  };
}

/** The name of a code, the code itself where none is known or the code is malformed. */
function namer(language: string, type: "region" | "language"): (code: string) => string {
  const names = new Intl.DisplayNames([language], { type, fallback: "code" });
  return (code) => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  };
}

/** CLDR has no spans of days in Tajik: both days are written in full. */
const withoutSpans: readonly string[] = ["tg"];

/** British order of day and month for English: the design writes 20 December 2025. */
function regional(language: string): string {
  return language === "en" ? "en-GB" : language;
}

function make(language: string): Format {
  const locale = regional(language);
  const plain = new Intl.NumberFormat(locale);
  const decimal = numbers(locale, {});
  const sums = new Map<string, (text: string) => string>();
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });
  const collator = new Intl.Collator([locale, "en"]); // CLDR has no order of Tajik: that of the root, which English has, is right for its letters;
  return {
    ...dates(locale),
    number: (n) => write(plain, String(n)),
    decimal,
    money: ({ value, currency }) => {
      const sum = sums.get(currency) ?? numbers(locale, { style: "currency", currency, currencyDisplay: "name" });
      sums.set(currency, sum);
      return sum(value);
    },
    list: (texts) => lists.format(texts),
    region: namer(locale, "region"),
    language: namer(locale, "language"),
    collate: (a, b) => collator.compare(a, b),
  };
}

const made = new Map<string, Format>();

/** The formats of a language (BCP 47), made once. */
export function formatFor(language: string): Format {
  const format = made.get(language) ?? make(language);
  made.set(language, format);
  return format;
}
