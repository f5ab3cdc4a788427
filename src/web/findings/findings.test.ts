import { expect, test } from "vitest";
import type { MeetingRow } from "../../contract/meetings.ts";
import type { ProjectPage } from "../../contract/projects.ts";
import type { StatementView } from "../../contract/shared.ts";
import { byYear, findMeetings } from "./meetings.ts";
import { otherRemarks, projectFacts, recordStatement } from "./project-facts.ts";

function meeting(start: string | null, group = "ministers", changes: Partial<MeetingRow> = {}): MeetingRow {
  return { level_group: group, date: { start, end: null, precision: "day" }, status: "held", number: null, ...changes } as MeetingRow; // what findings read
}

test("the headline counts statuses and years of what is there, and leaves out statuses that are not", () => {
  const found = findMeetings([meeting("2020-01-02"), meeting("2024", "ministers", { status: "planned" }), meeting(null)]);
  expect(found.statuses).toEqual([
    { status: "held", count: 2 },
    { status: "planned", count: 1 },
  ]);
  expect([found.firstYear, found.lastYear]).toEqual(["2020", "2024"]);
});

test("a group is said to have met first only where no other can have met before it", () => {
  expect(findMeetings([meeting("2004-08-28"), meeting("2005", "officials")]).first).toEqual({ group: "ministers", year: "2004" });
  expect(findMeetings([meeting("2004-08-28"), meeting("2004", "officials")]).first).toBeNull();
  expect(findMeetings([meeting("2004-08-28"), meeting("2004-08-28", "officials")]).first).toBeNull();
  expect(findMeetings([meeting("2004-08-28"), meeting(null, "officials", { number: 1 })]).first).toBeNull();
  expect(findMeetings([meeting("2003", "leaders", { status: "cancelled" }), meeting("2004-08-28")]).first?.group).toBe("ministers");
});

test("a year is called the busiest only where no other has as many meetings held", () => {
  const three = [meeting("2020-01-01"), meeting("2020-02-01"), meeting("2020-03-01")];
  expect(findMeetings([...three, meeting("2021-01-01")]).busiest).toEqual({ year: "2020", count: 3, held: 4 });
  expect(findMeetings([...three, ...three.map((row) => ({ ...row, date: { ...row.date, start: "2021" } }))]).busiest).toBeNull();
  expect(findMeetings([meeting("2020-01-01"), meeting("2021-01-01")]).busiest).toBeNull();
});

test("no meeting makes no finding", () => {
  expect(findMeetings([])).toEqual({ statuses: [], firstYear: null, lastYear: null, first: null, busiest: null });
});

test("years keep the order of the rows, and what has no date comes last", () => {
  const groups = byYear([meeting(null), meeting("2019-05-01"), meeting("2019-07"), meeting("2020")]);
  expect(groups.map(({ year, rows }) => [year, rows.length])).toEqual([
    ["2019", 2],
    ["2020", 1],
    [null, 1],
  ]);
});

function said(id: string, property: string, changes: Partial<StatementView> = {}): StatementView {
  return {
    id,
    property,
    speaker: { kind: "record", code: null, name: "" },
    follows: null,
    follow_kind: null,
    citations: [],
    value: null,
    ...changes,
  } as StatementView; // what findings read
}

const publisher: StatementView["speaker"] = { kind: "publisher", code: null, name: "A paper" };

test("the record's statement that stands is the one nothing follows and that is no withdrawal", () => {
  const history = [
    said("a", "amount"),
    said("b", "amount", { follows: "a", follow_kind: "correction" }),
    said("c", "signed"),
    said("d", "amount", { speaker: publisher }),
    said("e", "end"),
    said("f", "end", { follows: "e", follow_kind: "withdrawal" }),
  ];
  expect(recordStatement(history, "amount")?.id).toBe("b");
  expect(recordStatement(history, "end")).toBeNull();
});

test("what others say of a fact stands in a row of its own below the record's; what is not known keeps its row", () => {
  const page = {
    row: {
      amount: null,
      signed: "2025-12-12",
      start: null,
      end: null,
      status: "signed",
      provider: "X",
      implementer: null,
      countries: ["AA"],
      field: "f",
      dac_sector: null,
      places: [],
    },
    said: [said("s", "signed", { speaker: publisher, value: "2025-12-24" }), said("t", "trainees", { speaker: publisher })],
    history: [],
  } as unknown as ProjectPage; // what findings read
  const facts = projectFacts(page);
  expect(facts.filter((fact) => fact.property === "signed").map((fact) => [fact.by, fact.value])).toEqual([
    ["record", "2025-12-12"],
    ["other", "2025-12-24"],
  ]);
  expect(facts.find((fact) => fact.property === "amount")?.value).toBeNull();
  expect(facts.find((fact) => fact.property === "places")?.value).toBeNull();
  expect(facts.some((fact) => fact.property === "implementer" || fact.property === "dac_sector")).toBe(false);
  expect(otherRemarks(page).map((statement) => statement.id)).toEqual(["t"]);
});
