import { z } from "zod";
import { linkConfidences, linkRelations } from "../core/kinds/link.ts";
import { amount, qualifier } from "../core/money.ts";
import { CitationView } from "./shared.ts";

const named = { subject: z.string(), title: z.string(), lang: z.string() };

/** A link as decided: how sure, on which ground, on which pages, by whom and when. */
export const LinkView = z.object({
  id: z.string(),
  relation: z.enum(linkRelations),
  confidence: z.enum(linkConfidences), // likely: moves no state and enters no sum
  ground: z.string(),
  lang: z.string(),
  decided_by: z.string(), // the recorder: editor, or a party for what it recorded itself
  decided_on: z.string(),
  citations: z.array(CitationView),
});
export type LinkView = z.infer<typeof LinkView>;

/** One line of a chain: a word, an agreement, a payment, a result; with the link by which it stands here, where there is one. */
export const ChainItem = z.object({
  date: z.string().nullable(),
  date_is: z.enum(["event", "report"]).nullable(),
  text: z.string(),
  lang: z.string(),
  amount: amount.nullable(),
  figure: z.object({ value: z.string(), qualifier, measure: z.string() }).nullable(), // people counted; `measure` says as what
  subject: z.string().nullable(), // the entry it comes from; null where it is an item of this one, or an activity
  citations: z.array(CitationView),
  link: LinkView.nullable(),
  /** The entry between: the part or the project through which it belongs here, or the whole that it belongs to. */
  via: z.object({ is: z.enum(["part", "project", "whole"]), ...named }).nullable(),
  /** Other commitments that the same is linked to: never added to this one. */
  also_for: z.array(z.object(named)),
});
export type ChainItem = z.infer<typeof ChainItem>;

/** One box of promise, signed, paid, result. Without items it is a hole: `missing` is the message key of what would fill it. */
export const ChainStep = z.object({
  step: z.enum(["promised", "signed", "paid", "result"]),
  items: z.array(ChainItem),
  missing: z.string().nullable(),
  /** Parts of the commitment for which this box holds nothing, where it holds something for others. */
  open_parts: z.array(z.object(named)),
  /** Sums of two and more amounts of a currency that may be added: certain links, each entry once, no part beside its whole. */
  totals: z.array(z.object({ currency: z.string(), value: z.string(), count: z.number().int(), ceiling: z.boolean() })),
});
export type ChainStep = z.infer<typeof ChainStep>;
