import { z } from "zod";
import type { PartnershipRecord } from "../core/entry.ts";
import { meetingStatuses } from "../core/kinds/meeting.ts";
import { defineQuestion } from "./question.ts";
import { linesOf } from "./rows/lines.ts";
import type { MeetingLine } from "./rows/meeting-row.ts";
import { choice, select, type FacetSpec } from "./selection.ts";
import { toStamp } from "./views/partnership-view.ts";

function facetsOf(record: PartnershipRecord): readonly FacetSpec<MeetingLine>[] {
  const { levels, parties } = record.partnership.value;
  return [
    { id: "level", valuesOf: (row) => [row.level], order: levels.map((level) => level.id) },
    { id: "status", valuesOf: (row) => [row.status], order: meetingStatuses },
    { id: "field", valuesOf: (row) => row.fields, order: record.fields.map((field) => field.id) },
    { id: "party", valuesOf: (row) => row.parties, order: parties.map((party) => party.code) },
  ];
}

function meetingCsv(row: MeetingLine) {
  return {
    id: row.id,
    subject: row.subject,
    level: row.level,
    level_group: row.level_group,
    number: row.number,
    title: row.title,
    date_start: row.date.start,
    date_end: row.date.end,
    date_precision: row.date.precision,
    place: row.place,
    country: row.country,
    status: row.status,
    mode: row.mode,
    parties: row.parties.join(" "),
    fields: row.fields.join(" "),
    documents: row.documents.join(" "),
    commitments: row.commitments,
    note: row.note,
    lang: row.lang,
    differs_on: row.differs_on.join(" "),
    sources: row.sources,
  };
}

/** Who met when, where and at which level, and what was postponed, cancelled or only proposed? All of the selection: the timeline needs it whole. */
export const meetings = defineQuestion({
  id: "meetings",
  path: "/meetings",
  parameters: z.strictObject({ level: choice, status: choice, field: choice, party: choice }),
  read: ({ model, record, today, parameters }) => {
    const all = linesOf(record, today).meetings;
    const { rows, facets, selection } = select(all, facetsOf(record), parameters);
    const whole = { total: all.length, count: rows.length, page: 1, pages: 1, page_size: Math.max(1, rows.length) };
    return { stamp: toStamp(model, record, today), ...whole, selection, facets, rows };
  },
  columns: {
    id: "text",
    subject: "text",
    level: "text",
    level_group: "text",
    number: "integer",
    title: "text",
    date_start: "text",
    date_end: "text",
    date_precision: "text",
    place: "text",
    country: "text",
    status: "text",
    mode: "text",
    parties: "text",
    fields: "text",
    documents: "text",
    commitments: "integer",
    note: "text",
    lang: "text",
    differs_on: "text",
    sources: "integer",
  },
  rows: (answer) => answer.rows.map(meetingCsv),
});
