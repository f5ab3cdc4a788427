import type { AnyEntry } from "../../core/entry.ts";

/** The members that an entry speaks of, as codes; codes of others among them. */
export function partiesOf(entry: AnyEntry): readonly string[] {
  switch (entry.kind) {
    case "partnership":
      return entry.value.parties.map((party) => party.code);
    case "format":
      return [...entry.value.partner_countries, ...entry.value.members, ...entry.value.observers];
    case "meeting":
      return [...entry.value.parties, ...(entry.value.country === null ? [] : [entry.value.country])];
    case "document":
      return entry.value.parties;
    case "commitment":
      return [...entry.value.made_by, ...entry.value.made_to];
    case "project":
      return [...entry.value.countries, ...(entry.value.provider_party === null ? [] : [entry.value.provider_party])];
    case "people-figure":
      return entry.value.country === null ? [] : [entry.value.country];
    case "investment":
      return entry.value.countries;
    case "indicator-figure":
      return [entry.value.from_code, entry.value.to_code].filter((code) => code !== undefined);
    case "claim":
      return [];
  }
}

/** The fields of co-operation that an entry belongs to. */
export function fieldsOf(entry: AnyEntry): readonly string[] {
  switch (entry.kind) {
    case "meeting":
      return entry.value.fields;
    case "commitment":
      return [...new Set([entry.value.field, ...entry.value.also_fields])];
    case "project":
      return [entry.value.field];
    case "partnership":
    case "format":
    case "document":
    case "people-figure":
    case "investment":
    case "indicator-figure":
    case "claim":
      return [];
  }
}
