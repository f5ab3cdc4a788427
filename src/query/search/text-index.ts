import { foldText, wordsIn, type FoundWord } from "../../core/fold.ts";
import type { PartnershipRecord } from "../../core/entry.ts";
import { cutStretch, type QueryWord } from "../../core/query-words.ts";
import { stemmed, stemmedLanguage, stemsOf } from "../../core/word-stems.ts";
import { findableOf, type Findable } from "./findable.ts";
import { places, type FoundText, type Place } from "./found-text.ts";
import { otherPlaceNames, placeNamesOf } from "./other-words.ts";

/** Where a token stands: the number of what can be found, and the best place in it (0 is the title). */
type Postings = Map<number, number>;

/** A name under which what can be found is found, though it stands there as something else: as what, for the number of each. */
export type OtherName = {
  readonly name: string;
  readonly drafted: boolean; // a machine wrote it, and no speaker has checked it
  readonly words: readonly FoundWord[];
  readonly standsAs: ReadonlyMap<number, string>;
};

/** Every word of a partnership's record, held in memory: some thousands of words and their places. */
export type TextIndex = {
  readonly findable: readonly Findable[];
  readonly tokens: readonly string[]; // sorted, for words that begin in a way
  readonly postings: ReadonlyMap<string, Postings>;
  readonly spellings: ReadonlyMap<string, string>; // a folded word as it was first written
  readonly forms: ReadonlyMap<string, ReadonlySet<string>>; // the words of a stem, by language and stem
  readonly otherNames: readonly OtherName[];
  readonly folded: readonly (readonly string[])[]; // for each findable, its texts folded: a stretch is looked for within them
};

/** Pairs of neighbouring characters, and the last one alone: by these a word inside a stretch without spaces is found. */
export function pairsOf(stretch: string): readonly string[] {
  const characters = Array.from(stretch);
  return characters.map((character, index) => `${character}${characters[index + 1] ?? ""}`);
}

/** The same of each text only once: names of members and fields stand in many entries. */
function once<Read>(read: (text: string) => Read): (text: string) => Read {
  const known = new Map<string, Read>();
  return (text) => {
    const made = known.get(text) ?? read(text);
    known.set(text, made);
    return made;
  };
}

type Made = { readonly postings: Map<string, Postings>; readonly spellings: Map<string, string>; readonly forms: Map<string, Set<string>> };

function addText(index: Made, at: number, { of, text, lang }: FoundText, readWords: typeof wordsIn): void {
  const place = places.indexOf(of);
  const language = stemmedLanguage(lang);
  const add = (token: string): void => {
    const known = index.postings.get(token);
    if (known === undefined) index.postings.set(token, new Map([[at, place]]));
    else known.set(at, Math.min(known.get(at) ?? place, place));
  };
  for (const word of readWords(text)) {
    const tokens = word.unspaced ? cutStretch(word.text) : [word.text];
    for (const token of tokens) {
      add(token);
      if (!index.spellings.has(token)) index.spellings.set(token, word.unspaced ? token : text.slice(word.from, word.to));
    }
    if (word.unspaced) for (const pair of pairsOf(word.text)) add(pair);
    else if (language !== undefined)
      for (const stem of stemsOf(word.text, language)) addForm(index.forms, `${language} ${stem}`, word.text);
  }
}

function addForm(forms: Made["forms"], stem: string, word: string): void {
  const known = forms.get(stem);
  if (known === undefined) forms.set(stem, new Set([word]));
  else known.add(word);
}

/** Other names by how they are written: one that several languages share is drafted only where it is so in each. */
function otherNamesOf(findable: readonly Findable[]): readonly OtherName[] {
  const names = new Map<string, { name: string; drafted: boolean; words: readonly FoundWord[]; standsAs: Map<number, string> }>();
  for (const [at, { texts }] of findable.entries())
    for (const { text, standsAs } of texts) {
      if (standsAs === undefined) continue;
      const key = foldText(text);
      const known = names.get(key) ?? { name: text, drafted: true, words: wordsIn(text), standsAs: new Map<number, string>() };
      known.drafted &&= standsAs.drafted;
      known.standsAs.set(at, standsAs.text.slice(standsAs.from, standsAs.to));
      names.set(key, known);
    }
  return [...names.values()];
}

function makeIndex(record: PartnershipRecord): TextIndex {
  const [readWords, fold] = [once(wordsIn), once(foldText)];
  const placeNames = placeNamesOf(record);
  const findable = findableOf(record).map((one) => ({
    ...one,
    texts: [...one.texts, ...otherPlaceNames(one.texts, placeNames, readWords)],
  }));
  const made: Made = { postings: new Map(), spellings: new Map(), forms: new Map() };
  for (const [at, one] of findable.entries()) for (const text of one.texts) addText(made, at, text, readWords);
  return {
    findable,
    ...made,
    otherNames: otherNamesOf(findable),
    tokens: [...made.postings.keys()].sort(),
    folded: findable.map((one) => one.texts.map((text) => fold(text.text))),
  };
}

const indexes = new WeakMap<PartnershipRecord, TextIndex>();

/** The index of a partnership; made once for each version of the record, when it is first searched. */
export function indexOf(record: PartnershipRecord): TextIndex {
  const index = indexes.get(record) ?? makeIndex(record);
  indexes.set(record, index);
  return index;
}

/** How well a word was found, less is better: by its place, and within it a word as it stands, one that only begins so, another form of it. */
type Ranks = ReadonlyMap<number, number>;

const exact = 0;
const partly = 1;
const otherForm = 2;
const ways = 3;

function firstFrom(tokens: readonly string[], beginning: string): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] ?? "") < beginning) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addRanks(ranks: Map<number, number>, postings: Postings | undefined, how: number): void {
  for (const [at, place] of postings ?? []) ranks.set(at, Math.min(ranks.get(at) ?? Infinity, place * ways + how));
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
    if (holding.length > 0) ranks.set(at, Math.min(ranks.get(at) ?? Infinity, Math.min(...holding) * ways + partly));
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
  const { tokens, postings } = index;
  for (const form of formsOf(index, word)) addRanks(ranks, postings.get(form), otherForm);
  if (word.found === "whole") return ranks;
  for (let at = firstFrom(tokens, word.text); tokens[at]?.startsWith(word.text) === true; at++)
    addRanks(ranks, postings.get(tokens[at] ?? ""), partly);
  return ranks;
}

/** Other forms of a word that the record holds, folded: those that share a stem with it in one of the languages. */
export function formsOf({ forms }: TextIndex, { text, found }: QueryWord): readonly string[] {
  if (found === "inside") return [];
  const stems = stemmed.flatMap((language) => stemsOf(text, language).map((stem) => `${language} ${stem}`));
  const all = stems.flatMap((stem) => [...(forms.get(stem) ?? [])]);
  return [...new Set(all)].filter((form) => form !== text && (found === "whole" || !form.startsWith(text)));
}

/** What was found and where: `foundIn` is the farthest place that a word had to be looked for in. */
export type Hit = { readonly at: number; readonly foundIn: Place };

/**
 * Everything in which all words stand. Titles come before names, names before texts, and those before publishers; a word as it stands
 * before one that only begins so, and that before another form of it. What is found equally well keeps the order of the index.
 */
export function findAll(index: TextIndex, words: readonly QueryWord[]): readonly Hit[] {
  const [first, ...others] = words.map((word) => ranksOf(index, word)).sort((a, b) => a.size - b.size);
  const hits = [...(first ?? [])].flatMap(([at, rank]) => {
    const ranks = [rank, ...others.map((other) => other.get(at) ?? Infinity)];
    const sum = ranks.reduce((total, one) => total + one, 0);
    return sum === Infinity ? [] : [{ at, sum, foundIn: places[Math.floor(Math.max(...ranks) / ways)] ?? "source" }];
  });
  return hits.sort((a, b) => a.sum - b.sum || a.at - b.at).map(({ at, foundIn }) => ({ at, foundIn }));
}
