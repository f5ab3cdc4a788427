import type { MeetingRow } from "../../contract/meetings.ts";
import { groupBy } from "../../core/group-by.ts";
import { meetingStatuses } from "../../core/kinds/meeting.ts";

type Status = (typeof meetingStatuses)[number];

/** What the numbers of a list of meetings say, for its headline. Years are text; null where the rows do not bear the sentence out. */
export type MeetingsFinding = {
  readonly statuses: readonly { readonly status: Status; readonly count: number }[]; // in the order of the statuses, none of them 0
  readonly firstYear: string | null;
  readonly lastYear: string | null;
  /** The group that was the first to meet; null where two groups share the earliest date known. */
  readonly first: { readonly group: string; readonly year: string } | null;
  /** The one year with the most meetings held. */
  readonly busiest: { readonly year: string; readonly count: number; readonly held: number } | null;
};

function yearOf(row: MeetingRow): string | null {
  return row.date.start?.slice(0, 4) ?? null;
}

/** Whether a start that is known less exactly could lie before another. */
function couldPrecede(start: string, other: string): boolean {
  const length = Math.min(start.length, other.length);
  return start.slice(0, length) <= other.slice(0, length);
}

function firstGroup(held: readonly MeetingRow[]): MeetingsFinding["first"] {
  const dated = held.flatMap((row) => (row.date.start === null ? [] : [{ group: row.level_group, start: row.date.start }]));
  const [earliest] = [...dated].sort((a, b) => (a.start < b.start ? -1 : 1));
  if (earliest === undefined || held.some((row) => row.date.start === null && row.level_group !== earliest.group && row.number === 1))
    return null;
  const contested = dated.some((one) => one.group !== earliest.group && couldPrecede(one.start, earliest.start));
  return contested ? null : { group: earliest.group, year: earliest.start.slice(0, 4) };
}

function busiestYear(held: readonly MeetingRow[]): MeetingsFinding["busiest"] {
  const years = groupBy(
    held.filter((row) => yearOf(row) !== null),
    (row) => yearOf(row) ?? "",
  );
  const [most, next] = [...years].map(([year, rows]) => ({ year, count: rows.length })).sort((a, b) => b.count - a.count);
  if (most === undefined || most.count < 3 || next === undefined || next.count === most.count) return null;
  return { ...most, held: held.length };
}

/** The findings of a list of meetings. Meetings that were not held count only among the statuses and the years. */
export function findMeetings(rows: readonly MeetingRow[]): MeetingsFinding {
  const years = rows.flatMap((row) => [row.date.start?.slice(0, 4), row.date.end?.slice(0, 4)].filter((year) => year !== undefined)).sort();
  const held = rows.filter((row) => row.status === "held");
  return {
    statuses: meetingStatuses
      .map((status) => ({ status, count: rows.filter((row) => row.status === status).length }))
      .filter(({ count }) => count > 0),
    firstYear: years[0] ?? null,
    lastYear: years.at(-1) ?? null,
    first: firstGroup(held),
    busiest: busiestYear(held),
  };
}

/** Rows by year of their first day, in the order given; those without a date last, under null. */
export function byYear<Row extends { readonly date: { readonly start: string | null } }>(
  rows: readonly Row[],
): readonly { readonly year: string | null; readonly rows: readonly Row[] }[] {
  const years = [...groupBy(rows, (row) => row.date.start?.slice(0, 4) ?? null)].map(([year, ofYear]) => ({ year, rows: ofYear }));
  return [...years.filter(({ year }) => year !== null), ...years.filter(({ year }) => year === null)];
}
