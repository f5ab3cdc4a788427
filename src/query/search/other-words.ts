import type { PartnershipRecord } from "../../core/entry.ts";
import { foldText, wordsIn, type FoundWord } from "../../core/fold.ts";
import { groupBy } from "../../core/group-by.ts";
import type { Places } from "../../core/kinds/partnership.ts";
import { inLanguage } from "../../core/languages.ts";
import { stemmedLanguage, stemsOf } from "../../core/word-stems.ts";
import { langOf } from "../views/entry-parts.ts";
import { inEach, type FoundText, type Place, type Stretch } from "./found-text.ts";

type Field = PartnershipRecord["fields"][number];

/** What a word may be a form of, itself first: two words that share one are taken for forms of one. */
type Stems = readonly string[];

/** A name of a place in one language, as its words are compared with those of a text. */
type Name = {
  readonly place: number;
  readonly text: string;
  readonly lang: string;
  readonly words: readonly Stems[];
  readonly drafted: boolean;
};

/** The names of a partnership's places: those of each place, and those that a text is read for. */
export type PlaceNames = {
  readonly ofPlace: readonly (readonly Name[])[];
  readonly spaced: ReadonlyMap<string, readonly Name[]>; // by language and each stem of the first word
  readonly unspaced: readonly Name[];
  readonly lang: string; // of texts that name none
};

function stemsIn(word: string, lang: string): Stems {
  const language = stemmedLanguage(lang);
  return language === undefined ? [word] : stemsOf(word, language);
}

function namesOf({ names, also = {}, machine_drafted: drafted }: Places[number], place: number): readonly Name[] {
  const all = [...Object.entries(names), ...Object.entries(also).flatMap(([lang, others]) => others.map((text) => [lang, text] as const))];
  return all.map(([lang, text]) => ({
    ...{ place, text, lang, drafted: drafted.includes(lang) },
    words: wordsIn(text).map((word) => (word.unspaced ? [word.text] : stemsIn(word.text, lang))),
  }));
}

/** Puts the names of a partnership's places in the order in which a text is read for them. */
export function placeNamesOf(record: PartnershipRecord): PlaceNames {
  const ofPlace = record.places.map(namesOf);
  const isUnspaced = ({ text }: Name): boolean => wordsIn(text).some((word) => word.unspaced);
  const [unspaced, others] = [ofPlace.flat().filter(isUnspaced), ofPlace.flat().filter((name) => !isUnspaced(name))];
  const byStem = others.flatMap((name) => (name.words[0] ?? []).map((stem) => ({ stem: `${name.lang} ${stem}`, name })));
  const spaced = groupBy(byStem, ({ stem }) => stem);
  return { ofPlace, spaced: new Map([...spaced].map(([stem, of]) => [stem, of.map(({ name }) => name)])), unspaced, lang: langOf(record) };
}

type Named = { readonly name: Name; readonly stretch: Stretch };

/** The places that a text names, in its own language: each name with where it stands. */
function namedIn({ text, lang }: FoundText, names: PlaceNames, readWords: typeof wordsIn): readonly Named[] {
  const language = lang ?? names.lang;
  const words = readWords(text);
  const spaced = words.filter((word) => !word.unspaced);
  const stems = spaced.map((word) => stemsIn(word.text, language));
  const standsAt = (name: Name, at: number): boolean =>
    name.words.every((word, index) => word.some((stem) => stems[at + index]?.includes(stem) === true));
  const inWords = stems.flatMap((ofWord, at) => {
    const beginning = new Set(ofWord.flatMap((stem) => names.spaced.get(`${language} ${stem}`) ?? []));
    return [...beginning].flatMap((name): readonly Named[] => {
      const [first, last] = [spaced[at], spaced[at + name.words.length - 1]];
      if (first === undefined || last === undefined || !standsAt(name, at)) return [];
      return [{ name, stretch: { text, lang, from: first.from, to: last.to } }];
    });
  });
  const unspaced = names.unspaced.filter((name) => name.lang === language);
  return [...inWords, ...words.filter((word) => word.unspaced).flatMap((word) => namedInside(word, { text, lang }, unspaced))];
}

/** Names within a stretch without spaces; none where folding changed its length and places cannot be told. */
function namedInside(word: FoundWord, { text, lang }: Pick<FoundText, "text" | "lang">, names: readonly Name[]): readonly Named[] {
  if (word.text.length !== word.to - word.from) return [];
  return names.flatMap((name) => {
    const [whole = ""] = name.words[0] ?? [];
    const at = name.words.length === 1 ? word.text.indexOf(whole) : -1;
    return at < 0 ? [] : [{ name, stretch: { text, lang, from: word.from + at, to: word.from + at + whole.length } }];
  });
}

/** What the places in an entry's texts are called otherwise, each as standing where the entry first names the place. */
export function otherPlaceNames(texts: readonly FoundText[], names: PlaceNames, readWords = wordsIn): readonly FoundText[] {
  const first = new Map<number, { readonly of: Place; readonly stretch: Stretch; readonly held: Set<string> }>();
  for (const text of texts) {
    if (text.standsAs !== undefined) continue;
    for (const { name, stretch } of namedIn(text, names, readWords)) {
      const known = first.get(name.place) ?? { of: text.of, stretch, held: new Set() };
      first.set(name.place, known);
      known.held.add(foldText(name.text));
    }
  }
  return [...first].flatMap(([place, { of, stretch, held }]) =>
    (names.ofPlace[place] ?? [])
      .filter((name) => !held.has(foldText(name.text)))
      .map(({ text, lang, drafted }) => ({ of, text, lang, standsAs: { ...stretch, drafted } })),
  );
}

/** A field's names, and the other words that readers look for it by: those stand for its name in their language. */
export function fieldWords({ names, also = {}, machine_drafted: drafted }: Field, of: Place): readonly FoundText[] {
  const others = Object.entries(also).flatMap(([lang, words]) => {
    const named = inLanguage(names, lang);
    const standsAs = { ...named, from: 0, to: named.text.length, drafted: drafted.includes(lang) };
    return words.map((text): FoundText => ({ of, text, lang, standsAs }));
  });
  return [...inEach(of, names), ...others];
}
