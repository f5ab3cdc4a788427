import type { AnyEntry, Entry, PartnershipRecord } from "../../core/entry.ts";
import { firstDay, type PartialDate } from "../../core/partial-date.ts";
import { inLanguage } from "../../core/languages.ts";
import { langOf } from "./entry-parts.ts";

/** What an entry is called where another page links to it, and in which language. */
export function titleOf(record: PartnershipRecord, entry: Entry): { readonly title: string; readonly lang: string } {
  const lang = langOf(record);
  const one = entry as AnyEntry; // the kind of an entry says which value it has
  switch (one.kind) {
    case "partnership":
      return named(inLanguage(one.value.names, lang));
    case "document":
      return named(inLanguage(one.value.titles, lang));
    case "commitment":
      return { title: one.value.text, lang };
    case "project":
      return { title: one.value.title, lang: one.value.title_lang };
    case "claim":
      return { title: one.value.claim, lang };
    case "investment":
      return { title: one.value.what, lang };
    case "format":
      return { title: one.value.name, lang };
    case "meeting":
      return { title: meetingTitle(record, one.value), lang };
    case "people-figure":
      return {
        title: `${one.value.programme}${one.value.country === null ? "" : ` (${one.value.country})`}, ${writtenDay(one.value.as_of, lang)}`,
        lang,
      };
    case "indicator-figure": {
      const { from, to, measure, period } = one.value;
      return { title: `${from} – ${to}: ${measure.replaceAll("-", " ")}, ${period}`, lang };
    }
  }
}

function named({ text, lang }: { readonly text: string; readonly lang: string }): { readonly title: string; readonly lang: string } {
  return { title: text, lang };
}

function formatOf(date: PartialDate, lang: string): Intl.DateTimeFormat {
  const [, month, day] = date.split("-");
  const shown: Intl.DateTimeFormatOptions = {
    year: "numeric",
    ...(month === undefined ? {} : { month: "long" }),
    ...(day === undefined ? {} : { day: "numeric" }),
  };
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { timeZone: "UTC", ...shown });
}

/** A partial date in the language of the record, since it is part of a title in that language. */
function writtenDay(date: PartialDate, lang: string): string {
  return formatOf(date, lang).format(Date.parse(firstDay(date)));
}

type MeetingValue = Entry<"meeting">["value"];

/** When a meeting is or was, as exact as it is known and no more; null where no day is known. */
function writtenDate({ date_start: start, date_end: end, date_precision: precision }: MeetingValue, lang: string): string | null {
  if (start === null) return null;
  if (precision === "year") return writtenDay(start.slice(0, 4), lang);
  const isAbout = precision === "month" || (precision === "approx" && (end === null || end === start));
  if (isAbout) return writtenDay(start.slice(0, 7), lang);
  return end === null || end === start
    ? writtenDay(start, lang)
    : formatOf(start, lang).formatRange(Date.parse(firstDay(start)), Date.parse(firstDay(end)));
}

function meetingTitle(record: PartnershipRecord, meeting: MeetingValue): string {
  if (meeting.title !== undefined) return meeting.title;
  const level = record.partnership.value.levels.find((one) => one.id === meeting.level);
  const name = level === undefined ? meeting.level : inLanguage(level.names, langOf(record)).text;
  return [name, meeting.place, writtenDate(meeting, langOf(record))].filter((part) => part !== null).join(", ");
}
