import * as Plot from "@observablehq/plot";
import type { MeetingList, MeetingRow } from "../../contract/meetings.ts";
import { toSvg } from "./svg.ts";
import { textWidth } from "./text-width.ts";
import { layTimeline, type Frame, type Lane, type Look, type Mark, type Timeline } from "./timeline-layout.ts";

/** What the drawing says, in the language of the page. `note` is written beside a meeting that was not held, where there is room. */
export type TimelineWords = {
  readonly label: string; // the sentence that stands for the picture
  readonly group: (group: string) => string;
  readonly title: (row: MeetingRow) => string;
  readonly note: (row: MeetingRow) => string;
  readonly today: string;
};

const textSize = 13;
const ink = "var(--ink)";
const grid = "var(--chart-grid)";

type Note = { readonly x: number; readonly y: number; readonly text: string; readonly anchor: "start" | "end" };

/** A note stands left of its mark, else right of it, else nowhere: never over another mark or outside the years. */
function noteOf(mark: Mark, lane: Lane, timeline: Timeline, text: string): Note | null {
  const width = textWidth(text, textSize) + 12;
  const clear = (from: number, to: number): boolean =>
    from >= timeline.left &&
    to <= timeline.right &&
    lane.marks.every(
      (other) => other === mark || Math.abs(other.y - mark.y) > 14 || (other.to ?? other.x) < from || (other.from ?? other.x) > to,
    );
  if (clear(mark.x - width - 6, mark.x - 6)) return { x: mark.x - 10, y: mark.y, text, anchor: "end" };
  if (clear(mark.x + 6, mark.x + width + 6)) return { x: mark.x + 10, y: mark.y, text, anchor: "start" };
  return null;
}

type Pen = { moveTo: (x: number, y: number) => void; lineTo: (x: number, y: number) => void };

// Handed over `as never`: Plot's type of a symbol rests on the DOM's, which the server does not have.
const cross = {
  draw: (pen: Pen): void => {
    pen.moveTo(-4.2, -4.2);
    pen.lineTo(4.2, 4.2);
    pen.moveTo(4.2, -4.2);
    pen.lineTo(-4.2, 4.2);
  },
};
const arrow = {
  draw: (pen: Pen): void => {
    pen.moveTo(-6, 0);
    pen.lineTo(5, 0);
    pen.moveTo(1.5, -3.8);
    pen.lineTo(5.5, 0);
    pen.lineTo(1.5, 3.8);
  },
};

function frameMarks(timeline: Timeline, today: string): Plot.Markish[] {
  const { left, right, lanes, ticks, axisY } = timeline;
  const labels = ticks.filter((tick) => tick.labelled);
  const lines = lanes.map((lane) => lane.bottom);
  const now = timeline.today === null ? [] : [timeline.today];
  const nearEdge = (timeline.today ?? 0) + textWidth(today, textSize) / 2 > timeline.width;
  return [
    Plot.ruleX(ticks, { x: "x", y1: 20, y2: axisY, stroke: grid }),
    Plot.ruleY(lines, { y: (y: number) => y, x1: 0, x2: right, stroke: grid }),
    Plot.text(labels, { x: "x", y: 10, text: (tick: { year: number }) => String(tick.year), fontSize: textSize, fill: "var(--ink-3)" }),
    Plot.ruleX(now, { x: (x: number) => x, y1: 20, y2: axisY, stroke: ink, strokeDasharray: "2 3" }),
    Plot.text(now, {
      x: (x: number) => Math.max(x, left),
      y: axisY + 13,
      text: () => today,
      textAnchor: nearEdge ? "end" : "middle",
      fontSize: textSize,
      fill: "var(--ink-3)",
    }),
  ];
}

function glyphs(marks: readonly Mark[], title: (mark: Mark) => string): Plot.Markish[] {
  const of = (look: Look): Mark[] => marks.filter((mark) => mark.look === look);
  const at = { x: "x", y: "y", title };
  const paper = "var(--paper)";
  return [
    Plot.dot(of("held"), { ...at, r: 4.2, fill: ink, stroke: paper, strokeWidth: 0.8 }),
    Plot.dot(of("online"), { ...at, r: 5, fill: paper, stroke: ink, strokeWidth: 1.3 }),
    Plot.dot(of("online"), { x: "x", y: "y", r: 2.2, fill: ink, stroke: "none" }),
    Plot.dot(of("open"), { ...at, r: 4.2, fill: paper, stroke: ink, strokeWidth: 1.3, strokeDasharray: "2 1.6" }),
    Plot.dot(of("cancelled"), { ...at, symbol: cross as never, r: 4, stroke: ink, strokeWidth: 2 }),
    Plot.dot(of("postponed"), { ...at, symbol: arrow as never, r: 4, stroke: ink, strokeWidth: 2 }),
  ];
}

/** The laid-out timeline as SVG text. */
function drawTimeline(timeline: Timeline, words: TimelineWords, className: string): string {
  const marks = timeline.lanes.flatMap((lane) => lane.marks);
  const spans = marks.filter((mark) => mark.from !== null);
  const notes = timeline.lanes.flatMap((lane) =>
    lane.marks
      .filter((mark) => mark.look === "cancelled" || mark.look === "postponed")
      .map((mark) => noteOf(mark, lane, timeline, words.note(mark.row)))
      .filter((note) => note !== null),
  );
  const noteText = {
    x: "x",
    y: "y",
    text: "text",
    fontSize: textSize,
    fill: "var(--ink-2)",
    stroke: "var(--paper)",
    strokeWidth: 4,
  } as const;
  const { width, height } = timeline;
  return toSvg(
    {
      width,
      height,
      margin: 0,
      x: { type: "identity" },
      y: { type: "identity" },
      axis: null,
      marks: [
        ...frameMarks(timeline, words.today),
        Plot.text(timeline.lanes, {
          x: 0,
          y: "labelY",
          text: (lane: Lane) => words.group(lane.group),
          textAnchor: "start",
          fontSize: textSize,
          fontWeight: 600,
          fill: ink,
        }),
        Plot.link(spans, { x1: "from", x2: "to", y: "y", stroke: "var(--ink-2)", strokeWidth: 1.5 }),
        ...glyphs(marks, (mark) => words.title(mark.row)),
        Plot.text(
          notes.filter((note) => note.anchor === "end"),
          { ...noteText, textAnchor: "end" },
        ),
        Plot.text(
          notes.filter((note) => note.anchor === "start"),
          { ...noteText, textAnchor: "start" },
        ),
      ],
    },
    words.label,
    className,
  );
}

function wideFrame(groups: readonly string[], words: TimelineWords, today: string): Frame {
  const names = Math.max(0, ...groups.map((group) => textWidth(words.group(group), textSize)));
  return { width: 1200, left: Math.ceil(names * 1.08) + 20, right: 1190, pitch: 9.6, labelled: "before", today };
}

/**
 * When did whom meet? Every meeting of the answer by group of levels and date, drawn twice: for wide pages with the groups' names before
 * their lanes, for phones with the names above them, so that no text shrinks below 13 px. Null where no meeting has a date.
 */
export const meetingsTimeline = {
  id: "meetings-timeline",
  question: "chart.meetings-timeline.question",
  query: "meetings",
  draw: (
    answer: MeetingList,
    groups: readonly string[],
    words: TimelineWords,
  ): { readonly wide: string; readonly narrow: string; readonly undated: readonly MeetingRow[] } | null => {
    const today = answer.stamp.computed_for;
    const present = groups.filter((group) => answer.rows.some((row) => row.level_group === group));
    const wide = layTimeline(answer.rows, present, wideFrame(present, words, today));
    if (wide.lanes.length === 0) return null;
    const narrow = layTimeline(answer.rows, present, { width: 358, left: 6, right: 352, pitch: 9.6, labelled: "above", today });
    return {
      wide: drawTimeline(wide, words, "only-l"),
      narrow: drawTimeline(narrow, words, "only-s"),
      undated: wide.undated,
    };
  },
} as const;
