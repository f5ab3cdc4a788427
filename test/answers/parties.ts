import { emptyFieldMoney, fieldMoney } from "./money.ts";
import { commitmentStates } from "../../src/contract/commitments.ts";
import type { FieldList, FieldPage, FieldRow, PartyList, PartyPage, PartyRow } from "../../src/contract/entries.ts";
import { peopleRows } from "./entries.ts";
import { byParty, citation, commitmentRow, difference, hostile, meetingRow, projectRow, stamp, statement } from "./parts.ts";

const states = commitmentStates.map((state, index) => ({ state, count: index + 1 }));

function fieldRow(changes: Partial<FieldRow> = {}): FieldRow {
  return {
    id: "trade",
    names: { en: "Trade and investment" },
    priority: true,
    commitments: 45,
    states,
    measurable: 3,
    projects: 2,
    meetings: 1,
    people: 1,
    ...changes,
  };
}

const emptyField = { id: "water", commitments: 0, states: [], measurable: 0, projects: 0, meetings: 0, people: 0, priority: false };

export const fields: FieldList = { stamp, rows: [fieldRow(), fieldRow(emptyField)] };
export const field: FieldPage = {
  stamp,
  row: fieldRow(),
  commitments: [commitmentRow()],
  projects: [projectRow()],
  meetings: [meetingRow()],
  people: [...peopleRows],
  ...fieldMoney,
};
export const emptyFieldPage: FieldPage = {
  ...{ stamp, row: fieldRow(emptyField), commitments: [], projects: [], meetings: [], people: [] },
  ...emptyFieldMoney,
};

function partyRow(code: string, count: number): PartyRow {
  return {
    code,
    names: { en: code },
    made: count,
    made_alone: count,
    made_to: count,
    statements: count,
    own: count,
    projects: count,
    provided: count,
    hosted: count,
    differs: count,
  };
}

export const parties: PartyList = { stamp, rows: [partyRow("KZ", 3), partyRow("UZ", 0), partyRow("JP", 1)] };
export const party: PartyPage = {
  stamp,
  row: partyRow("JP", 2),
  gives: true,
  states,
  ahead: [commitmentRow({ id: "due-later", state: "not-due", due_on: "2027-12-31" })],
  alone: [commitmentRow()],
  statements: [
    {
      ...statement("target", { value: "3", unit: "bridges", by: null }, { speaker: byParty, own: true, said_on: "2025-12-20" }),
      title: "A",
      title_lang: "en",
    },
    {
      ...statement("said.s1", null, { id: "said", words: hostile, speaker: byParty, citations: [citation("c2")] }),
      title: "B",
      title_lang: "ja",
    },
  ],
  differences: [difference],
  hosted: [meetingRow()],
};
export const emptyParty: PartyPage = {
  stamp,
  row: partyRow("UZ", 0),
  gives: false,
  states: [],
  ahead: [],
  alone: [],
  statements: [],
  differences: [],
  hosted: [],
};
