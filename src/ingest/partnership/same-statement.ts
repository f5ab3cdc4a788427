import { createHash } from "node:crypto";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { Citation, Statement, StatementDraft } from "../../core/statement.ts";

function sameContent(draft: StatementDraft, statement: Statement): boolean {
  const content = canonicalJson({ value: draft.value, words: draft.words });
  if (statement.redacted !== undefined) return createHash("sha256").update(content).digest("hex") === statement.valueSha256;
  return content === canonicalJson({ value: statement.value, words: statement.words });
}

function pages(citations: readonly Citation[]): string {
  return citations
    .map((citation) => `${citation.address} ${citation.seenOn}`)
    .sort()
    .join("\n");
}

/**
 * Whether a statement of the ledger says what a folder says. A redacted one is compared by its hash, so that loading does not bring back
 * what was removed. The order of pages says nothing; the day of the record's own word comes from the ledger, not from the folder.
 */
export function isSame(draft: StatementDraft, statement: Statement): boolean {
  return (
    draft.lang === statement.lang &&
    draft.attributedTo === statement.attributedTo &&
    draft.saidOnIs === statement.saidOnIs &&
    (draft.speaker === "record" || draft.saidOn === statement.saidOn) &&
    pages(draft.citations) === pages(statement.citations) &&
    sameContent(draft, statement)
  );
}
