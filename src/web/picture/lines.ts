import { textWidth } from "../charts/text-width.ts";

const wide = /[⺀-鿿가-힯豈-﫿＀-｠]/;
const mayNotBegin = /^[\s\p{Pe}\p{Pf}\p{Po}ーっゃゅょッャュョ]/u;
const mayNotEnd = /[\p{Ps}\p{Pi}]$/u;

/** The pieces of a text between which a line may break: after a space, and between words of a script that has none. */
function piecesOf(text: string, lang: string): readonly string[] {
  const words = new Intl.Segmenter(lang, { granularity: "word" });
  return (text.match(/\S+\s*|\s+/g) ?? []).flatMap((piece) => {
    if (!wide.test(piece)) return [piece];
    const parts: string[] = [];
    for (const { segment } of words.segment(piece)) {
      const last = parts.at(-1);
      if (last !== undefined && (mayNotBegin.test(segment) || mayNotEnd.test(last))) parts[parts.length - 1] = last + segment;
      else parts.push(segment);
    }
    return parts;
  });
}

/** A piece that is wider than a whole line, cut where it must be: an address has no place to break. */
function cut(piece: string, fits: (text: string) => boolean): readonly string[] {
  const parts = [""];
  for (const letter of piece) {
    const longer = (parts.at(-1) ?? "") + letter;
    if (fits(longer) || parts.at(-1) === "") parts[parts.length - 1] = longer;
    else parts.push(letter);
  }
  return parts;
}

/** The estimate is on the generous side, to keep labels apart; whole lines of letters are about so much shorter. */
const generosity = 1.12;

type Setting = { readonly width: number; readonly size: number; readonly lang: string };

/** A text as lines of at most `width` in letters of `size` pixels, by the estimate of `textWidth`. */
export function breakLines(text: string, { width, size, lang }: Setting): readonly string[] {
  const fits = (line: string): boolean => textWidth(line.trimEnd(), size) <= (wide.test(line) ? width : width * generosity);
  const lines = [""];
  for (const piece of piecesOf(text.trim(), lang).flatMap((one) => (fits(one) ? [one] : cut(one, fits)))) {
    const longer = (lines.at(-1) ?? "") + piece;
    if (fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd()).filter((line) => line !== "");
}

/** The same with lines that are about equally long, as headings are set. */
export function balanceLines(text: string, setting: Setting): readonly string[] {
  let lines = breakLines(text, setting);
  for (let width = setting.width - setting.size; width > 0; width -= setting.size) {
    const narrower = breakLines(text, { ...setting, width });
    if (narrower.length > lines.length) break;
    lines = narrower;
  }
  return lines;
}
