import { wordsIn } from "./fold.ts";

/** The most characters that a query may have. */
export const longestQuery = 200;

/**
 * A word that is looked for, folded. `whole`: as it stands. `beginning`: the last of a query, which the reader may still be writing.
 * `inside`: of a script without spaces, found within a longer stretch too.
 */
export type QueryWord = { readonly text: string; readonly found: "whole" | "beginning" | "inside" };

const japanese = new Intl.Segmenter("ja", { granularity: "word" });

/** A stretch without spaces cut into words, as far as a dictionary of Japanese tells. */
export function cutStretch(stretch: string): readonly string[] {
  return [...japanese.segment(stretch)].map((piece) => piece.segment);
}

/** The words of a stretch less what only ties them together (の, から), as long as any is left. */
function wordsOfStretch(stretch: string): readonly string[] {
  const pieces = cutStretch(stretch);
  const words = pieces.filter((piece) => !/^\p{sc=Hiragana}{1,2}$/u.test(piece));
  return words.length === 0 ? pieces : words;
}

/** What a reader looks for, each word once. `cut`: a stretch without spaces as its words, for when it stands nowhere as a whole. */
export function toQueryWords(query: string, { cut }: { readonly cut: boolean }): readonly QueryWord[] {
  const written = wordsIn(query);
  // An owner counts without the s ("Corvane's bridge" also means the bridge of Corvane): the later of two words at one place.
  const meant = written.filter((word, index) => written[index + 1]?.from !== word.from);
  const words = meant.flatMap(({ text, unspaced }, index): readonly QueryWord[] => {
    if (unspaced) return (cut ? wordsOfStretch(text) : [text]).map((piece) => ({ text: piece, found: "inside" }));
    return [{ text, found: index === meant.length - 1 ? "beginning" : "whole" }];
  });
  return [...new Map(words.map((word) => [`${word.found} ${word.text}`, word])).values()];
}

/** A part of a text, and whether it is what was looked for. Parts in order make the text. */
export type MarkedPart = { readonly text: string; readonly isFound: boolean };

type Place = { readonly from: number; readonly to: number };

/** Where the words stand in a text, in its order; `word` is the index of the word looked for. */
export function placesOf(text: string, words: readonly QueryWord[]): readonly (Place & { readonly word: number })[] {
  const found = wordsIn(text).flatMap((one) =>
    words.flatMap((word, index) => {
      if (word.found === "inside") return one.unspaced ? insideOf(one, word.text).map((place) => ({ ...place, word: index })) : [];
      const fits = word.found === "whole" ? one.text === word.text : one.text.startsWith(word.text);
      return fits && !one.unspaced ? [{ from: one.from, to: one.to, word: index }] : [];
    }),
  );
  return found.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Every place of a word in a stretch; the whole stretch where folding changed its length and places cannot be told. */
function insideOf(stretch: Place & { readonly text: string }, word: string): readonly Place[] {
  const { text, from, to } = stretch;
  if (!text.includes(word)) return [];
  if (text.length !== to - from) return [{ from, to }];
  const places: Place[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    places.push({ from: from + at, to: from + at + word.length });
  return places;
}

/** A text in parts, what was looked for apart from the rest. */
export function markWords(text: string, words: readonly QueryWord[]): readonly MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const { from, to } of placesOf(text, words)) {
    const begin = Math.max(from, at);
    if (to <= begin) continue;
    if (begin > at) parts.push({ text: text.slice(at, begin), isFound: false });
    parts.push({ text: text.slice(begin, to), isFound: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isFound: false });
  return parts;
}
