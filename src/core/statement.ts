import type { PartialDate } from "./partial-date.ts";

/** Who said it: this compilation, a party of the partnership, or a publisher (by host). */
export type Speaker = "record" | `party:${string}` | `publisher:${string}`;

/** Who wrote it down. Only `party:XX` can make a statement of XX its own. */
export type Recorder = "editor" | "operator" | `party:${string}`;

/** How a later statement stands to the one it follows (same subject, property and speaker). */
export const followKinds = ["correction", "change-of-position", "withdrawal"] as const;
export type FollowKind = (typeof followKinds)[number];

/** A page that a statement rests on. `id` is the first 12 hex digits of the sha-256 of the address. */
export type Citation = {
  readonly id: string;
  readonly address: string;
  readonly publisher: string; // host without www.
  readonly seenOn: string; // ISO 8601 day on which the page was read
  readonly sha256?: string | undefined; // of the bytes read, where kept
};

/** What is to be written into the ledger. The ledger adds id, recorder and time. */
export type StatementDraft = {
  readonly subject: string; // the address below the language: <partnership>/commitments/<id>
  readonly property: string; // target, or follow_ups.f1 for an item of a list
  readonly value: unknown; // JSON in the property's shape; null only in a withdrawal
  readonly words?: string | undefined; // the record's own summary of how the speaker puts it; never a quotation
  readonly lang: string | null; // BCP 47 of the text in value and words; null = no text or not known
  readonly speaker: Speaker;
  readonly attributedTo?: string | undefined; // whom the page itself names, where that is not the speaker
  readonly saidOn: PartialDate | null; // null = not known
  readonly saidOnIs?: "event" | "report" | undefined; // report: the day of the page, not of the words
  readonly citations: readonly Citation[]; // at least one, except in a withdrawal, which has a reason
  readonly follows?: { readonly id: string; readonly kind: FollowKind; readonly reason?: string | undefined } | undefined;
};

/** One line of the ledger. Nothing in it ever changes; a redaction blanks `value` and `words` and says why. */
export type Statement = StatementDraft & {
  readonly id: string;
  readonly recordedBy: Recorder;
  readonly recordedAt: string; // ISO 8601 instant, UTC
  readonly own: boolean; // the speaker recorded it itself
  readonly valueSha256: string; // of the canonical JSON of value and words: stands after redaction
  readonly redacted?: { readonly at: string; readonly reason: string } | undefined;
};
