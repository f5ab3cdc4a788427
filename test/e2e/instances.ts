import { inject } from "vitest";
import type { FoundPage } from "./crawl.ts";
import type { Kind } from "./kinds.ts";

/** One page to be looked at: the fullest or the emptiest of its kind in one language. */
export type Instance = { readonly kind: Kind; readonly lang: string; readonly which: "fullest" | "emptiest"; readonly address: string };

export const kinds = inject("kinds");
export const languages = inject("languages");

/** The same page in another language. */
export function inLanguage(address: string, lang: string): string {
  return address.replace(/^\/[^/]+/, `/${lang}`);
}

/** The pages of a kind, in the language of the walk, the fullest first. */
export function pagesOf(kind: string): readonly FoundPage[] {
  return inject("crawl")
    .pages.filter((page) => page.kind === kind && page.status === 200)
    .sort((a, b) => b.sizeBytes - a.sizeBytes || (a.address < b.address ? -1 : 1));
}

/** Two languages for each kind, others for the next, so that each is met often. */
const twoOf = kinds.map((_, index) => [0, 1].map((step) => languages[(2 * index + step) % languages.length]));

/** The fullest page of every kind in every language, and in two the emptiest, and cards: how long words are shows where there are many. */
export const instances: readonly Instance[] = kinds.flatMap((kind, index) => {
  const found = pagesOf(kind.id);
  const [fullest, emptiest] = [found[0], found.at(-1)];
  if (fullest === undefined || emptiest === undefined) return []; // kinds.test.ts fails by it
  return languages.flatMap((lang) => {
    const full = { kind, lang, which: "fullest" as const, address: inLanguage(fullest.address, lang) };
    const isOfTwo = twoOf[index]?.includes(lang) === true;
    if (!isOfTwo) return kind.isCard ? [] : [full]; // a card is a part of a page that is there in all of them
    if (fullest === emptiest) return [full];
    return [full, { kind, lang, which: "emptiest" as const, address: inLanguage(emptiest.address, lang) }];
  });
});

/** Those of two languages a kind, for what hardly depends on the language. */
export const sampled: readonly Instance[] = kinds.flatMap((kind, index) =>
  instances.filter((one) => one.kind.id === kind.id && twoOf[index]?.includes(one.lang)),
);

/** The fullest page of every kind, in one language after the other: for what does not depend on the language. */
export const oneOfEach: readonly Instance[] = kinds.flatMap((kind, index) => {
  const [lang] = twoOf[index] ?? [];
  return instances.filter((one) => one.kind.id === kind.id && one.which === "fullest" && one.lang === lang);
});

/** Each instance with what a test calls it. */
export function named(list: readonly Instance[]): readonly (readonly [string, Instance])[] {
  return list.map((one) => [`the ${one.which} ${one.kind.id} in ${one.lang} (${one.address})`, one]);
}
