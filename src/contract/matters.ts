import { z } from "zod";
import { ClaimVerdict } from "../core/claims/verdict.ts";
import { CommitmentRow } from "./commitments.ts";
import { MeetingRow } from "./meetings.ts";
import { DifferenceView, Facet, listParts, Stamp } from "./shared.ts";

/** A matter on which sources differ, with the entry it belongs to. */
export const DifferenceRow = DifferenceView.extend({ kind: z.string(), title: z.string(), lang: z.string(), parties: z.array(z.string()) });
export type DifferenceRow = z.infer<typeof DifferenceRow>;
export const DifferenceList = z.object({ ...listParts, rows: z.array(DifferenceRow) });
export type DifferenceList = z.infer<typeof DifferenceList>;

/**
 * What lies ahead: meetings announced, commitments whose day comes, and those whose day passed without a later word; `party` narrows all
 * three to what one meets for, promised or was promised.
 */
export const Agenda = z.object({
  stamp: Stamp,
  total: z.number().int(), // of all three
  count: z.number().int(), // of them that are selected
  selection: z.record(z.string(), z.array(z.string())),
  facets: z.array(Facet),
  meetings: z.array(MeetingRow),
  next: z.object({ id: z.string(), last_day: z.string() }).nullable(), // of the meetings the one that is over first, and when at the latest
  ahead: z.array(CommitmentRow), // by the day they fall due
  passed: z.array(CommitmentRow), // due or silent
});
export type Agenda = z.infer<typeof Agenda>;

/** What happened (a meeting, a document, a signature, a later word, another verdict) or was recorded, corrected, withdrawn on a day. */
export const changeKinds = [
  "meeting",
  "document",
  "signed",
  "follow-up",
  "verdict",
  "recorded",
  "correction",
  "change-of-position",
  "withdrawal",
] as const;
export const ChangeRow = z.object({
  on: z.string(), // partial date for what happened, ISO 8601 instant for what was recorded
  what: z.enum(changeKinds),
  kind: z.string(), // of the entry
  subject: z.string(),
  title: z.string(),
  lang: z.string(),
  text: z.string().nullable(), // of a follow-up
  verdict: z.object({ before: ClaimVerdict, after: ClaimVerdict }).nullable(), // of a claim whose verdict changed
  properties: z.array(z.string()), // of what was corrected, changed or withdrawn
  parties: z.array(z.string()), // that the entry speaks of
});
export type ChangeRow = z.infer<typeof ChangeRow>;
export const Changes = z.object({
  ...listParts,
  since: z.string(),
  entry: ChangeRow.pick({ kind: true, subject: true, title: true, lang: true, parties: true }).nullable(), // where only one was asked for
  rows: z.array(ChangeRow),
});
export type Changes = z.infer<typeof Changes>;
