import type { Language } from "./languages.ts";

/** Endings of which a word has one at most, folded as `foldText` folds, and how many letters they leave at least. */
type Slot = { readonly endings: readonly string[]; readonly least: number };

function slot(least: number, endings: string): Slot {
  return { least, endings: endings.split(" ").sort((a, b) => b.length - a.length) };
}

/**
 * What nouns and adjectives take on in languages of the interface, from the end of the word: cases, then possessives, then number, where a
 * language puts one behind the other. Verbs are left alone. English has a rule of its own, and Japanese words do not change.
 */
const slots: Readonly<Record<Exclude<Language, "en" | "ja">, readonly Slot[]>> = {
  de: [slot(3, "e en em er ern es n s")],
  ru: [
    slot(
      2,
      "а я ы и о е у ю ь й ом ем ой ей ою ею ам ям ах ях ами ями ов ев ий ия ие ию ии ием ией иям иях иями ью ый ая яя ое ее ые ого его ому ему ым им ую юю ых их ыми ими",
    ),
  ],
  kk: [
    slot(2, "ның нің дың дің тың тің ны ні ды ді ты ті н ға ге қа ке на не да де та те нда нде дан ден тан тен нан нен мен бен пен"),
    slot(2, "ы і сы сі"),
    slot(2, "лар лер дар дер тар тер"),
  ],
  ky: [
    slot(
      2,
      "нын нин нун нүн дын дин дун дүн тын тин тун түн ны ни ну нү ды ди ду дү ты ти ту тү н га ге го гө ка ке ко кө на не но нө да де до дө та те то тө нда нде дан ден дон дөн тан тен тон төн",
    ),
    slot(2, "ы и у ү сы си су сү"),
    slot(2, "лар лер лор лөр дар дер дор дөр тар тер тор төр"),
  ],
  tg: [slot(2, "ро"), slot(2, "и"), slot(2, "ҳо он")],
  tk: [slot(3, "yn in un nyn nin ny ni a e na ne ga ge da de nda nde dan den ndan nden"), slot(3, "y i sy si"), slot(3, "lar ler")],
  uz: [slot(3, "ning ni ga ka qa da dan"), slot(3, "i si"), slot(3, "lar")],
};

/** The word without the longest ending of a slot. */
function without(word: string, { endings, least }: Slot): readonly string[] {
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= least);
  return ending === undefined ? [] : [word.slice(0, -ending.length)];
}

/** The singular of an English word, as far as its last letters tell. */
function singular(word: string): readonly string[] {
  if (word.length > 4 && word.endsWith("ies")) return [`${word.slice(0, -3)}y`];
  return word.length > 4 && /[^sui]s$/.test(word) ? [word.slice(0, -1)] : [];
}

/** Languages whose words have stems here. */
export const stemmed = ["en", ...(Object.keys(slots) as (keyof typeof slots)[])] as const; // the keys of a constant object
export type Stemmed = (typeof stemmed)[number];

/** The language of a tag, where its words have stems here (`uz-Cyrl` is written otherwise, and has none). */
export function stemmedLanguage(tag: string | null): Stemmed | undefined {
  return stemmed.find((one) => one === tag);
}

/**
 * What a folded word may be a form of in a language, itself first. Two words that share one of these may be forms of one word. Light: it
 * knows endings and no words, so some forms keep apart and a few strangers meet; a stem is no word and is shown to nobody.
 */
export function stemsOf(word: string, language: Stemmed): readonly string[] {
  if (language === "en") return [word, ...singular(word)];
  let stems: readonly string[] = [word];
  for (const one of slots[language]) stems = [...new Set([...stems, ...stems.flatMap((stem) => without(stem, one))])];
  return stems;
}
