import type { PartnershipRecord } from "../../core/entry.ts";
import { toCommitmentRow, type CommitmentLine } from "./commitment-row.ts";
import { byDate } from "./dates.ts";
import { toDocumentRow, toMeetingRow } from "./meeting-row.ts";
import { toProjectRow } from "./project-row.ts";

function makeLines(record: PartnershipRecord, today: string) {
  const { entries } = record;
  const parties = record.partnership.value.parties.length;
  /** Of one day: what all made together before what some made; else as the files have them. */
  const joint = (row: CommitmentLine): number => (row.made_by.length === parties ? 0 : 1);
  const newest = byDate<CommitmentLine>((row) => row.made_on.start, "newest-first");
  return {
    commitments: entries.commitment
      .map((entry) => toCommitmentRow(record, entry, today))
      .sort((a, b) => (a.made_on.start === b.made_on.start ? joint(a) - joint(b) : 0) || newest(a, b)),
    meetings: entries.meeting.map((entry) => toMeetingRow(record, entry)).sort(byDate((row) => row.date.start, "oldest-first")),
    documents: entries.document.map((entry) => toDocumentRow(record, entry)).sort(byDate((row) => row.date.start, "newest-first")),
    projects: entries.project.map((entry) => toProjectRow(record, entry)).sort(byDate((row) => row.signed ?? row.start, "newest-first")),
  };
}

export type Lines = ReturnType<typeof makeLines>;

const made = new WeakMap<PartnershipRecord, { readonly today: string; readonly lines: Lines }>();

/** Every line of every list of a partnership on a day, in the order of the lists; made once for each version of the record and day. */
export function linesOf(record: PartnershipRecord, today: string): Lines {
  const known = made.get(record);
  if (known?.today === today) return known.lines;
  const lines = makeLines(record, today);
  made.set(record, { today, lines });
  return lines;
}
