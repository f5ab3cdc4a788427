import { foldText, wordsIn } from "../../core/fold.ts";
import type { PartnershipRecord } from "../../core/entry.ts";
import { cutStretch, type QueryWord } from "../../core/query-words.ts";
import { findableOf, type Findable } from "./findable.ts";
import { places, type FoundText, type Place } from "./found-text.ts";

/** Where a token stands: the number of what can be found, and the best place in it (0 is the title). */
type Postings = Map<number, number>;

/** Every word of a partnership's record, held in memory: some thousands of words and their places. */
export type TextIndex = {
  readonly findable: readonly Findable[];
  readonly tokens: readonly string[]; // sorted, for words that begin in a way
  readonly postings: ReadonlyMap<string, Postings>;
  readonly spellings: ReadonlyMap<string, string>; // a folded word as it was first written
  readonly folded: readonly (readonly string[])[]; // for each findable, its texts folded: a stretch is looked for within them
};

/** Pairs of neighbouring characters, and the last one alone: by these a word inside a stretch without spaces is found. */
export function pairsOf(stretch: string): readonly string[] {
  const characters = Array.from(stretch);
  return characters.map((character, index) => `${character}${characters[index + 1] ?? ""}`);
}

function addText(index: { postings: Map<string, Postings>; spellings: Map<string, string> }, at: number, { of, text }: FoundText): void {
  const place = places.indexOf(of);
  const add = (token: string): void => {
    const known = index.postings.get(token);
    if (known === undefined) index.postings.set(token, new Map([[at, place]]));
    else known.set(at, Math.min(known.get(at) ?? place, place));
  };
  for (const word of wordsIn(text)) {
    const tokens = word.unspaced ? cutStretch(word.text) : [word.text];
    for (const token of tokens) {
      add(token);
      if (!index.spellings.has(token)) index.spellings.set(token, word.unspaced ? token : text.slice(word.from, word.to));
    }
    if (word.unspaced) for (const pair of pairsOf(word.text)) add(pair);
  }
}

function makeIndex(record: PartnershipRecord): TextIndex {
  const findable = findableOf(record);
  const made = { postings: new Map<string, Postings>(), spellings: new Map<string, string>() };
  for (const [at, one] of findable.entries()) for (const text of one.texts) addText(made, at, text);
  return {
    findable,
    ...made,
    tokens: [...made.postings.keys()].sort(),
    folded: findable.map((one) => one.texts.map((text) => foldText(text.text))),
  };
}

const indexes = new WeakMap<PartnershipRecord, TextIndex>();

/** The index of a partnership; made once for each version of the record, when it is first searched. */
export function indexOf(record: PartnershipRecord): TextIndex {
  const index = indexes.get(record) ?? makeIndex(record);
  indexes.set(record, index);
  return index;
}

/** How well a word was found, less is better: by its place, and within it a word as it stands before one that only begins so. */
type Ranks = ReadonlyMap<number, number>;

const exact = 0;
const partly = 1;

function firstFrom(tokens: readonly string[], beginning: string): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] ?? "") < beginning) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addRanks(ranks: Map<number, number>, postings: Postings | undefined, how: typeof exact | typeof partly): void {
  for (const [at, place] of postings ?? []) ranks.set(at, Math.min(ranks.get(at) ?? Infinity, place * 2 + how));
}

/** What holds a stretch: every pair of it, and then the stretch itself, which the pairs alone do not promise. */
function ranksInside({ tokens, postings, findable, folded }: TextIndex, stretch: string): Ranks {
  const ranks = new Map<number, number>();
  addRanks(ranks, postings.get(stretch), exact);
  if (Array.from(stretch).length === 1) {
    for (let at = firstFrom(tokens, stretch); tokens[at]?.startsWith(stretch) === true; at++)
      addRanks(ranks, postings.get(tokens[at] ?? ""), partly);
    return ranks;
  }
  const pairs = pairsOf(stretch).slice(0, -1);
  const [first, ...others] = pairs.map((pair) => postings.get(pair)).sort((a, b) => (a?.size ?? 0) - (b?.size ?? 0));
  for (const at of first?.keys() ?? []) {
    if (!others.every((other) => other?.has(at) === true)) continue;
    const holding = (folded[at] ?? []).flatMap((text, index) => (text.includes(stretch) ? [placeOf(findable[at]?.texts[index])] : []));
    if (holding.length > 0) ranks.set(at, Math.min(ranks.get(at) ?? Infinity, Math.min(...holding) * 2 + partly));
  }
  return ranks;
}

function placeOf(text: FoundText | undefined): number {
  return places.indexOf(text?.of ?? "source");
}

function ranksOf(index: TextIndex, word: QueryWord): Ranks {
  if (word.found === "inside") return ranksInside(index, word.text);
  const ranks = new Map<number, number>();
  addRanks(ranks, index.postings.get(word.text), exact);
  if (word.found === "whole") return ranks;
  const { tokens, postings } = index;
  for (let at = firstFrom(tokens, word.text); tokens[at]?.startsWith(word.text) === true; at++)
    addRanks(ranks, postings.get(tokens[at] ?? ""), partly);
  return ranks;
}

/** What was found and where: `foundIn` is the farthest place that a word had to be looked for in. */
export type Hit = { readonly at: number; readonly foundIn: Place };

/**
 * Everything in which all words stand. Titles come before names, names before texts, and those before publishers; a word as it stands
 * before one that only begins so. What is found equally well keeps the order of the index.
 */
export function findAll(index: TextIndex, words: readonly QueryWord[]): readonly Hit[] {
  const [first, ...others] = words.map((word) => ranksOf(index, word)).sort((a, b) => a.size - b.size);
  const hits = [...(first ?? [])].flatMap(([at, rank]) => {
    const ranks = [rank, ...others.map((other) => other.get(at) ?? Infinity)];
    const sum = ranks.reduce((total, one) => total + one, 0);
    return sum === Infinity ? [] : [{ at, sum, foundIn: places[Math.max(...ranks) >> 1] ?? "source" }];
  });
  return hits.sort((a, b) => a.sum - b.sum || a.at - b.at).map(({ at, foundIn }) => ({ at, foundIn }));
}
