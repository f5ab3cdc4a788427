import type { JSX } from "preact";
import type { ClaimRow } from "../../contract/claims.ts";
import { inLanguage } from "../../core/languages.ts";
import type { View } from "../view.ts";
import { Content } from "./content.tsx";
import { Verdict } from "./verdict.tsx";

type Sentence = Pick<ClaimRow, "claim" | "lang" | "translations">;

/** A claim in the language of the page where the record has it, else in its own. */
export function sentenceOf(
  { claim, lang, translations }: Sentence,
  view: Pick<View, "lang">,
): { readonly text: string; readonly lang: string } {
  if (lang === view.lang || translations === null || translations[view.lang] === undefined) return { text: claim, lang };
  return inLanguage(translations, view.lang);
}

/** How many readings came to what, in words; nothing of a claim without readings. */
export function countWords(row: Pick<ClaimRow, "holds" | "fails" | "cannot">, view: View): string | null {
  const all = row.holds + row.fails + row.cannot;
  return all === 0 ? null : view.t("claims.counts", { count: all, holds: row.holds, fails: row.fails, cannot: row.cannot });
}

/** Published sentences, each with the verdict that its readings come to. */
export function ClaimLines({ claims, view }: { readonly claims: readonly ClaimRow[]; readonly view: View }): JSX.Element {
  return (
    <ul class="claims">
      {claims.map((claim) => {
        const sentence = sentenceOf(claim, view);
        const published = claim.published_in;
        const counts = countWords(claim, view);
        return (
          <li id={claim.id}>
            <div>
              <p>
                <a href={view.href(`claims/${claim.id}`)}>
                  <Content text={sentence.text} lang={sentence.lang} page={view} />
                </a>
              </p>
              <p class="why">
                {view.say(`claims.type.${claim.type}`)}
                {published !== null &&
                  ` · ${view.t("claims.published", { publication: published.publication, date: view.day(published.date) })}`}
              </p>
            </div>
            <div>
              <Verdict verdict={claim.verdict} view={view} />
              {counts !== null && <p class="why">{counts}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
