import { z } from "zod";
import { languageTag, localized } from "../languages.ts";
import { partialDate } from "../partial-date.ts";
import { common, entryId, fieldId, name, partyCode, prose, sources } from "./common.ts";

/** The rows of meetings, in the order of the timeline; `group` says who sits at the table. */
export const levelGroups = [
  "leaders",
  "foreign-ministers",
  "ministers",
  "officials",
  "public",
  "experts",
  "business",
  "two-party",
  "other",
] as const;

/** A member. Its own names win over CLDR. */
export const party = z.strictObject({ code: partyCode, names: localized });

/** partnership.yaml: what the dialogue is, its members in their fixed order, and how far the record was read. */
export const partnership = z.strictObject({
  ...common,
  /** The place of this partnership in the installation's list; the lowest is shown at `/`. */
  position: z.number().int().min(0),
  format: entryId,
  names: localized,
  short_name: name.optional(),
  /** The members in the one order used everywhere. */
  parties: z.array(party).min(2),
  order_rule: localized,
  /** Who sits across from whom. */
  sides: z.array(z.strictObject({ names: localized, parties: z.array(partyCode).min(1) })).length(2),
  levels: z.array(z.strictObject({ id: entryId, group: z.enum(levelGroups), names: localized })).min(1),
  /** What follow-ups were read up to: beyond this day nothing is said of anyone. */
  read_up_to: partialDate,
  /** The day on which the pages were read, unless a source says otherwise. */
  seen_on: z.iso.date(),
  /** How they were read. */
  seen_how: localized,
  /** Languages in which a machine drafted names of levels and the sentences above, and no speaker has checked them yet. */
  machine_drafted: z.array(z.string()).default([]),
  content_language: z.string(),
  founded: z.strictObject({ date: partialDate, level: name, place: name.nullable() }).optional(),
  secretariat: prose.optional(),
  chair: prose.optional(),
  /** The meeting that the overview starts from. */
  focus_meeting: entryId,
  priority_fields: z.array(fieldId).default([]),
});
export type Partnership = z.infer<typeof partnership>;

/** Codes of development assistance that a field stands for, from the list they belong to, which is named as IATI names it. */
const sectorCodes = z.discriminatedUnion("codelist", [
  z.strictObject({
    codelist: z.literal("Sector"),
    codes: z.array(z.string().regex(/^\d{5}$/, "a purpose code of five digits in quotes")).min(1),
  }),
  z.strictObject({
    codelist: z.literal("SectorCategory"),
    codes: z.array(z.string().regex(/^\d{3}$/, "a code of three digits in quotes")).min(1),
  }),
]);

/** Further words for the same, by language: other spellings, former names, words that readers look for. A search knows them, no page shows them as names. */
const otherWords = z.record(languageTag, z.array(name).min(1));

const field = z.strictObject({
  id: fieldId,
  names: localized,
  also: otherWords.optional(),
  machine_drafted: z.array(z.string()).default([]),
  /** What payments are counted in the field. A purpose code wins over its category, should that stand in another field. */
  dac_sectors: z.array(sectorCodes).default([]),
});

/** fields.yaml: fields of co-operation in the order in which they are listed. */
export const fields = z.array(field).min(1);
export type Fields = z.infer<typeof fields>;

/** places.yaml: what places that the record names are called in other languages, so that they are found by any of their names. */
export const places = z.array(
  z.strictObject({ names: localized, also: otherWords.optional(), machine_drafted: z.array(z.string()).default([]) }),
);
export type Places = z.infer<typeof places>;

/** publishers.yaml: whose page a host is; `party` makes it that party's own page, and so able to speak for it. */
export const publishers = z.array(
  z.strictObject({ host: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/), name, party: partyCode.optional() }),
);
export type Publishers = z.infer<typeof publishers>;

/** Tables of a partnership folder beside its entries: `<name>.yaml`, and a property of the partnership in the ledger. */
export const tableNames = ["fields", "publishers", "places"] as const;

const event = z.strictObject({
  number: z.number().int().nullable().optional(),
  kind: name.optional(),
  date: partialDate.nullable(),
  date_end: partialDate.optional(),
  place: name.nullable().optional(),
  status: name.optional(),
  level: name.optional(),
  note: prose.optional(),
  sources: sources.optional(),
});

/** Another dialogue of the same kind, for comparison. */
export const format = z.strictObject({
  ...common,
  name,
  partner_countries: z.array(partyCode),
  partner_org: name.nullable(),
  members: z.array(partyCode),
  observers: z.array(partyCode).default([]),
  founded: event,
  first_leaders_summit: event.nullable(),
  next_leaders_summit: event.nullable().default(null),
  other_summits: z.array(event).default([]),
  secretariat: z
    .strictObject({ exists: name, place: name.optional(), since: name.optional(), text: prose.optional(), sources: sources.optional() })
    .nullable(),
  tracks: z.array(name).default([]),
  amounts: z
    .array(z.strictObject({ value: z.union([z.string(), z.number()]).transform(String), currency: z.string(), text: prose, sources }))
    .default([]),
});
export type Format = z.infer<typeof format>;
