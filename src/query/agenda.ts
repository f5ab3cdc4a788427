import { z } from "zod";
import { lastDay } from "../core/partial-date.ts";
import { defineQuestion } from "./question.ts";
import type { CommitmentLine } from "./rows/commitment-row.ts";
import { linesOf, type Lines } from "./rows/lines.ts";
import type { MeetingLine } from "./rows/meeting-row.ts";
import { toStamp } from "./views/partnership-view.ts";

/** Meetings announced or proposed for a day that is not over, or for no day yet. */
export function announcedMeetings(lines: Lines, today: string): readonly MeetingLine[] {
  const isAhead = ({ date }: MeetingLine): boolean => date.start === null || lastDay(date.end ?? date.start) >= today;
  return lines.meetings.filter((row) => (row.status === "planned" || row.status === "proposed") && isAhead(row));
}

function byDue(a: CommitmentLine, b: CommitmentLine): number {
  const [one, other] = [a.due_on ?? "9999", b.due_on ?? "9999"];
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
}

const openStates: readonly string[] = ["not-due", "begun", "slipped", "differs"];
const passedStates: readonly string[] = ["due", "silent"];

/** What falls due, what meets next, and what is past its day without a later word? */
export const agenda = defineQuestion({
  id: "agenda",
  path: "/agenda",
  parameters: z.strictObject({}),
  read: ({ model, record, today }) => {
    const lines = linesOf(record, today);
    const dated = lines.commitments.filter((row) => row.due_on !== null && row.due_on >= today && openStates.includes(row.state));
    return {
      stamp: toStamp(model, record, today),
      meetings: announcedMeetings(lines, today),
      ahead: dated.sort(byDue),
      passed: lines.commitments.filter((row) => passedStates.includes(row.state)).sort(byDue),
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
