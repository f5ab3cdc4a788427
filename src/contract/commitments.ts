import { z } from "zod";
import { commitmentKinds, followUp, target } from "../core/kinds/commitment.ts";
import { ChainStep, LinkView } from "./chain.ts";
import { CitationView, DateView, entryParts, listParts, StatementView } from "./shared.ts";

/** The states of DESIGN section 6; `no-date-set` is what an intention or proposal without a date reads. */
export const commitmentStates = ["done", "begun", "differs", "slipped", "not-due", "due", "silent", "no-date-set", "withdrawn"] as const;
export const CommitmentState = z.enum(commitmentStates);
export type CommitmentState = z.infer<typeof CommitmentState>;

export const CommitmentRow = z.object({
  id: z.string(),
  subject: z.string(),
  kind: z.enum(commitmentKinds),
  text: z.string(),
  lang: z.string(),
  made_by: z.array(z.string()), // in the partnership's fixed order
  made_to: z.array(z.string()),
  actor: z.string().nullable(),
  field: z.string(),
  field_as_recorded: z.string().nullable(),
  also_fields: z.array(z.string()),
  made_at: z.string().nullable(), // id of a meeting
  document: z.string().nullable(), // id of a document; null = spoken or reported, no text seen
  made_on: DateView, // of the meeting, else of the document
  state: CommitmentState,
  measurable: z.boolean(),
  target: target.nullable(),
  due_on: z.string().nullable(), // the last day the target's date can mean
  last_word_on: z.string().nullable(), // newest follow-up
  example_only: z.boolean(),
  part_of: z.string().nullable(),
  same_as: z.string().nullable(),
  projects: z.array(z.string()), // ids of the projects signed for it or for a part of it; likely ones are left out
  follow_ups: z.number().int(),
  differs_on: z.array(z.string()), // properties on which speakers differ
  sources: z.number().int(),
});
export type CommitmentRow = z.infer<typeof CommitmentRow>;

/** What a line needs to name a meeting. */
export const MeetingName = z.object({
  id: z.string(),
  level: z.string(),
  number: z.number().nullable(),
  title: z.string().nullable(),
  place: z.string().nullable(),
  country: z.string().nullable(),
  date: DateView,
});
export type MeetingName = z.infer<typeof MeetingName>;

/** `meetings` names those that the rows and the choices of the facet `meeting` speak of. */
export const CommitmentList = z.object({ ...listParts, rows: z.array(CommitmentRow), meetings: z.array(MeetingName).optional() });
export type CommitmentList = z.infer<typeof CommitmentList>;

export const CommitmentPage = z.object({
  ...entryParts,
  row: CommitmentRow,
  follow_ups: z.array(followUp.extend({ citations: z.array(CitationView) })),
  chain: z.array(ChainStep),
  /** Who said what: all parties together (declared in a joint text), each for itself (one cell for every party, in order), others by date. */
  ledger: z.object({
    together: z.array(StatementView),
    each: z.array(z.object({ party: z.string(), statements: z.array(StatementView) })),
    others: z.array(StatementView),
  }),
  meeting: MeetingName.nullable(),
  document: z.object({ id: z.string(), titles: z.record(z.string(), z.string()) }).nullable(),
  linked: z.array(
    z.object({
      relation: z.enum(["part-of", "part", "same-as", "project", "investment", "claim", "continues", "continued-by"]),
      subject: z.string(),
      title: z.string(),
      lang: z.string(),
      link: LinkView.nullable(), // null where a key of the entry says it
    }),
  ),
});
export type CommitmentPage = z.infer<typeof CommitmentPage>;
