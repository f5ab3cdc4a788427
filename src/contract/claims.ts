import { z } from "zod";
import { operators } from "../core/claims/claim-test.ts";
import { ClaimVerdict, ReadingVerdict } from "../core/claims/verdict.ts";
import { localized } from "../core/languages.ts";
import { Provenance } from "./provenance.ts";
import { CitationView, entryParts, listParts, Stamp } from "./shared.ts";

const DonorSum = z.object({ donor: z.string(), value: z.string() });

/** What a reading of a donor's rank was computed from and came to. Sums are US dollars as decimal text, exact. */
export const RankView = z.object({
  measure: z.string(), // net, gross, commitments, grant-equivalent
  donors: z.string(), // dac-countries, dac-with-institutions, all-donors
  recipients: z.string(), // each, all, all-without-largest
  recipient_codes: z.array(z.string()),
  left_out: z.string().nullable(), // the largest recipient of the selection, where it is left out
  period: z.string(), // a year, since-founding, last-eight-years, year-published, any
  first_year: z.number().int().nullable(),
  last_year: z.number().int().nullable(),
  prices: z.string(), // current, constant, any
  donor: z.string(),
  value: z.string().nullable(), // null = no figure of this donor
  figures: z.number().int(), // figures behind the sum, one for a recipient and year
  figures_asked: z.number().int(),
  rank: z.number().int().nullable(),
  of: z.number().int(), // donors with a figure
  other: DonorSum.nullable(), // the first, where this donor is not; else the one after it
  distance: z.string().nullable(), // to the other; never negative
  not_held: z.string().nullable(), // what DAC donors gave by the publisher's total and no donor held explains; null = not known
});
export type RankView = z.infer<typeof RankView>;

/** Why a reading cannot be checked, as a key of the catalogues (`needs.<code>`) with its values, or in the words of the record. */
export const NeedsView = z.object({
  code: z.string().nullable(),
  values: z.record(z.string(), z.string()),
  text: localized.nullable(),
  load: z.string().nullable(), // the command that loads it
});
export type NeedsView = z.infer<typeof NeedsView>;

const FactView = z.object({ is: z.enum(["number", "date", "text"]), text: z.string() });

/** A clause of a test beside what the answer has for it; `of` and `asked_of` are names of the answer (`first-date`: the first of its list). */
export const ClauseView = z.object({
  of: z.string(),
  found: FactView.nullable(),
  operator: z.enum(operators),
  asked: FactView.nullable(),
  asked_of: z.string().nullable(), // null = a literal of the test
});
export type ClauseView = z.infer<typeof ClauseView>;

export const ReadingView = z.object({
  id: z.string(),
  of: z.string(), // id of the reading in claims.yaml that it belongs to
  label: localized,
  note: localized.nullable(),
  query: z.string().nullable(),
  parameters: z.record(z.string(), z.unknown()),
  test: z.string().nullable(),
  verdict: ReadingVerdict,
  value: z.string().nullable(), // what the test looked at first
  facts: z.record(z.string(), z.string().nullable()),
  clauses: z.array(ClauseView),
  needs: NeedsView.nullable(),
  rank: RankView.nullable(),
  rows: z.string().nullable(), // address below the partnership of the rows behind the value
  // of the record that it counts; `value` is what each gives to it: an amount, a number, a day
  entries: z.array(
    z.object({
      ...{ subject: z.string(), title: z.string(), lang: z.string() },
      value: FactView.nullable(),
    }),
  ),
});
export type ReadingView = z.infer<typeof ReadingView>;

export const ClaimRow = z.object({
  id: z.string(),
  subject: z.string(),
  claim: z.string(),
  lang: z.string(),
  translations: localized.nullable(),
  type: z.string(),
  state: z.string(), // the editor's reading of what is for and against
  published_in: z.object({ publication: z.string(), date: z.string() }).nullable(),
  verdict: ClaimVerdict,
  pinned: ClaimVerdict.nullable(), // what the editor saw; differs from `verdict` where new data changed it
  holds: z.number().int(),
  fails: z.number().int(),
  cannot: z.number().int(),
  for: z.number().int(),
  against: z.number().int(),
  sources: z.number().int(),
});
export type ClaimRow = z.infer<typeof ClaimRow>;

export const ClaimList = z.object({ ...listParts, snapshot: z.string(), rows: z.array(ClaimRow) });
export type ClaimList = z.infer<typeof ClaimList>;

const FindingView = z.object({ id: z.string(), text: z.string(), lang: z.string(), citations: z.array(CitationView) });

/** A query of this claim: its question, and the SQL that answers it (null where the read model of the record does). */
export const QueryView = z.object({ id: z.string(), sql: z.array(z.object({ name: z.string(), text: z.string() })) });
export type QueryView = z.infer<typeof QueryView>;

/** A line of the history of a claim's verdict. */
export const VerdictChange = z.object({
  id: z.string(),
  at: z.string(), // ISO 8601 instant
  verdict: ClaimVerdict,
  before: ClaimVerdict.nullable(), // null = the first check
  holds: z.number().int(), // readings after it
  fails: z.number().int(),
  cannot: z.number().int(),
  // readings that came out otherwise; a verdict of null = the claim has, or had, no such reading
  changed: z.array(
    z.object({ id: z.string(), before: ReadingVerdict.nullable(), verdict: ReadingVerdict.nullable(), value: z.string().nullable() }),
  ),
  snapshot: z.string(),
  record_version: z.string(),
  software: z.string(),
});
export type VerdictChange = z.infer<typeof VerdictChange>;

export const ClaimPage = z.object({
  ...entryParts,
  row: ClaimRow,
  check_with: z.array(z.string()),
  for: z.array(FindingView),
  against: z.array(FindingView),
  readings: z.array(ReadingView),
  closest: z.string().nullable(), // id of the reading closest to the words
  verdicts: z.array(VerdictChange), // what checks came to where that differs from the check before, newest first
  queries: z.array(QueryView),
  provenance: Provenance,
});
export type ClaimPage = z.infer<typeof ClaimPage>;

/** What a claim comes to, for a card on another site. */
export const ClaimCard = z.object({ stamp: Stamp, row: ClaimRow, snapshot: z.string(), vintages: z.array(z.string()) });
export type ClaimCard = z.infer<typeof ClaimCard>;
