import type { Entry, PartnershipRecord } from "../../core/entry.ts";
import type { PartialDate } from "../../core/partial-date.ts";

/** A date as far as it is known. */
export type Dated = { readonly start: string | null; readonly end: string | null; readonly precision: string };

const unknownDate: Dated = { start: null, end: null, precision: "unknown" };

/** The days a meeting can have been on, and how much of them is known. */
export function dateOfMeeting({ value }: Entry<"meeting">): Dated {
  return { start: value.date_start, end: value.date_end, precision: value.date_precision };
}

/** The day of a document, and how much of it is known. */
export function dateOfDocument({ value }: Entry<"document">): Dated {
  return { start: value.date, end: null, precision: value.date_precision };
}

/** The entry of a kind with this id. */
export function find<K extends keyof PartnershipRecord["entries"]>(record: PartnershipRecord, kind: K, id: string | null | undefined) {
  return id === null || id === undefined ? undefined : record.entries[kind].find((entry) => entry.id === id);
}

/** When a commitment was made: on the day of its meeting, else of its document; not known where neither has a date. */
export function madeOn(record: PartnershipRecord, { value }: Entry<"commitment">): Dated {
  const meeting = find(record, "meeting", value.made_at);
  if (meeting !== undefined && meeting.value.date_start !== null) return dateOfMeeting(meeting);
  const document = find(record, "document", value.document);
  return document === undefined ? unknownDate : dateOfDocument(document);
}

/** Orders by date, newest or oldest first; what has no date comes last either way, and equal dates by id. */
export function byDate<Row extends { readonly id: string }>(
  dateOf: (row: Row) => PartialDate | null,
  direction: "oldest-first" | "newest-first",
): (a: Row, b: Row) => number {
  const sign = direction === "oldest-first" ? 1 : -1;
  return (a, b) => {
    const [one, other] = [dateOf(a), dateOf(b)];
    if (one !== other) {
      if (one === null) return 1;
      if (other === null) return -1;
      return one < other ? -sign : sign;
    }
    return a.id < b.id ? -1 : 1;
  };
}
