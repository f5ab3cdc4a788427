import { z } from "zod";
import type { PartnershipRecord } from "../core/entry.ts";
import { lastDay } from "../core/partial-date.ts";
import { defineQuestion } from "./question.ts";
import { inOrder, type CommitmentLine } from "./rows/commitment-row.ts";
import { linesOf, type Lines } from "./rows/lines.ts";
import type { MeetingLine } from "./rows/meeting-row.ts";
import { choice, select, type FacetSpec } from "./selection.ts";
import { toStamp } from "./views/partnership-view.ts";

/** Meetings announced or proposed for a day that is not over, or for no day yet. */
export function announcedMeetings(lines: Lines, today: string): readonly MeetingLine[] {
  const isAhead = ({ date }: MeetingLine): boolean => date.start === null || lastDay(date.end ?? date.start) >= today;
  return lines.meetings.filter((row) => (row.status === "planned" || row.status === "proposed") && isAhead(row));
}

/** The announced meeting that must be over first, and its last possible day; null where none has a date. */
function nextOf(meetings: readonly MeetingLine[]): { readonly id: string; readonly last_day: string } | null {
  const dated = meetings.flatMap(({ id, date: { start, end } }) => (start === null ? [] : [{ id, last_day: lastDay(end ?? start) }]));
  return dated.reduce<(typeof dated)[number] | null>((first, one) => (first === null || one.last_day < first.last_day ? one : first), null);
}

function byDue(a: CommitmentLine, b: CommitmentLine): number {
  const [one, other] = [a.due_on ?? "9999", b.due_on ?? "9999"];
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
}

const openStates: readonly string[] = ["not-due", "begun", "slipped", "differs"];
const passedStates: readonly string[] = ["due", "silent"];

/** Commitments that name a day still to come, the nearest first. */
export function dueAhead(lines: Lines, today: string): readonly CommitmentLine[] {
  return lines.commitments.filter((row) => row.due_on !== null && row.due_on >= today && openStates.includes(row.state)).sort(byDue);
}

type Item =
  | { readonly part: "meetings"; readonly row: MeetingLine }
  | { readonly part: "ahead"; readonly row: CommitmentLine }
  | { readonly part: "passed"; readonly row: CommitmentLine };

/** Who meets, or who promised it and to whom. */
function partiesIn(item: Item): readonly string[] {
  return item.part === "meetings" ? item.row.parties : [...new Set([...item.row.made_by, ...item.row.made_to])];
}

/** The members in their order, each of them a choice, and guests after them. */
function partyFacet(record: PartnershipRecord, items: readonly Item[]): FacetSpec<Item> {
  const members = record.partnership.value.parties.map(({ code }) => code);
  return { id: "party", valuesOf: partiesIn, order: inOrder(record, [...new Set([...members, ...items.flatMap(partiesIn)])]), whole: true };
}

/** What falls due, what meets next, and what is past its day without a later word? */
export const agenda = defineQuestion({
  id: "agenda",
  path: "/agenda",
  parameters: z.strictObject({ party: choice }),
  read: ({ model, record, today, parameters }) => {
    const lines = linesOf(record, today);
    const passed = lines.commitments.filter((row) => passedStates.includes(row.state)).sort(byDue);
    const items: readonly Item[] = [
      ...announcedMeetings(lines, today).map((row) => ({ part: "meetings" as const, row })),
      ...dueAhead(lines, today).map((row) => ({ part: "ahead" as const, row })),
      ...passed.map((row) => ({ part: "passed" as const, row })),
    ];
    const { rows, facets, selection } = select(items, [partyFacet(record, items)], parameters);
    const meetings = rows.flatMap((item) => (item.part === "meetings" ? [item.row] : []));
    return {
      stamp: toStamp(model, record, today),
      total: items.length,
      count: rows.length,
      selection,
      facets,
      meetings,
      next: nextOf(meetings),
      ahead: rows.flatMap((item) => (item.part === "ahead" ? [item.row] : [])),
      passed: rows.flatMap((item) => (item.part === "passed" ? [item.row] : [])),
    };
  },
  columns: {
    what: "text",
    id: "text",
    subject: "text",
    day: "text",
    last_day: "text",
    text: "text",
    place: "text",
    state: "text",
  },
  rows: ({ meetings, ahead, passed }) => [
    ...meetings.map((row) => ({
      what: "meeting",
      id: row.id,
      subject: row.subject,
      day: row.date.start,
      last_day: row.date.end,
      text: row.title ?? row.level,
      place: row.place ?? row.country,
      state: row.status,
    })),
    ...[...ahead, ...passed].map((row) => ({
      what: "commitment",
      id: row.id,
      subject: row.subject,
      day: null,
      last_day: row.due_on,
      text: row.text,
      place: null,
      state: row.state,
    })),
  ],
});
