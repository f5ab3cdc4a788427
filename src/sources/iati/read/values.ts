/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay between start and end */
import { type Exact, parseExact, tenTo, toUnits } from "../../../core/exact.ts";

/** Money is kept in units of 10^-12: as many decimals as are stored. */
export const moneyScale = 12;

const dateForm = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*|Z|[+-][0-9]{2}:?[0-9]{2})?$/s;
const longestQuickNumber = 15; // digits that a double holds

/** White space of XML, and nothing else: a no-break space is not blank. */
export function isBlankByte(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Text without the white space of XML around it. */
export function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlankByte(text.charCodeAt(start))) start++;
  while (end > start && isBlankByte(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** Days since 1970-01-01 of a day of the calendar, years 1 to 9999; null where there is no such day. */
export function toDay(year: number, month: number, day: number): number | null {
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 ? (isLeap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  if (day > length) return null;
  const y = month <= 2 ? year - 1 : year; // years that begin in March: the leap day is the last
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** Year and month of a day since 1970-01-01: year x 12 + month - 1. */
export function toMonth(day: number): number {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)) * 12 + month - 1;
}

/** Whether the text has the form of a date; the day need not exist. */
export function hasDateForm(text: string): boolean {
  return dateForm.test(text);
}

const plainDate = 10; // characters
const hyphen = 0x2d;

/** The number that digits are; -1 where there is something else. */
function digitsIn(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** `YYYY-MM-DD`, optionally followed by a time or zone that is cut off, as days since 1970-01-01. Null for anything else: it cannot be read without guessing. */
export function parseDay(text: string): number | null {
  if (text.length === plainDate) {
    // Nearly every date is a day alone.
    const year = digitsIn(text, 0, 4);
    const month = digitsIn(text, 5, 7);
    const day = digitsIn(text, 8, 10);
    if (year >= 0 && month >= 0 && day >= 0 && text.charCodeAt(4) === hyphen && text.charCodeAt(7) === hyphen)
      return toDay(year, month, day);
  }
  const match = dateForm.exec(text);
  return match === null ? null : toDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

const powers = Array.from({ length: moneyScale + 1 }, (_, decimals) => tenTo(moneyScale - decimals));

/** An amount in units of 10^-12, null where the text is no number. Digits beyond are rounded. */
export function parseAmount(text: string): bigint | null {
  // Nearly every amount is short and plain: no need of the general way.
  if (text.length <= longestQuickNumber) {
    let digits = 0;
    let point = -1;
    let at = text.charCodeAt(0) === 0x2d ? 1 : 0;
    const first = at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0x30 && code <= 0x39) digits = digits * 10 + code - 0x30;
      else if (code === 0x2e && point < 0 && at > first) point = at;
      else break;
    }
    const decimals = point < 0 ? 0 : text.length - point - 1;
    if (at === text.length && at > first && decimals <= moneyScale) return BigInt(first === 1 ? -digits : digits) * powers[decimals]!;
  }
  const exact = parseExact(text);
  return exact === null ? null : toUnits(exact, moneyScale);
}

/** A percentage: a trailing % is allowed. Null when absent; "invalid" when something unreadable or negative was published. */
export function parsePercentage(text: string | null): Exact | null | "invalid" {
  if (text === null) return null;
  const exact = parseExact(text.endsWith("%") ? trim(text.slice(0, -1)) : text);
  return exact === null || exact.units < 0n ? "invalid" : exact;
}

/** Truth as XML Schema writes it; null for anything else. */
export function parseTruth(text: string): boolean | null {
  if (text === "1" || text === "true") return true;
  return text === "0" || text === "false" ? false : null;
}
