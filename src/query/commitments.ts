import { z } from "zod";
import type { PartnershipRecord } from "../core/entry.ts";
import { commitmentKinds } from "../core/kinds/commitment.ts";
import { defineQuestion } from "./question.ts";
import { hasLaterWord, type CommitmentLine } from "./rows/commitment-row.ts";
import { find } from "./rows/dates.ts";
import { linesOf } from "./rows/lines.ts";
import { toMeetingName } from "./rows/meeting-row.ts";
import { stateOrder } from "./rows/state.ts";
import { choice, pageNumber, select, toPage, type FacetSpec } from "./selection.ts";
import { toStamp } from "./views/partnership-view.ts";

const pageSize = 50;

function facetsOf(record: PartnershipRecord): readonly FacetSpec<CommitmentLine>[] {
  const parties = record.partnership.value.parties.map((party) => party.code);
  return [
    { id: "state", valuesOf: (row) => [row.state], order: stateOrder },
    { id: "field", valuesOf: (row) => [row.field, ...row.also_fields], order: record.fields.map((field) => field.id) },
    { id: "made_by", valuesOf: (row) => row.made_by, order: parties },
    { id: "made_to", valuesOf: (row) => row.made_to, order: parties },
    { id: "kind", valuesOf: (row) => [row.kind], order: commitmentKinds },
    { id: "measurable", valuesOf: (row) => [row.measurable ? "yes" : "no"], order: ["yes", "no"] },
    { id: "later", valuesOf: (row) => [hasLaterWord(row) ? "yes" : "no"], order: ["yes", "no"] },
    { id: "meeting", valuesOf: (row) => (row.made_at === null ? [] : [row.made_at]), order: meetingsNewestFirst(record) },
  ];
}

function meetingsNewestFirst(record: PartnershipRecord): readonly string[] {
  return [...record.entries.meeting].sort((a, b) => ((a.value.date_start ?? "") < (b.value.date_start ?? "") ? 1 : -1)).map(({ id }) => id);
}

/** A commitment as a line of a file: lists joined by spaces, codes as they are. */
export function commitmentCsv(row: CommitmentLine) {
  const { target } = row;
  return {
    id: row.id,
    subject: row.subject,
    kind: row.kind,
    text: row.text,
    lang: row.lang,
    made_by: row.made_by.join(" "),
    made_to: row.made_to.join(" "),
    actor: row.actor,
    field: row.field,
    field_as_recorded: row.field_as_recorded,
    also_fields: row.also_fields.join(" "),
    made_at: row.made_at,
    document: row.document,
    made_on: row.made_on.start,
    made_on_end: row.made_on.end,
    made_on_precision: row.made_on.precision,
    state: row.state,
    measurable: row.measurable,
    target_value: target?.value ?? null,
    target_qualifier: target?.qualifier ?? null,
    target_unit: target?.unit ?? null,
    target_currency: target?.currency ?? null,
    target_from: target?.from ?? null,
    target_by: target?.by ?? null,
    last_word_on: row.last_word_on,
    example_only: row.example_only,
    part_of: row.part_of,
    same_as: row.same_as,
    projects: row.projects.join(" "),
    follow_ups: row.follow_ups,
    differs_on: row.differs_on.join(" "),
    sources: row.sources,
  };
}

/** What was promised, intended or proposed? Narrowed by field, by whom, to whom, at which meeting, state, kind, measurable or not, with a later word or without. */
export const commitments = defineQuestion({
  id: "commitments",
  path: "/commitments",
  parameters: z.strictObject({
    state: choice,
    field: choice,
    made_by: choice,
    made_to: choice,
    kind: choice,
    measurable: choice,
    later: choice,
    meeting: choice,
    page: pageNumber,
  }),
  read: ({ model, record, today, parameters: { page, ...choices } }) => {
    const all = linesOf(record, today).commitments;
    const selected = select(all, facetsOf(record), choices);
    const shown = toPage(selected.rows, page, pageSize);
    const named = new Set([
      ...shown.rows.flatMap((row) => row.made_at ?? []),
      ...selected.facets.filter((facet) => facet.id === "meeting").flatMap((facet) => facet.options.map((option) => option.value)),
    ]);
    return {
      stamp: toStamp(model, record, today),
      total: all.length,
      ...shown,
      selection: selected.selection,
      facets: selected.facets,
      meetings: [...named].flatMap((id) => {
        const meeting = find(record, "meeting", id);
        return meeting === undefined ? [] : [toMeetingName(meeting)];
      }),
    };
  },
  columns: {
    id: "text",
    subject: "text",
    kind: "text",
    text: "text",
    lang: "text",
    made_by: "text",
    made_to: "text",
    actor: "text",
    field: "text",
    field_as_recorded: "text",
    also_fields: "text",
    made_at: "text",
    document: "text",
    made_on: "text",
    made_on_end: "text",
    made_on_precision: "text",
    state: "text",
    measurable: "boolean",
    target_value: "decimal",
    target_qualifier: "text",
    target_unit: "text",
    target_currency: "text",
    target_from: "text",
    target_by: "text",
    last_word_on: "text",
    example_only: "boolean",
    part_of: "text",
    same_as: "text",
    projects: "text",
    follow_ups: "integer",
    differs_on: "text",
    sources: "integer",
  },
  rows: (answer) => answer.rows.map(commitmentCsv),
});
