import { z } from "zod";
import { localized } from "../core/languages.ts";
import { ClaimRow } from "./claims.ts";
import { CommitmentRow, CommitmentState } from "./commitments.ts";
import { MeetingRow } from "./meetings.ts";
import { DifferenceRow } from "./matters.ts";
import { CitationView, listParts, Stamp } from "./shared.ts";

/** What every page of a partnership needs to name its members, fields and levels. `slot` is the member's place in the fixed order, from 1. */
export const PartnershipView = z.object({
  id: z.string(),
  names: localized,
  short_name: z.string().nullable(),
  parties: z.array(z.object({ code: z.string(), slot: z.number().int(), names: localized })),
  order_rule: localized,
  sides: z.array(z.object({ names: localized, parties: z.array(z.string()) })),
  levels: z.array(z.object({ id: z.string(), group: z.string(), names: localized })),
  fields: z.array(z.object({ id: z.string(), names: localized, machine_drafted: z.array(z.string()) })),
  read_up_to: z.string(),
  seen_on: z.string(),
  seen_how: localized,
  content_language: z.string(),
  founded: z.object({ date: z.string(), level: z.string(), place: z.string().nullable() }).nullable(),
  secretariat: z.string().nullable(),
  chair: z.string().nullable(),
  focus_meeting: z.string(),
});
export type PartnershipView = z.infer<typeof PartnershipView>;

/** The partnership on one page. The figures speak of the commitments made around the focus meeting (at it, or at the meetings of its days). */
export const Overview = z.object({
  stamp: Stamp,
  partnership: PartnershipView,
  counts: z.record(z.string(), z.number().int()), // entries by kind path: meetings, documents, commitments ...
  focus: z.object({
    meeting: MeetingRow,
    meetings: z.array(z.string()), // the meetings whose commitments are counted
    from: z.string(),
    to: z.string(),
    commitments: z.number().int(),
    measurable: z.number().int(),
    with_later_word: z.number().int(), // a later statement or a signed project
    with_payment: z.number().int(),
    silent: z.number().int(),
    by_side: z.array(z.object({ side: z.number().int(), alone: z.number().int() })), // made by members of one side only
    by_both: z.number().int(),
    states: z.array(z.object({ state: CommitmentState, count: z.number().int() })),
    fields: z.array(z.object({ field: z.string(), commitments: z.array(CommitmentRow) })),
  }),
  differences: z.array(DifferenceRow), // the first of them
  differences_total: z.number().int(),
  latest_meetings: z.array(MeetingRow),
  announced_meetings: z.array(MeetingRow),
  claims: z.array(ClaimRow),
});
export type Overview = z.infer<typeof Overview>;

/** Every partnership of the installation. */
export const PartnershipList = z.object({
  record_version: z.string(),
  rows: z.array(
    z.object({ partnership: PartnershipView, counts: z.record(z.string(), z.number().int()), latest_meeting: MeetingRow.nullable() }),
  ),
});
export type PartnershipList = z.infer<typeof PartnershipList>;

export const SourceRow = CitationView.extend({ subjects: z.array(z.string()), statements: z.number().int() });
export type SourceRow = z.infer<typeof SourceRow>;

/** Every page the record rests on, by publisher, with the entries that rest on it. */
export const SourceList = z.object({
  ...listParts,
  publishers: z.array(z.object({ publisher: z.string(), name: z.string(), party: z.string().nullable(), pages: z.number().int() })),
  rows: z.array(SourceRow),
});
export type SourceList = z.infer<typeof SourceList>;

export const SourcePage = z.object({
  stamp: Stamp,
  row: SourceRow,
  entries: z.array(
    z.object({ kind: z.string(), subject: z.string(), title: z.string(), lang: z.string(), properties: z.array(z.string()) }),
  ),
});
export type SourcePage = z.infer<typeof SourcePage>;
