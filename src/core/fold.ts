/** What languages of the record write for an apostrophe: Uzbek alone uses four of them for one letter. */
const apostrophes = "\\u02B9\\u02BB\\u02BC\\u00B4\\u2018\\u2019\\u2032'`";
const anyApostrophe = new RegExp(`[${apostrophes}]`, "gu");

/** Every combining mark, except the breve where it makes another letter: й and ў are no и and у, but ё is read as е and ü as u. */
const marks = /(?<![\u0400-\u04FF])\u0306|[\u0300-\u0305\u0307-\u036F]/gu;

/**
 * A text as it is compared in a search, the same for every spelling that a reader takes for the same: without case (Unicode NFKC; the
 * dotted and the dotless i are one letter, ß is ss), without apostrophes, without the marks that keyboards lack. Japanese keeps its marks.
 */
export function foldText(text: string): string {
  const bare = text.replace(anyApostrophe, "").normalize("NFKD").replace(marks, "").toLowerCase();
  return bare
    .normalize("NFKD")
    .replace(marks, "")
    .replace(anyApostrophe, "")
    .replaceAll("ı", "i")
    .replaceAll("ß", "ss")
    .replaceAll("ς", "σ")
    .normalize("NFC");
}

/** A word of a text, folded, and where it stands (in UTF-16 units). `unspaced` is a stretch of a script that puts no space between words. */
export type FoundWord = { readonly text: string; readonly from: number; readonly to: number; readonly unspaced: boolean };

const stretch = new RegExp(`[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}${apostrophes}]*[\\p{L}\\p{N}\\p{M}])?`, "gu");
const unspacedOrNot =
  /(?<unspaced>(?:(?=[\p{L}\p{M}])[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}])+)|(?:(?!(?=[\p{L}\p{M}])[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}])[\s\S])+/gu;
const possessive = /^(?<owner>.{2,})['\u2019]s$/iu;

function foldedWords(piece: string): readonly string[] {
  const owner = possessive.exec(piece)?.groups?.["owner"];
  return [piece, ...(owner === undefined ? [] : [owner])].flatMap((one) => foldText(one).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []);
}

/** The words of a text in its order, folded. An English possessive is two: with its s (Uzbek may mean a letter by it), and the owner alone. */
export function wordsIn(text: string): readonly FoundWord[] {
  return [...text.matchAll(stretch)].flatMap((run) =>
    [...run[0].matchAll(unspacedOrNot)].flatMap((piece) => {
      const from = run.index + piece.index;
      const place = { from, to: from + piece[0].length, unspaced: piece.groups?.["unspaced"] !== undefined };
      return foldedWords(piece[0]).map((word) => ({ text: word, ...place }));
    }),
  );
}
