/** Edit distance (Levenshtein), not followed beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const one = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
      next.push(one);
      least = Math.min(least, one);
    }
    if (least > limit) return limit + 1;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

/**
 * The known words that were probably meant, nearest first, at most `count`: those near enough (a third of the word's letters, case aside)
 * that have a letter in common with it.
 */
export function nearestWords(word: string, known: Iterable<string>, count: number): readonly string[] {
  if (word.length > 100) return [];
  const limit = Math.max(1, Math.floor(word.length / 3));
  const near: { readonly word: string; readonly away: number }[] = [];
  for (const candidate of known) {
    const away = distance(word.toLowerCase(), candidate.toLowerCase(), limit);
    if (away <= limit && away < Math.max(word.length, candidate.length)) near.push({ word: candidate, away });
  }
  return near
    .sort((a, b) => a.away - b.away)
    .slice(0, count)
    .map((one) => one.word);
}

/** The known word that was probably meant, where one is near enough; else undefined. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  return nearestWords(word, known, 1)[0];
}

/** Advice for a word that is not known: the nearest known one, else the known ones (the first twelve). */
export function suggest(word: string, known: readonly string[], none: string): string {
  const near = nearest(word, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  if (known.length === 0) return none;
  return `known here: ${known.slice(0, 12).join(", ")}${known.length > 12 ? ` and ${known.length - 12} more` : ""}`;
}
