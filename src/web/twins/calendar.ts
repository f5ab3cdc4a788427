import ical from "ical-generator";
import { urnOf, type CalendarEntry } from "./entries.ts";

const msOfDay = 86_400_000;

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Days as iCalendar (RFC 5545): whole days, so that no time zone moves them; the end is the day after the last, as the standard has it. */
export function toCalendar(parts: {
  readonly title: string;
  readonly lang: string;
  readonly stamp: string; // ISO 8601 day up to which this was known
  readonly isAbsolute: boolean; // whether addresses name their site: the standard takes no others
  readonly entries: readonly CalendarEntry[];
}): string {
  const calendar = ical({ name: parts.title, prodId: { company: "Sarai", product: "agenda", language: parts.lang.toUpperCase() } });
  for (const { key, title, text, address, place, first, last } of parts.entries)
    calendar.createEvent({
      id: urnOf(`calendar ${key}`),
      stamp: midnight(parts.stamp),
      start: midnight(first),
      end: new Date(midnight(last).getTime() + msOfDay),
      allDay: true,
      summary: title,
      ...(text === null ? {} : { description: text }),
      ...(place === null ? {} : { location: place }),
      ...(parts.isAbsolute ? { url: address } : {}),
    });
  return `${calendar.toString()}\r\n`;
}
