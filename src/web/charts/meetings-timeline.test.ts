import { expect, test } from "vitest";
import type { MeetingList, MeetingRow } from "../../contract/meetings.ts";
import { charts } from "./index.ts";
import { meetingsTimeline, type TimelineWords } from "./meetings-timeline.ts";
import { layTimeline, lookOf, type Frame } from "./timeline-layout.ts";

const groups = ["leaders", "ministers", "two-party"];
const frame: Frame = { width: 1200, left: 200, right: 1190, pitch: 10, labelled: "before", today: "2024-07-01" };

function meeting(id: string, changes: Partial<MeetingRow> = {}): MeetingRow {
  return {
    id,
    subject: `p/meetings/${id}`,
    level: "summit",
    level_group: "leaders",
    number: null,
    title: null,
    date: { start: "2020-01-01", end: null, precision: "day" },
    place: null,
    country: null,
    status: "held",
    mode: null,
    parties: [],
    fields: [],
    themes: [],
    documents: [],
    commitments: 0,
    note: null,
    lang: "en",
    differs_on: [],
    sources: 1,
    ...changes,
  };
}

const words: TimelineWords = {
  label: "All meetings",
  group: (group) => group,
  title: (row) => `meeting ${row.id}`,
  note: (row) => `${row.status} & <b>"done"</b>`,
  today: "today",
};

function listOf(rows: MeetingRow[]): MeetingList {
  return {
    stamp: {
      partnership: "p",
      record_version: "0",
      read_up_to: "2024-01-01",
      seen_on: "2024-01-01",
      computed_for: "2024-07-01",
      licence: "CC BY 4.0",
    },
    total: rows.length,
    count: rows.length,
    page: 1,
    pages: 1,
    page_size: rows.length,
    selection: {},
    facets: [],
    rows,
  };
}

test("a meeting stands where its day stands between the first and the last year", () => {
  const { lanes, ticks, today } = layTimeline(
    [meeting("a"), meeting("b", { date: { start: "2022-07-02", end: null, precision: "day" } })],
    groups,
    frame,
  );
  expect(lanes[0]?.marks.map((mark) => mark.x)).toEqual([200, 694.7]);
  expect(ticks.map((tick) => tick.year)).toEqual([2020, 2021, 2022, 2023, 2024]);
  expect(ticks[0]?.x).toBe(200);
  expect(today).toBeGreaterThan(1000);
});

test("a date known only as a span is a line with its mark in the middle; a meeting of several days is a point", () => {
  const spans = layTimeline([meeting("a", { date: { start: "2020-01-01", end: "2020-12-31", precision: "range" } })], groups, frame);
  const [line] = spans.lanes[0]?.marks ?? [];
  expect(line?.from).toBe(200);
  expect(line?.to).toBeGreaterThan(390);
  expect(line?.x).toBeCloseTo(((line?.from ?? 0) + (line?.to ?? 0)) / 2, 1);
  const days = layTimeline([meeting("b", { date: { start: "2020-03-01", end: "2020-03-06", precision: "day" } })], groups, frame);
  expect(days.lanes[0]?.marks[0]?.from).toBeNull();
});

test("a meeting whose date is not known is not drawn but counted", () => {
  const rows = [meeting("a"), meeting("b", { date: { start: null, end: null, precision: "unknown" } })];
  const timeline = layTimeline(rows, groups, frame);
  expect(timeline.undated.map((row) => row.id)).toEqual(["b"]);
  expect(timeline.lanes.flatMap((lane) => lane.marks)).toHaveLength(1);
});

test("no two marks of a lane overlap, no mark leaves its lane, and the lanes end above the axis", () => {
  const days = Array.from(
    { length: 120 },
    (_, index) => `2023-${String((index % 12) + 1).padStart(2, "0")}-${String((index % 28) + 1).padStart(2, "0")}`,
  );
  const rows = days.map((day, index) =>
    meeting(`m${String(index)}`, {
      level_group: groups[index % 3] ?? "",
      date: index % 20 === 0 ? { start: "2023", end: null, precision: "year" } : { start: day, end: null, precision: "day" },
    }),
  );
  for (const labelled of ["before", "above"] as const) {
    const timeline = layTimeline(rows, groups, { ...frame, labelled });
    for (const lane of timeline.lanes) {
      for (const [index, one] of lane.marks.entries()) {
        expect(one.y).toBeGreaterThan(lane.top);
        expect(one.y).toBeLessThan(lane.bottom);
        expect(one.x).toBeGreaterThanOrEqual(frame.left);
        expect(one.x).toBeLessThanOrEqual(frame.right);
        for (const other of lane.marks.slice(index + 1)) {
          const apart = Math.max((other.from ?? other.x) - (one.to ?? one.x), (one.from ?? one.x) - (other.to ?? other.x));
          expect(Math.abs(one.y - other.y) >= frame.pitch - 0.01 || apart >= frame.pitch - 0.01, `${one.row.id} ${other.row.id}`).toBe(
            true,
          );
        }
      }
    }
    expect(timeline.lanes.at(-1)?.bottom).toBeLessThanOrEqual(timeline.axisY);
    expect(timeline.axisY).toBeLessThan(timeline.height);
  }
});

test("lanes follow the order of the groups, and a group without a meeting has none", () => {
  const rows = [meeting("a", { level_group: "two-party" }), meeting("b", { level_group: "leaders" })];
  expect(layTimeline(rows, groups, frame).lanes.map((lane) => lane.group)).toEqual(["leaders", "two-party"]);
});

test("what was not held looks different from what was", () => {
  expect(lookOf(meeting("a", { mode: "online" }))).toBe("online");
  expect(lookOf(meeting("a", { mode: "telephone" }))).toBe("online");
  expect(lookOf(meeting("a", { mode: "hybrid" }))).toBe("held");
  expect(lookOf(meeting("a", { status: "proposed" }))).toBe("open");
  expect(lookOf(meeting("a", { status: "postponed", mode: "online" }))).toBe("postponed");
  expect(lookOf(meeting("a", { status: "cancelled" }))).toBe("cancelled");
});

test("the drawing is one labelled image without style elements, and writes texts as texts", () => {
  const drawn = meetingsTimeline.draw(
    listOf([meeting("a"), meeting("b", { status: "cancelled", date: { start: "2022-05-01", end: null, precision: "day" } })]),
    groups,
    words,
  );
  for (const svg of [drawn?.wide ?? "", drawn?.narrow ?? ""]) {
    expect(svg.startsWith("<svg")).toBe(true);
    expect(svg).not.toContain("<style");
    expect(svg).not.toContain("<script");
    expect(svg.match(/aria-label/g)).toHaveLength(1);
    expect(svg).toContain('role="img"');
    expect(svg).toContain('aria-label="All meetings"');
    expect(svg).not.toContain("<b>");
    expect(svg).toContain("<title>meeting a</title>");
    expect(svg).not.toMatch(/font-size="(?:[0-9]|1[0-2])"/);
    expect(svg).not.toMatch(/#[0-9a-f]{3,6}\b|rgb\(/);
  }
});

test("what was not held is said beside its mark where there is room, as text and not as markup", () => {
  const rows = [meeting("a"), meeting("b", { status: "cancelled", date: { start: "2022-05-01", end: null, precision: "day" } })];
  const drawn = meetingsTimeline.draw(listOf(rows), groups, words);
  expect(drawn?.wide).toContain("cancelled &amp; &lt;b&gt;");
  const crowded = rows.flatMap((row) =>
    ["2022-04-01", "2022-06-01"].map((start) => meeting(row.id + start, { date: { start, end: null, precision: "day" } })),
  );
  const many = Array.from({ length: 40 }, (_, index) =>
    meeting(`m${String(index)}`, { date: { start: `2022-${String((index % 12) + 1).padStart(2, "0")}-01`, end: null, precision: "day" } }),
  );
  expect(meetingsTimeline.draw(listOf([...rows, ...crowded, ...many]), groups, words)?.narrow).not.toContain("cancelled &amp;");
});

test("a quotation mark in the sentence for the picture cannot end the attribute", () => {
  const drawn = meetingsTimeline.draw(listOf([meeting("a")]), groups, { ...words, label: 'x" onload="alert(1)' });
  expect(drawn?.wide).toContain("x&quot; onload=&quot;alert(1)");
});

test("one meeting makes a drawing; none, or none with a date, makes no drawing", () => {
  expect(meetingsTimeline.draw(listOf([meeting("a")]), groups, words)?.wide).toContain("<svg");
  expect(meetingsTimeline.draw(listOf([]), groups, words)).toBeNull();
  expect(
    meetingsTimeline.draw(listOf([meeting("a", { date: { start: null, end: null, precision: "unknown" } })]), groups, words),
  ).toBeNull();
});

test("every chart says which question it answers and from which query", () => {
  expect(charts.map((chart) => chart.id)).toEqual(["donor-years", "meetings-timeline"]);
  for (const chart of charts) expect(chart.question).toBe(`chart.${chart.id}.question`);
});
