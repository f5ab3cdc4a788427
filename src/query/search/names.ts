import type { AnyEntry, PartnershipRecord } from "../../core/entry.ts";
import { fieldsOf, partiesOf } from "../rows/about-entry.ts";
import { langOf } from "../views/entry-parts.ts";
import { inEach, written, type FoundText } from "./found-text.ts";
import { fieldWords } from "./other-words.ts";

/** Names as the record writes them: institutions, offices, programmes, places. */
function writtenNames(entry: AnyEntry): readonly (string | null | undefined)[] {
  switch (entry.kind) {
    case "partnership":
      return [entry.value.short_name, entry.value.founded?.place];
    case "format": {
      const {
        partner_org: org,
        founded,
        first_leaders_summit: first,
        next_leaders_summit: next,
        other_summits: others,
        secretariat,
      } = entry.value;
      return [org, secretariat?.place, ...[founded, first, next, ...others].map((event) => event?.place)];
    }
    case "meeting":
      return [entry.value.place, ...entry.value.participants.map((participant) => participant.office)];
    case "document":
    case "commitment":
      return [entry.value.actor];
    case "project":
      return [entry.value.provider, entry.value.implementer, ...entry.value.places.map((place) => place.name)];
    case "people-figure":
      return [entry.value.programme, entry.value.attributed_to];
    case "investment":
      return [entry.value.by];
    case "indicator-figure":
      return [entry.value.from, entry.value.to, entry.value.unit];
    case "claim":
      return [entry.value.published_in?.publication];
  }
}

/** Every name in an entry, those of members, fields and levels in all their languages: a reader asks in one, the record is written in another. */
export function namesOf(record: PartnershipRecord, entry: AnyEntry): readonly FoundText[] {
  const { parties, levels, sides } = record.partnership.value;
  const members = new Set(partiesOf(entry));
  const fields = new Set(fieldsOf(entry));
  const level = entry.kind === "meeting" ? levels.find((one) => one.id === entry.value.level) : undefined;
  const named = [
    ...parties.filter((party) => members.has(party.code)),
    ...(level === undefined ? [] : [level]),
    ...(entry.kind === "partnership" ? [...sides, ...levels] : []),
  ];
  const inFields = record.fields.filter((field) => entry.kind === "partnership" || fields.has(field.id));
  const attributed = entry.said.filter((one) => one.redacted === undefined).map((one) => one.attributedTo);
  return [
    ...written("name", [...writtenNames(entry), ...attributed], langOf(record)),
    ...named.flatMap(({ names }) => inEach("name", names)),
    ...inFields.flatMap((field) => fieldWords(field, "name")),
  ];
}
