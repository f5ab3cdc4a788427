import { z } from "zod";
import { ClaimVerdict, ReadingVerdict } from "./verdict.ts";

/** What a reading came to; a verdict of null says that the claim has this reading no longer. */
const readingOutcome = z.strictObject({
  id: z.string().min(1).max(300),
  verdict: ReadingVerdict.nullable(),
  value: z.string().nullable(),
});
export type ReadingOutcome = z.infer<typeof readingOutcome>;

/**
 * One line of the history of a claim's verdict: what a check came to where it differs from the line before. `readings` holds only those
 * that came out otherwise than before, the first line all. Nothing in it ever changes, and each line names the one before it.
 */
export const verdictLine = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{24}$/), // of what it says and of the line before, so the same checks give the same ids everywhere
  subject: z.string().regex(/^[a-z0-9-]+\/claims\/[a-z0-9-]+$/),
  place: z.number().int().min(1), // in the history of its claim
  verdict: ClaimVerdict,
  readings: z.array(readingOutcome),
  previous: z.string().nullable(),
  snapshot: z.string(), // id of the warehouse asked
  record_version: z.string(), // as it stood when it was checked
  software: z.string(),
  checked_at: z.iso.datetime(),
});
export type VerdictLine = z.infer<typeof verdictLine>;

/** verdicts.yaml: the history of the verdicts of a partnership's claims, each claim's oldest first. Written by an export. */
export const verdictLines = z.array(verdictLine);

/** What a check of a claim came to. */
export type ClaimOutcome = {
  readonly subject: string;
  readonly verdict: ClaimVerdict;
  readonly readings: readonly { readonly id: string; readonly verdict: ReadingVerdict; readonly value: string | null }[];
};

/** What a further line would say of its claim. */
export type NextLine = Pick<VerdictLine, "subject" | "place" | "verdict" | "readings" | "previous">;

/** What every reading last came to, by the lines of one claim, oldest first. */
export function standingReadings(lines: readonly VerdictLine[]): ReadonlyMap<string, ReadingOutcome> {
  return new Map(lines.flatMap((line) => line.readings).map((reading) => [reading.id, reading]));
}

function changedReadings(lines: readonly VerdictLine[], readings: ClaimOutcome["readings"]): readonly ReadingOutcome[] {
  const before = standingReadings(lines);
  const now = new Set(readings.map((reading) => reading.id));
  const gone = [...before.values()].filter(({ id, verdict }) => verdict !== null && !now.has(id));
  return [
    ...readings.flatMap(({ id, verdict, value }) => (before.get(id)?.verdict === verdict ? [] : [{ id, verdict, value }])),
    ...gone.map(({ id }) => ({ id, verdict: null, value: null })),
  ];
}

/** The line that a check adds to the history of its claim; null where neither its verdict nor one of its readings came out otherwise. */
export function nextLine(lines: readonly VerdictLine[], { subject, verdict, readings }: ClaimOutcome): NextLine | null {
  const last = lines.at(-1);
  const changed = changedReadings(lines, readings);
  if (last?.verdict === verdict && changed.length === 0) return null;
  return { subject, place: lines.length + 1, verdict, readings: [...changed], previous: last?.id ?? null };
}
