import { sql } from "kysely";
import { canonicalJson } from "../core/canonical-json.ts";
import { nextLine, type ClaimOutcome, type NextLine, type VerdictLine } from "../core/claims/verdict-history.ts";
import { SaraiError } from "../core/errors.ts";
import { groupBy } from "../core/group-by.ts";
import type { Database } from "./database.ts";
import { sha256 } from "./statement-id.ts";

/** What claims were checked against, and when. */
export type CheckedBasis = Pick<VerdictLine, "snapshot" | "record_version" | "software" | "checked_at">;

/** The id of a line: of what it says and of the line before, not of when and against which data. */
function idOf({ subject, verdict, readings, previous }: NextLine): string {
  return sha256(canonicalJson({ subject, verdict, readings, previous })).slice(0, 24);
}

/** The whole history of verdicts, claims by address, each claim's lines oldest first. */
export async function readVerdicts(database: Database): Promise<readonly VerdictLine[]> {
  const { rows } = await sql<VerdictLine>`
    select id, subject, place, verdict, readings, previous, snapshot, record_version, software,
           to_char(checked_at at time zone 'UTC', ${'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'}) as checked_at
      from claim_verdict order by subject collate "C", place`.execute(database);
  return rows;
}

async function insert(transaction: Database, lines: readonly VerdictLine[]): Promise<void> {
  await sql`
    insert into claim_verdict (id, subject, place, verdict, readings, previous, snapshot, record_version, software, checked_at)
    select id, subject, place, verdict, readings, previous, snapshot, record_version, software, checked_at
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
           as lines (id text, subject text, place integer, verdict text, readings jsonb, previous text, snapshot text,
                     record_version text, software text, checked_at timestamptz)`.execute(transaction);
}

/** Adds a line for each claim that came to something else than its last line, and for each that has none. Resolves with how many those are. */
export async function addVerdicts(transaction: Database, outcomes: readonly ClaimOutcome[], basis: CheckedBasis): Promise<number> {
  const history = groupBy(await readVerdicts(transaction), (line) => line.subject);
  const lines = outcomes.flatMap((outcome) => {
    const next = nextLine(history.get(outcome.subject) ?? [], outcome);
    return next === null ? [] : [{ ...next, id: idOf(next), ...basis }];
  });
  if (lines.length > 0) await insert(transaction, lines);
  return lines.length;
}

function refuseBroken(lines: readonly VerdictLine[]): void {
  const follows = (line: VerdictLine, index: number): boolean =>
    line.place === index + 1 && line.previous === (lines[index - 1]?.id ?? null) && line.id === idOf(line);
  const broken = lines.find((line, index) => !follows(line, index));
  if (broken === undefined) return;
  throw new SaraiError("input-invalid", `verdicts.yaml: line ${broken.id} of ${broken.subject} was changed, or one before it is missing.`, {
    advice: "Take the file as `sarai export` wrote it, or load the folder without it.",
  });
}

/**
 * Takes over the history of claims of which this record has none; what it has stays as it is. Resolves with how many lines were added.
 * Throws `input-invalid` where a line was changed or is missing.
 */
export async function restoreVerdicts(transaction: Database, lines: readonly VerdictLine[]): Promise<number> {
  const known = new Set((await readVerdicts(transaction)).map((line) => line.subject));
  const bySubject = groupBy(lines, (line) => line.subject);
  for (const history of bySubject.values()) refuseBroken(history);
  const added = [...bySubject].flatMap(([subject, history]) => (known.has(subject) ? [] : history));
  if (added.length > 0) await insert(transaction, added);
  return added.length;
}
