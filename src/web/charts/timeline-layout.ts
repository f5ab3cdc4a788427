import type { MeetingRow } from "../../contract/meetings.ts";
import { groupBy } from "../../core/group-by.ts";
import { firstDay, lastDay } from "../../core/partial-date.ts";

/** How a mark looks: what is not held has a form of its own. */
export type Look = "held" | "online" | "open" | "cancelled" | "postponed";

/** One meeting in the drawing. `from` and `to` are the ends of the line where only a span is known; all in pixels. */
export type Mark = {
  readonly row: MeetingRow;
  readonly look: Look;
  readonly x: number;
  readonly y: number;
  readonly from: number | null;
  readonly to: number | null;
};

export type Lane = {
  readonly group: string;
  readonly top: number;
  readonly bottom: number;
  readonly labelY: number;
  readonly marks: readonly Mark[];
};

/** The timeline in pixels, before it is drawn. `undated` are the meetings whose date is not known at all: they have no place in it. */
export type Timeline = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly axisY: number;
  readonly lanes: readonly Lane[];
  readonly ticks: readonly { readonly year: number; readonly x: number; readonly labelled: boolean }[];
  readonly today: number | null;
  readonly undated: readonly MeetingRow[];
};

/** `left` and `right` are the first and last pixel of the years; `pitch` keeps marks apart; `labelled: "above"` puts the name of a lane over it. */
export type Frame = {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly pitch: number;
  readonly labelled: "before" | "above";
  readonly today: string; // ISO 8601 day
};

const axisHeight = 24;
const footHeight = 22;
const yearLabelWidth = 46;

function toMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** First and last day that a meeting's date can mean, or null where nothing is known. */
function spanOf(row: MeetingRow): { readonly first: string; readonly last: string } | null {
  const { start, end } = row.date;
  if (start === null) return null;
  return { first: firstDay(start), last: lastDay(end ?? start) };
}

/** The glyph of a meeting: how it was held, or that it was not. A meeting by telephone is held at a distance like one online. */
export function lookOf(row: MeetingRow): Look {
  switch (row.status) {
    case "held":
      return row.mode === "online" || row.mode === "telephone" ? "online" : "held";
    case "planned":
    case "proposed":
      return "open";
    case "cancelled":
    case "postponed":
      return row.status;
  }
}

/** A meeting of some days is a point; only what is not known exactly becomes a line. */
function isSpan(row: MeetingRow): boolean {
  return row.date.precision !== "day" && row.date.precision !== "approx";
}

type Placed = { readonly row: MeetingRow; readonly x: number; readonly from: number; readonly to: number; readonly span: boolean };

function place(row: MeetingRow, toX: (ms: number) => number): Placed | null {
  const span = spanOf(row);
  if (span === null) return null;
  const [from, to] = [toX(toMs(span.first)), toX(toMs(span.last))];
  return { row, from, to, x: isSpan(row) ? (from + to) / 2 : from, span: isSpan(row) && to - from > 8 };
}

/** Level of every mark below the lane's first line, lines first: the first level where nothing stands within a mark's width. */
function stack(placed: readonly Placed[], pitch: number): ReadonlyMap<Placed, number> {
  const levels = new Map<Placed, number>();
  const taken: { readonly start: number; readonly end: number }[][] = [];
  for (const one of [...placed].sort((a, b) => Number(b.span) - Number(a.span))) {
    const start = (one.span ? one.from : one.x) - pitch / 2;
    const end = (one.span ? one.to : one.x) + pitch / 2;
    const found = taken.findIndex((level) => level.every((other) => other.end <= start || other.start >= end));
    const level = found < 0 ? taken.length : found;
    (taken[level] ??= []).push({ start, end });
    levels.set(one, level);
  }
  return levels;
}

function toLane(group: string, placed: readonly Placed[], top: number, frame: Frame): Lane {
  const sorted = [...placed].sort((a, b) => (a.span ? a.from : a.x) - (b.span ? b.from : b.x) || (a.row.id < b.row.id ? -1 : 1));
  const levels = stack(sorted, frame.pitch);
  const above = frame.labelled === "above" ? 20 : 0;
  const firstLine = top + above + 14;
  const marks = sorted.map((one) => ({
    row: one.row,
    look: lookOf(one.row),
    x: one.x,
    y: firstLine + (levels.get(one) ?? 0) * frame.pitch,
    from: one.span ? one.from : null,
    to: one.span ? one.to : null,
  }));
  const depth = Math.max(0, ...levels.values());
  return { group, top, bottom: firstLine + depth * frame.pitch + 14, labelY: above > 0 ? top + 12 : firstLine, marks };
}

function ticksOf(first: number, last: number, toX: (ms: number) => number): Timeline["ticks"] {
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const perYear = toX(Date.UTC(first + 1, 0)) - toX(Date.UTC(first, 0));
  const step = [1, 2, 5, 10, 20, 50, 100].find((years) => years * perYear >= yearLabelWidth) ?? 100;
  return years.map((year) => ({ year, x: toX(Date.UTC(year, 0)), labelled: year % step === 0 }));
}

/**
 * Where every meeting of the answer stands, by group of levels (in the order given) and date. Groups without a dated meeting have no lane.
 * The years run from the first to the last one met, today's included; without any dated meeting there are no lanes and no ticks.
 */
export function layTimeline(rows: readonly MeetingRow[], groups: readonly string[], frame: Frame): Timeline {
  const spans = rows.map(spanOf).filter((span) => span !== null);
  const undated = rows.filter((row) => spanOf(row) === null);
  const years = [frame.today, ...spans.flatMap((span) => [span.first, span.last])].map((day) => Number(day.slice(0, 4)));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const [start, end] = [Date.UTC(first, 0), Date.UTC(last + 1, 0)];
  const toX = (ms: number): number => Math.round((frame.left + ((ms - start) / (end - start)) * (frame.right - frame.left)) * 10) / 10;
  const byGroup = groupBy(rows, (row) => row.level_group);
  const lanes: Lane[] = [];
  let top = axisHeight;
  for (const group of groups) {
    const placed = (byGroup.get(group) ?? []).map((row) => place(row, toX)).filter((one) => one !== null);
    if (placed.length === 0) continue;
    const lane = toLane(group, placed, top, frame);
    lanes.push(lane);
    top = lane.bottom;
  }
  const { width, left, right } = frame;
  if (lanes.length === 0) return { width, height: 0, left, right, axisY: 0, lanes, ticks: [], today: null, undated };
  return {
    width,
    height: top + footHeight,
    left,
    right,
    axisY: top,
    lanes,
    ticks: ticksOf(first, last, toX),
    today: toX(toMs(frame.today)),
    undated,
  };
}
