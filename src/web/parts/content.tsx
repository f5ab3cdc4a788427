import type { ComponentChildren, JSX } from "preact";
import { inLanguage, type Localized } from "../../core/languages.ts";
import type { Page } from "../view.ts";

const hasLetters = /\p{L}/u; // a number is in no language

/** A text of the record in its own language; where that is not the page's, a short mark names it. */
export function Content({ text, lang, page }: { readonly text: string; readonly lang: string | null; readonly page: Page }): JSX.Element {
  if (lang === null || lang === page.lang || !hasLetters.test(text)) return <>{text}</>;
  return (
    <>
      <span lang={lang}>{text}</span>
      <LanguageMark lang={lang} page={page} />
    </>
  );
}

/** The code of a language that is not the page's, for the eye: to others the `lang` of the text says it. */
function LanguageMark({ lang, page }: { readonly lang: string; readonly page: Page }): JSX.Element | null {
  if (lang === page.lang) return null;
  return (
    <small class="inlang" aria-hidden="true" title={page.language(lang)}>
      {lang}
    </small>
  );
}

/** A text that the record has in several languages, in the page's or the nearest there is. */
export function LocalizedText({ texts, page }: { readonly texts: Localized; readonly page: Page }): JSX.Element {
  const { text, lang } = inLanguage(texts, page.lang);
  return <Content text={text} lang={lang} page={page} />;
}

/** A hole: what no source held has. The words say which kind of hole it is. */
export function NotKnown({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <span class="nk">{children}</span>;
}
