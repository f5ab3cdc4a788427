import { z } from "zod";
import { SaraiError } from "../core/errors.ts";
import type { Entry, PartnershipRecord } from "../core/entry.ts";
import { firstDay, lastDay } from "../core/partial-date.ts";
import { checkedClaims } from "./claims/checked-claims.ts";
import { toClaimRow } from "./claims.ts";
import { announcedMeetings } from "./agenda.ts";
import { allDifferences } from "./differences.ts";
import { defineQuestion } from "./question.ts";
import { hasLaterWord, type CommitmentLine } from "./rows/commitment-row.ts";
import { find } from "./rows/dates.ts";
import { linesOf, type Lines } from "./rows/lines.ts";
import { toMeetingRow, type MeetingLine } from "./rows/meeting-row.ts";
import { stateOrder } from "./rows/state.ts";
import { countsOf, partnershipView, toStamp } from "./views/partnership-view.ts";

/** Commitments made this many days before or after the focus meeting belong to it: visits and talks lie around a summit. */
const daysAround = 4;
const latestShown = 6;
const differencesShownAtMost = 6;

function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function focusMeeting(record: PartnershipRecord): Entry<"meeting"> {
  const { focus_meeting: id } = record.partnership.value;
  const meeting = find(record, "meeting", id);
  if (meeting !== undefined) return meeting;
  throw new SaraiError("internal", `The focus meeting "${id}" of ${record.id} is not in the record.`, {
    advice: "Correct focus_meeting in partnership.yaml and load it again.",
  });
}

/** Commitments made at the focus meeting or, to the day, within the days around it. */
function commitmentsAround(lines: Lines, focus: Entry<"meeting">): readonly CommitmentLine[] {
  const { date_start: start, date_end: end } = focus.value;
  const window = start === null ? null : { from: shiftDay(firstDay(start), -daysAround), to: shiftDay(lastDay(end ?? start), daysAround) };
  return lines.commitments.filter(({ made_at: madeAt, made_on: madeOn }) => {
    if (madeAt === focus.id) return true;
    if (window === null || madeOn.start?.length !== 10 || madeOn.precision !== "day") return false;
    return madeOn.start >= window.from && madeOn.start <= window.to;
  });
}

/** Commitments made by members of one side alone, for each side, and those made by both. */
function countSides(record: PartnershipRecord, rows: readonly CommitmentLine[]) {
  const { sides } = record.partnership.value;
  const alone = sides.map((side) => rows.filter((row) => row.made_by.every((party) => side.parties.includes(party))).length);
  return {
    by_side: alone.map((count, index) => ({ side: index, alone: count })),
    by_both: rows.filter((row) => sides.every((side) => row.made_by.some((party) => side.parties.includes(party)))).length,
  };
}

/** A payment is a follow-up that says that money was paid; a signature is none. */
function withPayment(record: PartnershipRecord, rows: readonly CommitmentLine[]): number {
  const paid = (id: string): boolean =>
    find(record, "commitment", id)?.value.follow_ups.some((followUp) => followUp.step === "paid") ?? false;
  return rows.filter((row) => paid(row.id)).length;
}

function focusOf(record: PartnershipRecord, lines: Lines) {
  const focus = focusMeeting(record);
  const rows = commitmentsAround(lines, focus);
  const days = rows.flatMap((row) => row.made_on.start ?? []).sort();
  const day = focus.value.date_start ?? record.partnership.value.read_up_to;
  const states = stateOrder.map((state) => ({ state, count: rows.filter((row) => row.state === state).length }));
  const fields = record.fields.map((field) => ({ field: field.id, commitments: rows.filter((row) => row.field === field.id) }));
  return {
    meeting: toMeetingRow(record, focus),
    meetings: [...new Set([focus.id, ...rows.flatMap((row) => row.made_at ?? [])])],
    from: days[0] ?? day,
    to: days.at(-1) ?? day,
    commitments: rows.length,
    measurable: rows.filter((row) => row.measurable).length,
    with_later_word: rows.filter(hasLaterWord).length,
    with_payment: withPayment(record, rows),
    silent: rows.filter((row) => row.state === "silent").length,
    ...countSides(record, rows),
    states: states.filter(({ count }) => count > 0),
    fields: fields.filter(({ commitments }) => commitments.length > 0),
  };
}

/** The newest meetings that were held. */
function latestMeetings(lines: Lines): readonly MeetingLine[] {
  return lines.meetings
    .filter((row) => row.status === "held" && row.date.start !== null)
    .slice(-latestShown)
    .reverse();
}

/** The first matters on which sources differ, those around the focus meeting before the others. */
function differencesShown(record: PartnershipRecord, around: ReadonlySet<string>) {
  const rank = (subject: string): number => (around.has(subject) ? 0 : 1);
  return [...allDifferences(record)].sort((a, b) => rank(a.subject) - rank(b.subject)).slice(0, differencesShownAtMost);
}

/** What is this dialogue, what was promised around its focus meeting, what is known of it since, and where do the accounts differ? */
export const overview = defineQuestion({
  id: "overview",
  path: "",
  parameters: z.strictObject({}),
  read: async ({ model, record, snapshot, today }) => {
    const checked = await checkedClaims(record, snapshot);
    const lines = linesOf(record, today);
    const focus = focusOf(record, lines);
    const around = [...focus.fields.flatMap((field) => field.commitments.map((row) => row.subject)), focus.meeting.subject];
    return {
      stamp: toStamp(model, record, today),
      partnership: partnershipView(record),
      counts: countsOf(record),
      focus,
      differences: differencesShown(record, new Set(around)),
      differences_total: allDifferences(record).length,
      latest_meetings: latestMeetings(lines),
      announced_meetings: announcedMeetings(lines, today),
      claims: record.entries.claim.map((entry) => toClaimRow(record, entry, checked.get(entry.id))),
    };
  },
});
