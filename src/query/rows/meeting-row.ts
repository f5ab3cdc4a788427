import type { Entry, PartnershipRecord } from "../../core/entry.ts";
import { differsOn } from "../views/differences.ts";
import { langOf } from "../views/entry-parts.ts";
import { inOrder } from "./commitment-row.ts";
import { dateOfDocument, dateOfMeeting } from "./dates.ts";

/** A meeting as a line of a list. `commitments` counts those made at it. */
export function toMeetingRow(record: PartnershipRecord, entry: Entry<"meeting">) {
  const { value } = entry;
  return {
    id: entry.id,
    subject: entry.subject,
    level: value.level,
    level_group: record.partnership.value.levels.find((level) => level.id === value.level)?.group ?? "other",
    number: value.number,
    title: value.title ?? null,
    date: dateOfMeeting(entry),
    place: value.place,
    country: value.country,
    status: value.status,
    mode: value.mode ?? null,
    parties: inOrder(record, value.parties),
    fields: [...value.fields],
    themes: [...value.themes],
    documents: [...value.documents],
    commitments: record.entries.commitment.filter((commitment) => commitment.value.made_at === entry.id).length,
    note: value.notes[0]?.text ?? null,
    lang: langOf(record),
    differs_on: [...differsOn(entry)],
    sources: entry.citations.length,
  };
}

export type MeetingLine = ReturnType<typeof toMeetingRow>;

/** What a line needs to name a meeting. */
export function toMeetingName(entry: Entry<"meeting">) {
  const { level, number, title, place, country } = entry.value;
  return { id: entry.id, level, number, title: title ?? null, place, country, date: dateOfMeeting(entry) };
}

/** A document as a line of a list. `commitments` counts those that stand in it. */
export function toDocumentRow(record: PartnershipRecord, entry: Entry<"document">) {
  const { value } = entry;
  return {
    id: entry.id,
    subject: entry.subject,
    kind: value.kind,
    titles: value.titles,
    date: dateOfDocument(entry),
    adopted_at: value.adopted_at,
    parties: inOrder(record, value.parties),
    url: value.url,
    languages_seen: [...value.languages_seen],
    summary: value.summary,
    lang: langOf(record),
    commitments: record.entries.commitment.filter((commitment) => commitment.value.document === entry.id).length,
    differs_on: [...differsOn(entry)],
    sources: entry.citations.length,
  };
}
