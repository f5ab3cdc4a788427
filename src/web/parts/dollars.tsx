import type { JSX } from "preact";
import type { Page } from "../view.ts";

/** Decimal text of dollars as millions of them with so many places, rounded half away from zero; exact up to there, whatever the length. */
export function toMillions(dollars: string, places: number): string {
  const [whole = "0", fraction = ""] = dollars.replace("-", "").split(".");
  const cents = BigInt(whole + fraction.slice(0, 2).padEnd(2, "0"));
  const unit = 10n ** BigInt(8 - places);
  const rounded = ((2n * cents + unit) / (2n * unit)).toString().padStart(places + 1, "0");
  const text = places === 0 ? rounded : `${rounded.slice(0, -places)}.${rounded.slice(-places)}`;
  return dollars.startsWith("-") && /[1-9]/.test(text) ? `-${text}` : text;
}

/** The same in the page's language: one place, or as many as a small sum needs to be seen: only nothing is written as zero. */
export function inMillions(dollars: string, page: Pick<Page, "decimal">): string {
  const places = [1, 2, 3, 4, 5, 6, 7, 8].find((one) => /[1-9]/.test(toMillions(dollars, one))) ?? 1;
  return page.decimal(toMillions(dollars, places));
}

/** A sum in millions of dollars; a negative one looks like one too. */
export function Millions({ dollars, page }: { readonly dollars: string; readonly page: Pick<Page, "decimal"> }): JSX.Element {
  const text = inMillions(dollars, page);
  return dollars.startsWith("-") ? <span class="neg">{text}</span> : <>{text}</>;
}

/** One decimal text as a share of another, in percent with one place, rounded half away from zero; null of nothing. */
export function percentOf(part: string, whole: string): string | null {
  const toCents = (text: string): bigint => {
    const [units = "0", fraction = ""] = text.replace("-", "").split(".");
    return BigInt(units + fraction.slice(0, 2).padEnd(2, "0"));
  };
  const [top, bottom] = [toCents(part), toCents(whole)];
  if (bottom === 0n) return null;
  const tenths = ((2_000n * top + bottom) / (2n * bottom)).toString().padStart(2, "0");
  return `${tenths.slice(0, -1)}.${tenths.slice(-1)}`;
}
