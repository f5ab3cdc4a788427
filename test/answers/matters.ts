import type { Corrections, DataPage, TextPage } from "../../src/contract/about.ts";
import { changeKinds, type Agenda, type ChangeRow, type Changes, type DifferenceList } from "../../src/contract/matters.ts";
import type { SearchList } from "../../src/contract/search.ts";
import { commitmentRow, difference, emptyList, facet, hostile, listOf, meetingRow, stamp } from "./parts.ts";

export const differences: DifferenceList = listOf(
  [
    { ...difference, kind: "commitment", title: `Build bridges ${hostile}`, lang: "en", parties: ["JP"] },
    { ...difference, about: "number", question: null, settle: null, kind: "people-figure", title: "人数", lang: "ja", parties: [] },
  ],
  [facet("kind", "commitment", "people-figure"), facet("party", "KZ", "JP", "none"), facet("settle", "named", "not-named")],
);

export const agenda: Agenda = {
  stamp,
  ...{ total: 8, count: 7, selection: { party: ["JP"] }, facets: [facet("party", "KZ", "JP")] },
  meetings: [
    meetingRow({ status: "planned" }),
    meetingRow({ id: "some-day", status: "planned", date: { start: "2026-01-01", end: "2026-12-31", precision: "year" } }),
    meetingRow({ id: "next", status: "proposed", date: { start: null, end: null, precision: "unknown" } }),
  ],
  next: { id: "some-day", last_day: "2026-12-31" },
  ahead: [commitmentRow({ state: "not-due" }), commitmentRow({ id: "far", state: "not-due", due_on: "2040" })],
  passed: [commitmentRow({ id: "old", state: "silent" }), commitmentRow({ id: "older", state: "due" })],
};
export const emptyAgenda: Agenda = {
  stamp,
  total: 0,
  count: 0,
  selection: {},
  facets: [],
  meetings: [],
  next: null,
  ahead: [],
  passed: [],
};

const changeRows: readonly ChangeRow[] = changeKinds.map((what, index) => ({
  on: index % 2 === 0 ? "2026-01" : "2026-11-23T10:00:00.000Z",
  what,
  kind: "commitment",
  subject: "river-ridge/commitments/bridges",
  title: `Build bridges ${hostile}`,
  lang: "en",
  text: what === "follow-up" ? "Work has begun." : null,
  verdict: what === "verdict" ? { before: "holds", after: "holds-under-some-readings" } : null,
  properties: index % 2 === 0 ? [] : ["target", "follow_ups.f1"],
  parties: ["JP"],
}));

export const changes: Changes = {
  ...listOf(changeRows, [facet("what", ...changeKinds), facet("kind", "commitment", "meeting"), facet("party", "JP")]),
  since: "2025-11-20",
  entry: { kind: "commitment", subject: "river-ridge/commitments/bridges", title: `Build bridges ${hostile}`, lang: "en", parties: ["JP"] },
};
export const emptyChanges: Changes = { ...emptyList, since: "2026-11-23", entry: null };

export const text: TextPage = { stamp };
export const corrections: Corrections = { stamp, rows: changeRows.filter(({ on }) => on.length > 10) };
export const data: DataPage = { stamp, counts: { commitments: 9, meetings: 10 }, statements: 7590 };
export const emptyData: DataPage = { stamp, counts: {}, statements: 0 };

const found = {
  q: "bridge 人数",
  found: 3,
  words: [
    { text: "bridge", found: "whole" as const },
    { text: "人数", found: "inside" as const },
  ],
  also: [
    { by: "form" as const, asked: "bridge", as: ["bridges"], machine_drafted: false },
    { by: "name" as const, asked: "人数", as: ["number", `people ${hostile}`], machine_drafted: true },
  ],
  meant: [],
  lang: "en",
};
export const search: SearchList = {
  ...listOf(
    [
      {
        kind: "commitment",
        id: "bridges",
        subject: "river-ridge/commitments/bridges",
        titles: { en: `Build a bridge ${hostile}` },
        date: { start: "2025-12-20", end: null, precision: "day" as const },
        parties: ["JP", "KZ"],
        fields: ["trade"],
        found_in: "text" as const,
        excerpt: { of: "text" as const, text: `…of the bridge ${hostile}…`, lang: "en" },
      },
      {
        kind: "document",
        id: "declaration",
        subject: "river-ridge/documents/declaration",
        titles: { en: "Declaration", ja: "人数の宣言" },
        date: { start: "2004", end: null, precision: "year" as const },
        parties: [],
        fields: [],
        found_in: "title" as const,
        excerpt: null,
      },
      {
        kind: "party",
        id: "JP",
        subject: "river-ridge/parties/JP",
        titles: { en: "Japan" },
        date: { start: null, end: null, precision: "unknown" as const },
        parties: ["JP"],
        fields: [],
        found_in: "source" as const,
        excerpt: { of: "source" as const, text: "bridge.example", lang: null },
      },
    ],
    [facet("kind", "commitment", "document"), facet("field", "trade"), facet("party", "JP", "KZ"), facet("year", "2025")],
  ),
  ...found,
};
export const emptySearch: SearchList = {
  ...emptyList,
  ...found,
  found: 0,
  also: [],
  meant: [
    { q: "bridges", count: 2, by: "spelling" },
    { q: "人数", count: 1, by: "fewer-words" },
  ],
};
