import type { Gatherer } from "./gather-figures.ts";

/** What a reader knows of the file besides its rows. */
export type FileFacts = { readonly name: string; readonly gather: Gatherer };

/** Takes the rows below the header, each with the line on which it ends. */
export type RowReader = (row: readonly string[], line: number) => void;

/** A layout of the publisher: `open` answers null where the header is another's, and throws `input-invalid` where it is this one's and unusable. */
export type Layout = {
  readonly id: string;
  readonly title: string;
  readonly open: (header: readonly string[], facts: FileFacts) => RowReader | null;
};

/** Where columns stand, by their name in lower case without spaces and underscores: `DonorCode`, `donor_code` and `DONOR CODE` are one. */
export function columnsByName(header: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  header.forEach((name, index) => {
    const plain = name.replace(/[\s_]+/g, "").toLowerCase();
    if (!found.has(plain)) found.set(plain, index);
  });
  return found;
}

/** A year of four digits, or null. */
export function toYear(text: string): number | null {
  const trimmed = text.trim();
  return /^(19|20)\d\d$/.test(trimmed) ? Number(trimmed) : null;
}
