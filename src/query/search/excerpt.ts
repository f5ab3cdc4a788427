import { placesOf, type QueryWord } from "../../core/query-words.ts";
import type { Findable } from "./findable.ts";
import type { FoundText } from "./found-text.ts";

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

type Excerpt = FoundText & { readonly text: string };

/** The text in which words stand that no title holds: the one with most of them, cut around the first. Null where the titles hold them all. */
export function excerptOf({ titles, texts }: Findable, words: readonly QueryWord[]): Excerpt | null {
  const inTitles = new Set(Object.values(titles).flatMap((title) => placesOf(title, words).map(({ word }) => word)));
  const missing = words.filter((_, index) => !inTitles.has(index));
  if (missing.length === 0) return null;
  let best: { readonly of: FoundText; readonly from: number; readonly to: number; readonly count: number } | null = null;
  for (const of of texts) {
    const found = placesOf(of.text, missing);
    const [first] = found;
    const count = new Set(found.map(({ word }) => word)).size;
    if (first !== undefined && count > (best?.count ?? 0)) best = { of, from: first.from, to: first.to, count };
  }
  return best === null ? null : { ...best.of, text: cutAround(best.of.text, best.from, best.to) };
}
