import type { AnyEntry, Entry, PartnershipRecord } from "../../core/entry.ts";
import { activityOf, type Link } from "../../core/kinds/link.ts";
import { toProperty } from "../../core/property.ts";
import type { Amount } from "../../core/money.ts";
import { find, madeOn } from "../rows/dates.ts";
import { linksTo, targetOf, type NamedLink } from "../rows/links.ts";
import { langOf } from "./entry-parts.ts";
import { toCitationView } from "./speakers.ts";
import { titleOf } from "./title.ts";

/** The pages that a property of the record rests on. */
export function citationsOf(record: PartnershipRecord, entry: Entry, property: string) {
  return (entry.recorded.get(property)?.citations ?? []).map((citation) => toCitationView(record, citation));
}

/** An entry by its name, where another page links to it. */
export function nameOf(record: PartnershipRecord, entry: Entry) {
  return { subject: entry.subject, ...titleOf(record, entry) };
}

/** A link as decided: what it says, and from the ledger who decided it and when. */
export function toLinkView(record: PartnershipRecord, { from, link }: NamedLink) {
  const property = toProperty("links", link.id);
  const statement = from.recorded.get(property);
  return {
    ...{ id: link.id, relation: link.relation, confidence: link.confidence, ground: link.ground, lang: langOf(record) },
    decided_by: statement?.recordedBy ?? "editor",
    decided_on: (statement?.recordedAt ?? "").slice(0, 10),
    citations: citationsOf(record, from, property),
  };
}

type Facts = {
  readonly date: string | null;
  readonly amount: Amount | null;
  readonly figure: {
    readonly value: string;
    readonly qualifier: Entry<"people-figure">["value"]["qualifier"];
    readonly measure: string;
  } | null;
};

/** The day, the sum or the number that an entry brings into a chain. */
function factsOf(record: PartnershipRecord, entry: AnyEntry): Facts {
  const none = { date: null, amount: null, figure: null };
  switch (entry.kind) {
    case "project":
      return { ...none, date: entry.value.signed ?? entry.value.start, amount: entry.value.amount };
    case "commitment":
      return { ...none, date: madeOn(record, entry).start, amount: promisedAmount(entry) };
    case "investment":
      return { ...none, date: entry.value.date, amount: entry.value.amount };
    case "people-figure": {
      const { number: value, currency, qualifier, measure, as_of: date } = entry.value;
      if (currency === undefined) return { ...none, date, figure: { value, qualifier, measure } };
      return { ...none, date, amount: { value, currency, qualifier, basis: "as-stated" } };
    }
    case "partnership":
    case "format":
    case "meeting":
    case "document":
    case "indicator-figure":
    case "claim":
      return none;
  }
}

/** The sum that a commitment names as its target; null where it names none. */
export function promisedAmount({ value: { target } }: Entry<"commitment">): Amount | null {
  if (target?.currency === undefined) return null;
  return { value: target.value, currency: target.currency, basis: target.basis ?? "as-stated" };
}

type Via = { readonly is: "part" | "project" | "whole"; readonly entry: Entry };

/** One line of a chain from a link: `shown` is the entry at its other end, undefined where that is an activity. */
function toItem(record: PartnershipRecord, named: NamedLink, shown: AnyEntry | undefined, via: Via | null) {
  const link = toLinkView(record, named);
  const between = via === null ? null : { is: via.is, ...nameOf(record, via.entry) };
  const activity = { date: null, amount: null, figure: null, text: activityOf(named.link) ?? named.link.to, lang: langOf(record) };
  const name = shown === undefined ? null : titleOf(record, shown);
  const facts = shown === undefined || name === null ? activity : { ...factsOf(record, shown), text: name.title, lang: name.lang };
  return {
    ...facts,
    date_is: facts.date === null ? null : ("event" as const),
    subject: shown?.subject ?? null,
    citations: shown === undefined ? [] : shown.citations.map((citation) => toCitationView(record, citation)),
    link,
    via: between,
    also_for: shown === undefined ? [] : alsoFor(record, shown, [named.from, ...(via === null ? [] : [via.entry])]),
  };
}

/** Other commitments that lead to the same entry; `own` are those of whose chain this is. */
function alsoFor(record: PartnershipRecord, shown: AnyEntry, own: readonly Entry[]) {
  const others = linksTo(record, shown).flatMap(({ from, link }) =>
    from.kind === "commitment" && link.relation !== "continues" && !own.includes(from) ? [from] : [],
  );
  return [...new Set(others)].map((one) => nameOf(record, one));
}

/** A link seen from the entry that names it. */
export function forwardItem(record: PartnershipRecord, named: NamedLink, via: Via | null) {
  return toItem(record, named, targetOf(record, named.link), via);
}

/** A link seen from the entry it leads to; the whole that a commitment is part of stands beside it. */
export function backItem(record: PartnershipRecord, named: NamedLink) {
  const { from } = named;
  const whole = from.kind === "commitment" ? find(record, "commitment", from.value.part_of) : undefined;
  return { ...toItem(record, named, from, whole === undefined ? null : { is: "whole", entry: whole }), also_for: [] };
}

/** The links of one relation, in the order in which the record has them. */
export function withRelation(named: readonly NamedLink[], ...relations: readonly Link["relation"][]): readonly NamedLink[] {
  return named.filter(({ link }) => relations.includes(link.relation));
}
