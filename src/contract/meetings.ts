import { z } from "zod";
import { meetingStatuses } from "../core/kinds/meeting.ts";
import { CommitmentRow } from "./commitments.ts";
import { DateView, entryParts, listParts } from "./shared.ts";

export const MeetingRow = z.object({
  id: z.string(),
  subject: z.string(),
  level: z.string(),
  level_group: z.string(),
  number: z.number().int().nullable(),
  title: z.string().nullable(),
  date: DateView,
  place: z.string().nullable(),
  country: z.string().nullable(),
  status: z.enum(meetingStatuses),
  mode: z.enum(["online", "hybrid", "telephone"]).nullable(),
  parties: z.array(z.string()),
  fields: z.array(z.string()),
  themes: z.array(z.string()),
  documents: z.array(z.string()),
  commitments: z.number().int(),
  note: z.string().nullable(), // the first remark of the record
  lang: z.string(),
  differs_on: z.array(z.string()),
  sources: z.number().int(),
});
export type MeetingRow = z.infer<typeof MeetingRow>;

export const DocumentRow = z.object({
  id: z.string(),
  subject: z.string(),
  kind: z.string(),
  titles: z.record(z.string(), z.string()), // official titles, by language
  date: DateView,
  adopted_at: z.string().nullable(),
  parties: z.array(z.string()),
  url: z.string().nullable(),
  languages_seen: z.array(z.string()),
  summary: z.string(), // the record's own
  lang: z.string(),
  commitments: z.number().int(),
  differs_on: z.array(z.string()),
  sources: z.number().int(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** Every meeting of the selection (no paging: the timeline needs all), by date; those without a date last. */
export const MeetingList = z.object({ ...listParts, rows: z.array(MeetingRow) });
export type MeetingList = z.infer<typeof MeetingList>;

export const MeetingPage = z.object({
  ...entryParts,
  row: MeetingRow,
  participants: z.array(z.object({ party: z.string(), office: z.string() })),
  documents: z.array(DocumentRow),
  commitments: z.array(CommitmentRow),
  projects: z.array(z.object({ id: z.string(), subject: z.string(), title: z.string(), lang: z.string() })),
  before: z.string().nullable(), // id of the meeting of the same level before it
  after: z.string().nullable(),
});
export type MeetingPage = z.infer<typeof MeetingPage>;

export const DocumentList = z.object({ ...listParts, rows: z.array(DocumentRow) });
export type DocumentList = z.infer<typeof DocumentList>;

export const DocumentPage = z.object({
  ...entryParts,
  row: DocumentRow,
  meeting: MeetingRow.nullable(),
  commitments: z.array(CommitmentRow),
});
export type DocumentPage = z.infer<typeof DocumentPage>;
