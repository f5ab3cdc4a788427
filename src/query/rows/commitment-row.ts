import type { Entry, PartnershipRecord } from "../../core/entry.ts";
import { lastDay } from "../../core/partial-date.ts";
import { differsOn } from "../views/differences.ts";
import { langOf } from "../views/entry-parts.ts";
import { madeOn } from "./dates.ts";
import { projectsOf } from "./links.ts";
import { stateOf } from "./state.ts";

/** Codes in the partnership's fixed order, then those of no member as they come. */
export function inOrder(record: PartnershipRecord, codes: readonly string[]): string[] {
  const members = record.partnership.value.parties.map((party) => party.code);
  return [...members.filter((code) => codes.includes(code)), ...codes.filter((code) => !members.includes(code))];
}

/** A commitment as a line of a list; `today` is the day of its state. */
export function toCommitmentRow(record: PartnershipRecord, entry: Entry<"commitment">, today: string) {
  const { value } = entry;
  const made = madeOn(record, entry);
  const by = value.target?.by ?? null;
  const projects = projectsOf(record, entry);
  const readUpTo = record.partnership.value.read_up_to;
  return {
    id: entry.id,
    subject: entry.subject,
    kind: value.kind,
    text: value.text,
    lang: langOf(record),
    made_by: inOrder(record, value.made_by),
    made_to: inOrder(record, value.made_to),
    actor: value.actor ?? null,
    field: value.field,
    field_as_recorded: value.field_as_recorded ?? null,
    also_fields: [...value.also_fields],
    made_at: value.made_at,
    document: value.document,
    made_on: made,
    state: stateOf({ commitment: entry, madeOn: made.end ?? made.start, projects, readUpTo, today }),
    measurable: value.target !== null,
    target: value.target,
    due_on: by === null ? null : lastDay(by),
    last_word_on:
      value.follow_ups
        .map((followUp) => followUp.date)
        .sort()
        .at(-1) ?? null,
    example_only: value.example_only,
    part_of: value.part_of ?? null,
    same_as: value.same_as ?? null,
    projects: projects.map((one) => one.id),
    follow_ups: value.follow_ups.length,
    differs_on: [...differsOn(entry)],
    sources: entry.citations.length,
  };
}

export type CommitmentLine = ReturnType<typeof toCommitmentRow>;

/** Whether something was said or signed after the commitment was made, or a signed project is linked. */
export function hasLaterWord(row: CommitmentLine): boolean {
  return row.projects.length > 0 || (row.last_word_on !== null && row.made_on.start !== null && row.last_word_on > row.made_on.start);
}
