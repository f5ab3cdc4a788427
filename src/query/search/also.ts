import { foldText, wordsIn, type FoundWord } from "../../core/fold.ts";
import type { QueryWord } from "../../core/query-words.ts";
import { formsOf, type Hit, type OtherName, type TextIndex } from "./text-index.ts";

const shown = 5;
const leastBeginning = 3; // shorter beginnings begin too many names

/** What was looked for besides a word as it was written: `form`, other forms of the word; `name`, what is so called stands under these names. */
export type Also = {
  readonly by: "form" | "name";
  readonly asked: string;
  readonly as: readonly string[];
  readonly machine_drafted: boolean;
};

/** A word of a query with its other forms in the record, which are found as they stand. */
export function withForms(index: TextIndex, word: QueryWord): readonly QueryWord[] {
  return [word, ...formsOf(index, word).map((text) => ({ text, found: "whole" as const }))];
}

function isMeant(word: FoundWord, { text, found }: QueryWord): boolean {
  if (found === "inside") return word.unspaced && text.length > 1 && word.text.includes(text);
  if (found === "whole" || text.length < leastBeginning) return word.text === text;
  return word.text.startsWith(text);
}

/** Each spelling once, as it was first written. */
function once(names: readonly string[]): readonly string[] {
  return [...new Map(names.map((name) => [foldText(name), name] as const).reverse()).values()].reverse();
}

function namesFor(other: OtherName, words: readonly QueryWord[], hits: readonly Hit[]): readonly string[] {
  const isAsked = (name: readonly FoundWord[]): boolean => name.some((word) => words.some((asked) => isMeant(word, asked)));
  if (!isAsked(other.words)) return [];
  return once(hits.flatMap(({ at }) => other.standsAs.get(at) ?? [])).filter((name) => !isAsked(wordsIn(name)));
}

/** Under what else the words of a query were found: forms of them, then what they name. At most five of each, those of most hits first. */
export function alsoFound(index: TextIndex, words: readonly (readonly QueryWord[])[], hits: readonly Hit[]): readonly Also[] {
  const at = new Set(hits.map((hit) => hit.at));
  const forms = words.flatMap(([word, ...others]): readonly Also[] => {
    const held = others.filter(({ text }) => [...(index.postings.get(text)?.keys() ?? [])].some((one) => at.has(one)));
    if (word === undefined || held.length === 0) return [];
    const as = held.slice(0, shown).map(({ text }) => index.spellings.get(text) ?? text);
    return [{ by: "form", asked: word.text, as, machine_drafted: false }];
  });
  const names = index.otherNames.flatMap((other) => {
    const as = namesFor(other, words.flat(), hits);
    const count = [...other.standsAs.keys()].filter((one) => at.has(one)).length;
    return as.length === 0
      ? []
      : [{ count, also: { by: "name" as const, asked: other.name, as: as.slice(0, shown), machine_drafted: other.drafted } }];
  });
  const most = names.sort((a, b) => b.count - a.count).slice(0, shown);
  return [...forms, ...most.map(({ also }) => also)];
}

/** The words to mark in what was found: those asked for, their forms, and those of the names under which it stands. */
export function wordsToMark(words: readonly (readonly QueryWord[])[], also: readonly Also[]): readonly QueryWord[] {
  const names = also.flatMap(({ by, as }) => (by === "name" ? as.flatMap((name) => wordsIn(name)) : []));
  const ofNames = names.map(({ text, unspaced }): QueryWord => ({ text, found: unspaced ? "inside" : "whole" }));
  return [...new Map([...words.flat(), ...ofNames].map((word) => [`${word.found} ${word.text}`, word])).values()];
}
