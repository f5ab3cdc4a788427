import { z } from "zod";
import { localized } from "../core/languages.ts";
import { DateView, listParts } from "./shared.ts";

/**
 * A word that was looked for, without case, apostrophes and marks: one of the query, another form of it, or one of a name under which what
 * it names stands in the record. `beginning`: the last of a query may be part of a longer word.
 */
export const SearchWord = z.object({ text: z.string(), found: z.enum(["whole", "beginning", "inside"]) });
export type SearchWord = z.infer<typeof SearchWord>;

const Place = z.enum(["title", "name", "text", "source"]);

/** An entry, member or field in which every word stands. */
export const SearchRow = z.object({
  kind: z.string(),
  id: z.string(),
  subject: z.string(), // its address below the language
  titles: localized, // by language
  date: DateView,
  parties: z.array(z.string()), // in the partnership's fixed order
  fields: z.array(z.string()),
  found_in: Place.nullable(), // the farthest place that a word was found in; null where no words were asked for
  /** A text with words that no title holds, … where it was cut; `lang` is null where it has no language. */
  excerpt: z.object({ of: Place, text: z.string(), lang: z.string().nullable() }).nullable(),
});
export type SearchRow = z.infer<typeof SearchRow>;

/**
 * What was found, best first: titles before names, names before texts, texts before publishers; a word as it stands before one that only
 * begins so, and that before another form of it. `found` counts before any choice is made, `meant` are other queries that find something
 * where this one finds nothing.
 */
export const SearchList = z.object({
  ...listParts,
  q: z.string(),
  words: z.array(SearchWord),
  /** Under what else it was found: other forms of a word, or the names that stand in the record for what the query calls otherwise. */
  also: z.array(z.object({ by: z.enum(["form", "name"]), asked: z.string(), as: z.array(z.string()), machine_drafted: z.boolean() })),
  found: z.number().int(),
  rows: z.array(SearchRow),
  meant: z.array(z.object({ q: z.string(), count: z.number().int(), by: z.enum(["spelling", "fewer-words"]) })),
  lang: z.string(), // of the record
});
export type SearchList = z.infer<typeof SearchList>;
