import type { JSX } from "preact";
import type { Narrative } from "../../contract/activities.ts";
import { languageTag } from "../../core/languages.ts";
import type { Page } from "../view.ts";
import { Content, NotKnown } from "./content.tsx";

/** The language of words as published, where what is named is a language tag. */
export function tagOf({ language }: Narrative): string | null {
  return languageTag.safeParse(language).data ?? null;
}

/** Words in the reader's language where they are published in it, else the first of them. */
export function nearest(narratives: readonly Narrative[], page: Page): Narrative | undefined {
  return narratives.find((one) => tagOf(one)?.split("-")[0] === page.lang) ?? narratives[0];
}

/** The same, in its own language; where there are no words, that. */
export function NearestWords({ narratives, page }: { readonly narratives: readonly Narrative[]; readonly page: Page }): JSX.Element {
  const words = nearest(narratives, page);
  return words === undefined ? <NotKnown>{page.t("not-known")}</NotKnown> : <Content text={words.text} lang={tagOf(words)} page={page} />;
}
