import { standingReadings, type VerdictLine } from "../../core/claims/verdict-history.ts";
import type { ReadingVerdict } from "../../core/claims/verdict.ts";
import type { RecordModel } from "../../core/entry.ts";

/** A line of a claim's history with what it was before: the verdict, and each reading that came out otherwise (none of a first check). */
function toChange(line: VerdictLine, before: readonly VerdictLine[]) {
  const standing = standingReadings(before);
  const after = [...standingReadings([...before, line]).values()];
  const count = (verdict: ReadingVerdict): number => after.filter((reading) => reading.verdict === verdict).length;
  return {
    ...{ id: line.id, at: line.checked_at, verdict: line.verdict, before: before.at(-1)?.verdict ?? null },
    ...{ holds: count("holds"), fails: count("fails"), cannot: count("cannot-be-checked") },
    changed:
      line.previous === null ? [] : line.readings.map((reading) => ({ ...reading, before: standing.get(reading.id)?.verdict ?? null })),
    ...{ snapshot: line.snapshot, record_version: line.record_version, software: line.software },
  };
}

/** The history of a claim's verdict, the newest line first. */
export function verdictChangesOf(model: RecordModel, subject: string) {
  const lines = model.verdicts.get(subject) ?? [];
  return lines.map((line, index) => toChange(line, lines.slice(0, index))).reverse();
}
