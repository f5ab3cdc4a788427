import type { AnyEntry, PartnershipRecord } from "../../core/entry.ts";
import type { Localized } from "../../core/languages.ts";
import { langOf } from "../views/entry-parts.ts";
import { titleOf } from "../views/title.ts";
import { inEach, written, type FoundText } from "./found-text.ts";
import { namesOf } from "./names.ts";

/** Titles by language: official ones, translations, else what the record calls the entry. */
export function titlesOf(record: PartnershipRecord, entry: AnyEntry): Localized {
  if (entry.kind === "document") return entry.value.titles;
  if (entry.kind === "partnership") return entry.value.names;
  const { title, lang } = titleOf(record, entry);
  return entry.kind === "claim" ? { ...entry.value.translations, [lang]: title } : { [lang]: title };
}

/** The texts that a kind has besides its title. */
function ofKind(entry: AnyEntry): readonly (string | null | undefined)[] {
  switch (entry.kind) {
    case "partnership":
      return [entry.value.secretariat, entry.value.chair];
    case "format": {
      const { founded, first_leaders_summit: first, next_leaders_summit: next, other_summits: others } = entry.value;
      const events = [founded, first, next, ...others].map((event) => event?.note);
      return [...entry.value.amounts.map((amount) => amount.text), entry.value.secretariat?.text, ...events];
    }
    case "meeting":
      return entry.value.themes;
    case "document":
      return [entry.value.summary];
    case "commitment":
      return [entry.value.target?.unit, entry.value.field_as_recorded, ...entry.value.follow_ups.map((followUp) => followUp.text)];
    case "project":
      return [entry.value.kind_as_recorded, entry.value.field_as_recorded, entry.value.signed_note, entry.value.amount?.derivation];
    case "investment":
      return [entry.value.term, entry.value.usd_equivalent, entry.value.amount?.derivation];
    case "claim":
      return [...entry.value.for, ...entry.value.against].map((finding) => finding.text);
    case "people-figure":
    case "indicator-figure":
      return [];
  }
}

/** What the record and others say of the entry in their words; what was removed is not among them. */
function wordsOf(record: PartnershipRecord, entry: AnyEntry): readonly FoundText[] {
  const { notes, inferred, differences } = entry.value;
  const said = entry.said.filter((statement) => statement.redacted === undefined).map((statement) => statement.words);
  return [
    ...written("text", [...ofKind(entry), ...notes.map((note) => note.text), ...inferred, ...said], langOf(record)),
    ...differences.flatMap(({ question, settle }) => [...inEach("text", question), ...inEach("text", settle)]),
  ];
}

/** Whose pages an entry rests on. */
function sourcesOf(record: PartnershipRecord, entry: AnyEntry): readonly FoundText[] {
  const hosts = [...new Set(entry.citations.map((citation) => citation.publisher))];
  const names = hosts.flatMap((host) => record.publishers.find((one) => one.host === host)?.name ?? []);
  return written("source", [...hosts, ...names], null);
}

/** Every text of an entry that can be found, titles first. No person is among them: the record names offices. */
export function textsOf(record: PartnershipRecord, entry: AnyEntry): readonly FoundText[] {
  const id = entry.kind === "partnership" ? [] : [entry.id];
  return [
    ...inEach("title", titlesOf(record, entry)),
    ...written("name", id, null),
    ...namesOf(record, entry),
    ...wordsOf(record, entry),
    ...sourcesOf(record, entry),
  ];
}
