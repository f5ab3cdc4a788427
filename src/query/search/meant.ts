import { foldText, wordsIn } from "../../core/fold.ts";
import { nearestWords } from "../../core/nearest.ts";
import { toQueryWords } from "../../core/query-words.ts";
import { findAll, type TextIndex } from "./text-index.ts";

const shown = 3;

/** Another query, how many it finds, and how it differs: a word spelled as the record has it, or one word left out. */
export type Meant = { readonly q: string; readonly count: number; readonly by: "spelling" | "fewer-words" };

function countOf(index: TextIndex, query: string): number {
  return findAll(index, toQueryWords(query, { cut: false })).length;
}

/** The query with one word in place of another. */
function replaced(query: string, { from, to }: { readonly from: number; readonly to: number }, by: string): string {
  return `${query.slice(0, from)}${by}${query.slice(to)}`.replaceAll(/\s+/g, " ").trim();
}

/** Queries with the word of the record that is nearest to one that it does not have. */
function spelled(index: TextIndex, query: string): readonly string[] {
  return wordsIn(query)
    .filter(({ text }) => countOf(index, text) === 0)
    .flatMap((word) =>
      nearestWords(word.text, index.spellings.keys(), shown).map((near) => replaced(query, word, index.spellings.get(near) ?? near)),
    );
}

/** Queries without one of the words. */
function shortened(query: string): readonly string[] {
  const words = wordsIn(query);
  return words.length < 2 ? [] : words.map((word) => replaced(query, word, " ")).filter((one) => wordsIn(one).length > 0);
}

/** What may have been meant by a query that finds nothing: at most three others, each of which finds something. */
export function meantBy(index: TextIndex, query: string): readonly Meant[] {
  const others = [
    ...spelled(index, query).map((q) => ({ q, by: "spelling" as const })),
    ...shortened(query).map((q) => ({ q, by: "fewer-words" as const })),
  ];
  const once = new Map(others.map((one) => [foldText(one.q), one]).reverse() as [string, Omit<Meant, "count">][]);
  return [...once.values()]
    .reverse()
    .map((one) => ({ ...one, count: countOf(index, one.q) }))
    .filter(({ count }) => count > 0)
    .slice(0, shown);
}
