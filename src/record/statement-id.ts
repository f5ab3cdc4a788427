import { createHash } from "node:crypto";
import { canonicalJson } from "../core/canonical-json.ts";
import type { Recorder, Statement, StatementDraft } from "../core/statement.ts";

/** sha-256 of a text in UTF-8, as hex digits. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * A draft as it will stand in the ledger. The id is made of what the statement says, so that a first load gives the same ids in every
 * installation; the time belongs to it only where it follows another, so that going back to an earlier value is a new line.
 */
export function toStatement(draft: StatementDraft, recordedBy: Recorder, recordedAt: string): Statement {
  const { citations, ...said } = draft;
  const content = {
    ...said,
    citations: citations.map(({ address, seenOn }) => ({ address, seenOn })),
    recordedBy,
    ...(draft.follows === undefined ? {} : { recordedAt }),
  };
  return {
    ...draft,
    id: sha256(canonicalJson(content)).slice(0, 24),
    recordedBy,
    recordedAt,
    own: recordedBy === draft.speaker,
    valueSha256: sha256(canonicalJson({ value: draft.value, words: draft.words })),
  };
}
