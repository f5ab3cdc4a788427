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

/** A cell of a row by the name of its column, without white space around it; "" where there is none. */
export type Cells = (name: string) => string;

/** Gives the cells of rows by name; null where a needed column is absent. Of columns with the same name the first counts. */
export function namedCells(header: readonly string[], needed: readonly string[]): ((row: readonly string[]) => Cells) | null {
  const at = new Map(header.map((name, index) => [name.trim(), index] as const).reverse());
  if (needed.some((name) => !at.has(name))) return null;
  return (row) => (name) => (row[at.get(name) ?? -1] ?? "").trim();
}
