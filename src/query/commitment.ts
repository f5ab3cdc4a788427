import { z } from "zod";
import type { AnyEntry, Entry, PartnershipRecord } from "../core/entry.ts";
import { kindNames } from "../core/kinds/index.ts";
import { toProperty } from "../core/property.ts";
import { defineQuestion } from "./question.ts";
import { projectsOf, toCommitmentRow } from "./rows/commitment-row.ts";
import { find, madeOn } from "./rows/dates.ts";
import { toMeetingName } from "./rows/meeting-row.ts";
import { entryParts, langOf } from "./views/entry-parts.ts";
import { toCitationView, toStatementView } from "./views/speakers.ts";
import { titleOf } from "./views/title.ts";

type Commitment = Entry<"commitment">;

/** The pages that a property of the record rests on. */
function citationsOf(record: PartnershipRecord, entry: Entry, property: string) {
  return (entry.recorded.get(property)?.citations ?? []).map((citation) => toCitationView(record, citation));
}

function promised(record: PartnershipRecord, entry: Commitment) {
  const { text, target } = entry.value;
  const amount =
    target?.currency === undefined ? null : { value: target.value, currency: target.currency, basis: target.basis ?? "as-stated" };
  const citations = citationsOf(record, entry, "text");
  return [{ date: madeOn(record, entry).start, date_is: "event" as const, text, lang: langOf(record), amount, subject: null, citations }];
}

function followed(record: PartnershipRecord, entry: Commitment, step: "signed" | "paid" | "result") {
  return entry.value.follow_ups
    .filter((followUp) => followUp.step === step)
    .map((followUp) => ({
      date: followUp.date,
      date_is: followUp.date_is ?? null,
      text: followUp.text,
      lang: langOf(record),
      amount: null,
      subject: null,
      citations: citationsOf(record, entry, toProperty("follow_ups", followUp.id)),
    }));
}

function signedProjects(record: PartnershipRecord, entry: Commitment) {
  return projectsOf(record, entry).map((project) => {
    const { amount, signed, title, title_lang: lang } = project.value;
    return {
      date: signed,
      date_is: signed === null ? null : ("event" as const),
      text: title,
      lang,
      amount: amount === null ? null : { value: amount.value, currency: amount.currency, basis: amount.basis },
      subject: project.subject,
      citations: project.citations.map((citation) => toCitationView(record, citation)),
    };
  });
}

/** Promise, signature, payment, result; a step without items names the message that says what would fill it. */
function chainOf(record: PartnershipRecord, entry: Commitment) {
  const steps = [
    { step: "promised" as const, items: promised(record, entry) },
    { step: "signed" as const, items: [...followed(record, entry, "signed"), ...signedProjects(record, entry)] },
    { step: "paid" as const, items: followed(record, entry, "paid") },
    { step: "result" as const, items: followed(record, entry, "result") },
  ];
  return steps.map((one) => ({
    step: one.step,
    items: one.items.sort((a, b) => ((a.date ?? "9999") < (b.date ?? "9999") ? -1 : 1)),
    missing: one.items.length === 0 ? `chain.missing.${one.step}` : null,
  }));
}

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

function link(record: PartnershipRecord, relation: "part-of" | "part" | "same-as" | "project" | "investment", entry: Entry) {
  return { relation, subject: entry.subject, ...titleOf(record, entry) };
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
    ...(whole === undefined ? [] : [link(record, "part-of", whole)]),
    ...record.entries.commitment.filter((one) => one.value.part_of === entry.id).map((one) => link(record, "part", one)),
    ...(same === undefined ? [] : [link(record, "same-as", same)]),
    ...record.entries.commitment.filter((one) => one.value.same_as === entry.id).map((one) => link(record, "same-as", one)),
    ...projectsOf(record, entry).map((one) => link(record, "project", one)),
    ...record.entries.investment
      .filter((one) => one.value.same_as === entry.id || one.value.part_of === entry.id)
      .map((one) => link(record, "investment", one)),
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
