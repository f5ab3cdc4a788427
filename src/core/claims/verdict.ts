import { z } from "zod";

export const readingVerdicts = ["holds", "fails", "cannot-be-checked"] as const;
export const ReadingVerdict = z.enum(readingVerdicts);
export type ReadingVerdict = z.infer<typeof ReadingVerdict>;

export const claimVerdicts = [
  "holds",
  "holds-under-some-readings",
  "does-not-hold",
  "cannot-be-checked",
  "not-a-question-of-fact",
] as const;
export const ClaimVerdict = z.enum(claimVerdicts);
export type ClaimVerdict = z.infer<typeof ClaimVerdict>;

/**
 * The verdict of a claim from those of its readings. It never says more than was checked: *holds* and *does not hold* need every reading;
 * one that cannot be checked leaves *holds under some readings* where another holds, and *cannot be checked* where none does.
 */
export function claimVerdictOf(readings: readonly ReadingVerdict[], isFact: boolean): ClaimVerdict {
  if (!isFact) return "not-a-question-of-fact";
  const has = (verdict: ReadingVerdict): boolean => readings.includes(verdict);
  if (has("holds")) return has("fails") || has("cannot-be-checked") ? "holds-under-some-readings" : "holds";
  return has("fails") && !has("cannot-be-checked") ? "does-not-hold" : "cannot-be-checked";
}
