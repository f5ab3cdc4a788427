import type { Localized } from "../../core/languages.ts";

/** Where in an entry a text stands, in the order in which finding it counts. `source` is the name of a publisher that the entry rests on. */
export const places = ["title", "name", "text", "source"] as const;
export type Place = (typeof places)[number];

/** A part of a text of an entry, from and to in UTF-16 units. */
export type Stretch = { readonly text: string; readonly lang: string | null; readonly from: number; readonly to: number };

/**
 * A text of an entry that can be found; `lang` is null where it has no language (an id, a host). With `standsAs` the entry does not hold
 * the text itself: it is another name of what stands there, `drafted` where a machine wrote it and no speaker has checked it.
 */
export type FoundText = {
  readonly of: Place;
  readonly text: string;
  readonly lang: string | null;
  readonly standsAs?: Stretch & { readonly drafted: boolean };
};

/** A text in each of its languages. */
export function inEach(of: Place, texts: Localized | undefined): readonly FoundText[] {
  return Object.entries(texts ?? {}).map(([lang, text]) => ({ of, text, lang }));
}

/** Those of the texts that there are, all in one language. */
export function written(of: Place, texts: readonly (string | null | undefined)[], lang: string | null): readonly FoundText[] {
  return texts.flatMap((text) => (text === null || text === undefined ? [] : [{ of, text, lang }]));
}
