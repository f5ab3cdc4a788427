import type { VerdictLine } from "./claims/verdict-history.ts";
import type { Fields, Places, Publishers } from "./kinds/partnership.ts";
import type { Kind, KindValue } from "./kinds/index.ts";
import type { Citation, Statement } from "./statement.ts";

/** One entry of the record as it stands now, put together from its current statements. */
export type Entry<K extends Kind = Kind> = {
  readonly kind: K;
  readonly id: string;
  readonly partnership: string;
  readonly subject: string;
  /** What the record itself says. */
  readonly value: KindValue[K];
  /** Current statements of the record, by property (`follow_ups.f1` for items). */
  readonly recorded: ReadonlyMap<string, Statement>;
  /** Current statements of parties and publishers, parties in fixed order, then publishers by date. */
  readonly said: readonly Statement[];
  /** Every page it rests on, in the order of the entry. */
  readonly citations: readonly Citation[];
  /** Properties that were redacted. */
  readonly redacted: readonly string[];
};

/** An entry of any kind, whose `kind` tells which value it has. */
export type AnyEntry = { readonly [K in Kind]: Entry<K> }[Kind];

/** A partnership's record as it stands now: the read model that pages and answers are made from. */
export type PartnershipRecord = {
  readonly id: string;
  readonly partnership: Entry<"partnership">;
  readonly fields: Fields;
  readonly publishers: Publishers;
  readonly places: Places;
  readonly entries: { readonly [K in Kind]: readonly Entry<K>[] };
  readonly bySubject: ReadonlyMap<string, AnyEntry>;
  /** Every statement ever made of a subject, followed and withdrawn ones too, oldest first. */
  readonly history: ReadonlyMap<string, readonly Statement[]>;
};

/** Everything current, at one version of the record. */
export type RecordModel = {
  readonly version: string; // 12 hex digits; changes whenever a statement, redaction or line of a verdict's history is added
  readonly recordedUpTo: string; // ISO 8601 instant of the newest statement
  readonly partnerships: readonly PartnershipRecord[]; // by position
  readonly verdicts: ReadonlyMap<string, readonly VerdictLine[]>; // what claims came to, by subject, oldest first
};
