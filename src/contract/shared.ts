import { z } from "zod";
import { localized } from "../core/languages.ts";

/** A page that something rests on. `address` is where the publisher keeps it; `id` is its address on this site (`sources/<id>`). */
export const CitationView = z.object({
  id: z.string(),
  address: z.string(),
  publisher: z.string(), // host without www.
  publisher_name: z.string(),
  party: z.string().nullable(), // the member whose own page it is
  seen_on: z.string(),
});
export type CitationView = z.infer<typeof CitationView>;

/** One line of the ledger as the public sees it. */
export const StatementView = z.object({
  id: z.string(),
  subject: z.string(),
  property: z.string(),
  speaker: z.object({ kind: z.enum(["record", "party", "publisher"]), code: z.string().nullable(), name: z.string() }),
  attributed_to: z.string().nullable(),
  value: z.unknown(),
  words: z.string().nullable(),
  lang: z.string().nullable(),
  said_on: z.string().nullable(),
  said_on_is: z.enum(["event", "report"]).nullable(),
  seen_on: z.string().nullable(),
  own: z.boolean(), // false: as reported by others
  recorded_by: z.string(),
  recorded_at: z.string(),
  follows: z.string().nullable(),
  follow_kind: z.enum(["correction", "change-of-position", "withdrawal"]).nullable(),
  reason: z.string().nullable(),
  redacted: z.object({ at: z.string(), reason: z.string() }).nullable(),
  citations: z.array(CitationView),
});
export type StatementView = z.infer<typeof StatementView>;

/** One matter on which speakers differ; versions in the order of speakers, nobody on top. */
export const DifferenceView = z.object({
  subject: z.string(),
  about: z.string(),
  question: localized.nullable(),
  settle: localized.nullable(),
  versions: z.array(
    z.object({ value: z.unknown(), words: z.string().nullable(), lang: z.string().nullable(), statements: z.array(StatementView) }),
  ),
});
export type DifferenceView = z.infer<typeof DifferenceView>;

/** What every answer says of itself. */
export const Stamp = z.object({
  partnership: z.string(),
  record_version: z.string(),
  read_up_to: z.string(), // nothing was read beyond this day
  seen_on: z.string(),
  computed_for: z.string(), // the day for which states are computed
  licence: z.literal("CC BY 4.0"),
});
export type Stamp = z.infer<typeof Stamp>;

/** One facet of a list: how many rows each choice would leave, given the choices made in the other facets. */
export const Facet = z.object({
  id: z.string(),
  options: z.array(z.object({ value: z.string(), count: z.number().int(), selected: z.boolean() })),
});
export type Facet = z.infer<typeof Facet>;

/** What a list says besides its rows. `total` is the whole kind, `count` what the selection leaves, rows the page of it. */
export const listParts = {
  stamp: Stamp,
  total: z.number().int(),
  count: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
  page_size: z.number().int(),
  selection: z.record(z.string(), z.array(z.string())),
  facets: z.array(Facet),
};

/** What a page of one entry says besides the entry. `history` is the whole ledger of the subject, oldest first. */
export const entryParts = {
  stamp: Stamp,
  said: z.array(StatementView),
  differences: z.array(DifferenceView),
  notes: z.array(z.object({ id: z.string(), text: z.string(), lang: z.string() })),
  inferred: z.array(z.string()),
  history: z.array(StatementView),
  citations: z.array(CitationView),
};

/** How much of a meeting's or document's date is known. */
export const DateView = z.object({ start: z.string().nullable(), end: z.string().nullable(), precision: z.string() });
export type DateView = z.infer<typeof DateView>;
