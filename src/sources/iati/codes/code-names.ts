import names from "./names.json" with { type: "json" };

/** What a code of the standard is called in one language. */
export type CodeName = {
  readonly list: string; // as the standard names it: Sector, TransactionType …
  readonly code: string;
  readonly language: string; // BCP 47
  readonly name: string;
  readonly withdrawn: boolean; // whether the standard has given it up: older files have it
};

type Named = { readonly en: string; readonly fr?: string; readonly withdrawn?: boolean };
const lists: Readonly<Record<string, Readonly<Record<string, Named>>>> = names;

/** The names of codes that the project carries, in the order of its table. */
export function codeNames(): readonly CodeName[] {
  return Object.entries(lists).flatMap(([list, codes]) =>
    Object.entries(codes).flatMap(([code, { withdrawn = false, ...named }]) =>
      Object.entries(named).map(([language, name]) => ({ list, code, language, name, withdrawn })),
    ),
  );
}
