import { z } from "zod";

const pattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

function exists(text: string): boolean {
  if (text.length !== 10) return true;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** An ISO 8601 date known to the year, the month or the day: 2025, 2025-12 or 2025-12-20. Never padded to a false day. */
export const partialDate = z
  .union([z.string(), z.number().int().transform(String)])
  .refine((text) => pattern.test(text) && exists(text), "a date as 2025, 2025-12 or 2025-12-20");
export type PartialDate = z.infer<typeof partialDate>;

/** The first day a partial date can mean. */
export function firstDay(date: PartialDate): string {
  return `${date}${"-01-01".slice(date.length - 4)}`.slice(0, 10);
}

/** The last day a partial date can mean. */
export function lastDay(date: PartialDate): string {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  const [year, month] = date.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** A day some months later, clipped to the end of a shorter month (ISO 8601 calendar arithmetic, UTC). */
export function addMonths(day: string, months: number): string {
  const [year, month, dayOfMonth] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(dayOfMonth, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
