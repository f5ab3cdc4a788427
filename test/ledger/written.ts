import { createHash } from "node:crypto";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import type { Recorder, Statement, StatementDraft } from "../../src/core/statement.ts";
import type { Ledger } from "../../src/ingest/partnership/load.ts";

let last = 0;

/** Drafts as a ledger keeps them; each call is a minute after the one before. */
export function written(drafts: readonly StatementDraft[], by: Recorder = "editor"): readonly Statement[] {
  last++;
  const recordedAt = new Date(Date.UTC(2026, 1, 11, 8, last)).toISOString();
  return drafts.map((draft, index) => ({
    ...draft,
    id: `${String(last).padStart(4, "0")}-${String(index).padStart(5, "0")}`,
    recordedBy: by,
    recordedAt,
    own: by === draft.speaker,
    valueSha256: createHash("sha256")
      .update(canonicalJson({ value: draft.value, words: draft.words }))
      .digest("hex"),
  }));
}

/** A ledger on a list, for what is decided before the database is asked. */
export function listLedger(): Ledger & { readonly lines: Statement[] } {
  const lines: Statement[] = [];
  return {
    lines,
    readHistory: (partnership) => Promise.resolve(lines.filter((one) => one.subject.split("/")[0] === partnership)),
    addAsEditor: (drafts) => Promise.resolve(void lines.push(...written(drafts))),
    restoreVerdicts: () => Promise.resolve(0),
    restoreFrozen: () => Promise.resolve(false),
  };
}
