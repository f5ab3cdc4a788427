import type { Entry, PartnershipRecord } from "../../core/entry.ts";
import type { Asked } from "../question.ts";
import { differencesOf } from "./differences.ts";
import { toStamp } from "./partnership-view.ts";
import { toCitationView, toStatementView } from "./speakers.ts";

/** What the page of one entry says besides the entry: what others say, where they differ, remarks, the whole ledger, every page. */
export function entryParts(asked: Asked<unknown>, entry: Entry) {
  const { model, record, today } = asked;
  const history = record.history.get(entry.subject) ?? [];
  return {
    stamp: toStamp(model, record, today),
    said: entry.said.map((statement) => toStatementView(record, statement)),
    differences: differencesOf(record, entry),
    notes: entry.value.notes.map((note) => ({ id: note.id, text: note.text, lang: langOf(record) })),
    inferred: [...entry.value.inferred],
    history: history.map((statement) => toStatementView(record, statement)),
    citations: entry.citations.map((citation) => toCitationView(record, citation)),
  };
}

/** The language in which the record of a partnership is written. */
export function langOf(record: PartnershipRecord): string {
  return record.partnership.value.content_language;
}
