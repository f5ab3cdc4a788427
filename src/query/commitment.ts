import { z } from "zod";
import type { AnyEntry, Entry, PartnershipRecord } from "../core/entry.ts";
import { kindNames } from "../core/kinds/index.ts";
import { toProperty } from "../core/property.ts";
import { defineQuestion } from "./question.ts";
import { toCommitmentRow } from "./rows/commitment-row.ts";
import { find } from "./rows/dates.ts";
import { linksTo, projectsOf, targetOf } from "./rows/links.ts";
import { toMeetingName } from "./rows/meeting-row.ts";
import { citationsOf, nameOf, toLinkView, withRelation } from "./views/chain.ts";
import { chainOf } from "./views/commitment-chain.ts";
import { entryParts } from "./views/entry-parts.ts";
import { toStatementView } from "./views/speakers.ts";

type Commitment = Entry<"commitment">;

/** Who said what. What stands in a text of all parties is said by all together; the record's summary of it cites that text. */
function ledgerOf(record: PartnershipRecord, entry: Commitment) {
  const parties = record.partnership.value.parties.map((party) => party.code);
  const document = find(record, "document", entry.value.document);
  const isJoint = document !== undefined && parties.every((party) => document.value.parties.includes(party));
  const text = entry.recorded.get("text");
  const summary = text === undefined ? [] : [toStatementView(record, text)];
  const said = entry.said.map((statement) => toStatementView(record, statement));
  return {
    together: isJoint ? summary : [],
    each: parties.map((party) => ({ party, statements: said.filter((one) => one.speaker.kind === "party" && one.speaker.code === party) })),
    others: [...(isJoint ? [] : summary), ...said.filter((one) => one.speaker.kind !== "party" || !parties.includes(one.speaker.code))],
  };
}

type Relation = "part-of" | "part" | "same-as" | "project" | "investment";

function byKey(record: PartnershipRecord, relation: Relation, entry: Entry) {
  return { relation, ...nameOf(record, entry), link: null };
}

/** What it takes up, and what takes it up, each with the decision. */
function continued(record: PartnershipRecord, entry: Commitment) {
  const own = withRelation(
    entry.value.links.map((link) => ({ from: entry, link })),
    "continues",
  );
  return [
    ...own.flatMap((named) => {
      const target = targetOf(record, named.link);
      return target === undefined ? [] : [{ relation: "continues" as const, ...nameOf(record, target), link: toLinkView(record, named) }];
    }),
    ...withRelation(linksTo(record, entry), "continues").map((named) => ({
      relation: "continued-by" as const,
      ...nameOf(record, named.from),
      link: toLinkView(record, named),
    })),
  ];
}

/** The entry with this id, of whatever kind: what is recorded twice may stand among projects or people figures too. */
export function findAnywhere(record: PartnershipRecord, id: string | undefined): AnyEntry | undefined {
  if (id === undefined) return undefined;
  for (const kind of kindNames) {
    const entry = record.entries[kind].find((one) => one.id === id);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function linkedOf(record: PartnershipRecord, entry: Commitment) {
  const whole = findAnywhere(record, entry.value.part_of);
  const same = findAnywhere(record, entry.value.same_as);
  return [
    ...(whole === undefined ? [] : [byKey(record, "part-of", whole)]),
    ...record.entries.commitment.filter((one) => one.value.part_of === entry.id).map((one) => byKey(record, "part", one)),
    ...(same === undefined ? [] : [byKey(record, "same-as", same)]),
    ...record.entries.commitment.filter((one) => one.value.same_as === entry.id).map((one) => byKey(record, "same-as", one)),
    ...projectsOf(record, entry).map((one) => byKey(record, "project", one)),
    ...record.entries.investment
      .filter((one) => one.value.same_as === entry.id || one.value.part_of === entry.id)
      .map((one) => byKey(record, "investment", one)),
    ...continued(record, entry),
  ];
}

/** What was promised here, by whom to whom, what was signed, paid and seen, who says what, and what would settle it? */
export const commitment = defineQuestion({
  id: "commitment",
  path: "/commitments/:id",
  parameters: z.strictObject({}),
  read: (asked) => {
    const { record, id, today } = asked;
    const entry = find(record, "commitment", id);
    if (entry === undefined) return null;
    const meeting = find(record, "meeting", entry.value.made_at);
    const document = find(record, "document", entry.value.document);
    return {
      ...entryParts(asked, entry),
      row: toCommitmentRow(record, entry, today),
      follow_ups: entry.value.follow_ups.map((followUp) => ({
        ...followUp,
        citations: citationsOf(record, entry, toProperty("follow_ups", followUp.id)),
      })),
      chain: chainOf(record, entry),
      ledger: ledgerOf(record, entry),
      meeting: meeting === undefined ? null : toMeetingName(meeting),
      document: document === undefined ? null : { id: document.id, titles: document.value.titles },
      linked: linkedOf(record, entry),
    };
  },
});
