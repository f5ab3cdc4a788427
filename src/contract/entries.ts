import { z } from "zod";
import { localized } from "../core/languages.ts";
import { amount } from "../core/money.ts";
import { LinkView } from "./chain.ts";
import { CommitmentRow, CommitmentState } from "./commitments.ts";
import { MeetingRow } from "./meetings.ts";
import { FieldMoney, SignedMoney, StatedSums } from "./money.ts";
import { ProjectRow } from "./projects.ts";
import { Provenance } from "./provenance.ts";
import { DifferenceView, entryParts, listParts, Stamp, StatementView } from "./shared.ts";

/** An entry that another page links to. */
export const EntryLinkView = z.object({ subject: z.string(), title: z.string(), lang: z.string() });
export type EntryLinkView = z.infer<typeof EntryLinkView>;

/** The page of an entry whose kind has no page of its own making: what the record says, key by key (null: no page seen says it). */
export const EntryPage = z.object({
  ...entryParts,
  kind: z.string(),
  subject: z.string(),
  title: z.string(),
  lang: z.string(),
  facts: z.array(z.object({ property: z.string(), value: z.unknown() })),
  linked: z.array(
    EntryLinkView.extend({
      relation: z.enum(["part-of", "part", "same-as", "derived-from", "signed-for", "paid-for", "result-of", "continued-by"]),
      link: LinkView.nullable(), // null where a key of an entry says it
    }),
  ),
});
export type EntryPage = z.infer<typeof EntryPage>;

const number = { value: z.string(), qualifier: z.string(), currency: z.string().nullable() };

/** One figure on people who studied or were trained, as stated. */
export const PeopleRow = z.object({
  id: z.string(),
  subject: z.string(),
  country: z.string().nullable(), // null: all members together
  programme: z.string(),
  measure: z.string(),
  ...number,
  as_of: z.string(),
  since: z.string().nullable(),
  attributed_to: z.string().nullable(),
  derived: z.boolean(), // computed by the record
  derived_from: z.array(z.string()),
  same_as: z.string().nullable(),
  differs_on: z.array(z.string()),
  sources: z.number().int(),
});
export type PeopleRow = z.infer<typeof PeopleRow>;

/** `newest` holds, for each programme and country, the newest figure of each measure that counts people: what a reader may compare, never add. */
export const PeopleList = z.object({
  ...listParts,
  rows: z.array(PeopleRow),
  newest: z.array(z.object({ programme: z.string(), country: z.string().nullable(), row: PeopleRow })),
});
export type PeopleList = z.infer<typeof PeopleList>;

/** An investment or a sum of deals as stated. */
export const InvestmentRow = z.object({
  id: z.string(),
  subject: z.string(),
  kind: z.string(),
  what: z.string(),
  lang: z.string(),
  countries: z.array(z.string()),
  date: z.string(),
  amount: amount.nullable(),
  count: z.number().int().nullable(),
  usd_equivalent: z.string().nullable(), // as the page converts it
  by: z.string().nullable(),
  direction: z.string(),
  money: z.string(),
  term: z.string().nullable(),
  part_of: z.string().nullable(),
  same_as: z.string().nullable(),
  differs_on: z.array(z.string()),
  sources: z.number().int(),
});
export type InvestmentRow = z.infer<typeof InvestmentRow>;
export const InvestmentList = z.object({ ...listParts, rows: z.array(InvestmentRow), figures: z.number().int() });
export type InvestmentList = z.infer<typeof InvestmentList>;

/** One figure of development assistance or trade as a page gives it. */
export const FigureRow = z.object({
  id: z.string(),
  subject: z.string(),
  series: z.string(),
  from: z.string(),
  to: z.string(),
  from_code: z.string().nullable(),
  to_code: z.string().nullable(),
  period: z.string(),
  measure: z.string(),
  value: z.string(),
  unit: z.string(),
  lang: z.string(),
  differs_on: z.array(z.string()),
  sources: z.number().int(),
});
export type FigureRow = z.infer<typeof FigureRow>;
export const FigureList = z.object({ ...listParts, rows: z.array(FigureRow) });
export type FigureList = z.infer<typeof FigureList>;

const eventView = z.object({
  date: z.string().nullable(),
  date_end: z.string().nullable(),
  place: z.string().nullable(),
  level: z.string().nullable(),
  status: z.string().nullable(),
});

/** A dialogue of the same kind. `partnership` is the one of this installation that keeps its account. */
export const FormatRow = z.object({
  id: z.string(),
  subject: z.string(),
  name: z.string(),
  lang: z.string(),
  partner_countries: z.array(z.string()),
  partner_org: z.string().nullable(),
  members: z.array(z.string()),
  observers: z.array(z.string()),
  founded: eventView,
  first_leaders_summit: eventView.nullable(),
  other_summits: z.number().int(),
  secretariat: z.string().nullable(),
  amounts: z.array(z.object({ value: z.string(), currency: z.string(), text: z.string() })),
  partnership: z.object({ id: z.string(), commitments: z.number().int(), meetings: z.number().int() }).nullable(),
  differs_on: z.array(z.string()),
  sources: z.number().int(),
});
export type FormatRow = z.infer<typeof FormatRow>;

/** `money` are the sums that this installation's partnerships name, on the basis on which they may be compared. */
export const FormatList = z.object({
  ...listParts,
  rows: z.array(FormatRow),
  money: z.array(
    z.object({
      partnership: z.string(),
      names: localized,
      direction: z.string(),
      money: z.string(),
      rows: z.array(InvestmentRow),
    }),
  ),
});
export type FormatList = z.infer<typeof FormatList>;

const stateCounts = z.array(z.object({ state: CommitmentState, count: z.number().int() }));

export const FieldRow = z.object({
  id: z.string(),
  names: localized,
  priority: z.boolean(), // named first among its fields by the partnership
  commitments: z.number().int(),
  states: stateCounts,
  measurable: z.number().int(),
  projects: z.number().int(),
  meetings: z.number().int(),
  people: z.number().int(),
});
export type FieldRow = z.infer<typeof FieldRow>;
export const FieldList = z.object({ stamp: Stamp, rows: z.array(FieldRow) });
export type FieldList = z.infer<typeof FieldList>;
export const FieldPage = z.object({
  stamp: Stamp,
  row: FieldRow,
  commitments: z.array(CommitmentRow),
  projects: z.array(ProjectRow),
  meetings: z.array(MeetingRow),
  people: z.array(PeopleRow),
  signed: SignedMoney,
  stated: z.array(StatedSums), // of investments that stand for the same as an entry of the field: they name none themselves
  payments: FieldMoney,
  provenance: Provenance,
});
export type FieldPage = z.infer<typeof FieldPage>;

/** What a member promised, was promised, said and does, in counts that each open their rows. */
export const PartyRow = z.object({
  code: z.string(),
  names: localized,
  made: z.number().int(),
  made_alone: z.number().int(),
  made_to: z.number().int(),
  statements: z.number().int(), // current ones of which it is the speaker
  own: z.number().int(), // of these, recorded by itself
  projects: z.number().int(), // in it
  provided: z.number().int(), // with its money
  hosted: z.number().int(), // meetings held in it
  differs: z.number().int(), // matters on which it has a version
});
export type PartyRow = z.infer<typeof PartyRow>;
export const PartyList = z.object({ stamp: Stamp, rows: z.array(PartyRow) });
export type PartyList = z.infer<typeof PartyList>;
export const PartyPage = z.object({
  stamp: Stamp,
  row: PartyRow,
  gives: z.boolean(), // a donor of the partnership; else one of those that aid goes to
  states: stateCounts, // of all it made
  ahead: z.array(CommitmentRow), // made by it, whose day is still to come
  alone: z.array(CommitmentRow),
  statements: z.array(StatementView.extend({ title: z.string(), title_lang: z.string() })),
  differences: z.array(DifferenceView),
  hosted: z.array(MeetingRow),
});
export type PartyPage = z.infer<typeof PartyPage>;
