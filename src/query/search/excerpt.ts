import { placesOf, type QueryWord } from "../../core/query-words.ts";
import type { Findable } from "./findable.ts";
import type { FoundText, Place, Stretch } from "./found-text.ts";

const around = 90; // UTF-16 units before and after what was found

/** The start of a cut, moved to the space before it, so that no word is halved; where a script has none, where it fell. */
function cutFrom(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.lastIndexOf(" ", at);
  return space >= 0 && at - space < 30 ? space + 1 : at;
}

function cutTo(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.indexOf(" ", at);
  return space >= 0 && space - at < 30 ? space : at;
}

/** A part of a long text around a place; … stands where it was cut. */
function cutAround(text: string, from: number, to: number): string {
  const [begin, end] = [cutFrom(text, from - around), cutTo(text, to + around)];
  const isLow = (at: number): boolean => /[\uDC00-\uDFFF]/.test(text[at] ?? ""); // never between the halves of one character
  return `${begin > 0 ? "…" : ""}${text.slice(isLow(begin) ? begin + 1 : begin, isLow(end) ? end + 1 : end)}${end < text.length ? "…" : ""}`;
}

type Excerpt = Pick<FoundText, "of" | "text" | "lang">;

/**
 * The text in which words stand that no title holds: the one with most of them, cut around the first. Where a word stands there as
 * something else (another name of the place), around that. Null where the titles hold them all. Of each word all its
 * forms are given, of each text what `foldText` makes of it: where none stands in that, its words need not be read.
 */
export function excerptOf(
  { titles, texts }: Findable,
  folded: readonly string[],
  words: readonly (readonly QueryWord[])[],
): Excerpt | null {
  const forms = words.flatMap((ofWord, index) => ofWord.map((form) => ({ form, index })));
  const wordsAt = (text: string): readonly (ReturnType<typeof placesOf>[number] & { readonly of: number })[] =>
    placesOf(
      text,
      forms.map(({ form }) => form),
    ).map((place) => ({ ...place, of: forms[place.word]?.index ?? -1 }));
  const otherTitles = texts.filter((one) => one.of === "title" && one.standsAs !== undefined).map((one) => one.text);
  const inTitles = new Set([...Object.values(titles), ...otherTitles].flatMap((title) => wordsAt(title).map(({ of }) => of)));
  let best: (Stretch & { readonly of: Place; readonly count: number }) | null = null;
  if (words.every((_, index) => inTitles.has(index))) return null;
  const holding = texts.filter((_, at) => forms.some(({ form }) => folded[at]?.includes(form.text) === true));
  for (const one of holding) {
    const found = wordsAt(one.text).filter(({ of }) => !inTitles.has(of));
    const [first] = found;
    const count = new Set(found.map(({ of }) => of)).size;
    if (first !== undefined && count > (best?.count ?? 0)) {
      const { text, lang, from, to } = one.standsAs ?? { ...one, ...first };
      best = { of: one.of, text, lang, from, to, count };
    }
  }
  return best === null ? null : { of: best.of, lang: best.lang, text: cutAround(best.text, best.from, best.to) };
}
