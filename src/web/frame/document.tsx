import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import { mediaTypes, type Twin } from "../../contract/twins.ts";
import { inOtherLanguage, twinAddress } from "../address.ts";
import { spriteFor } from "../parts/glyph.tsx";
import { ownNames, renderedLanguages } from "../text/catalogues.ts";
import type { Page } from "../view.ts";
import type { Assets, Site } from "./site.ts";

/** What the head of the document says. A refusal has no address of its own to be kept, and no twins. */
export type Head = {
  readonly title: string;
  readonly description: string | null;
  readonly twins: readonly Twin[];
  readonly feeds: readonly { readonly type: string; readonly href: string }[];
  readonly oembed: string | null; // where other sites ask for the card of this page
  readonly isAnswer: boolean;
};

/** The fonts that a page in a language begins with. */
function fontsOf(lang: string, { fonts }: Assets): readonly string[] {
  return new Intl.Locale(lang).maximize().script === "Cyrl" ? [fonts.Latn, fonts.Cyrl] : [fonts.Latn];
}

/** Where the page is for search engines, in each language. They take absolute addresses alone, which come from the configured one. */
function OtherLanguages({ page, url }: { readonly page: Page; readonly url: string }): JSX.Element {
  const here = inOtherLanguage(page, page.lang);
  return (
    <>
      <link rel="canonical" href={`${url}${here}`} />
      {renderedLanguages.map((lang) => (
        <link rel="alternate" hreflang={lang} href={`${url}${inOtherLanguage(page, lang)}`} />
      ))}
      <link rel="alternate" hreflang="x-default" href={`${url}${here.replace(/^\/[^/?]+/, "") || "/"}`} />
    </>
  );
}

/** The tags of the head. */
function HeadTags({
  page,
  head,
  site,
  assets,
}: {
  readonly page: Page;
  readonly head: Head;
  readonly site: Site;
  readonly assets: Assets;
}): JSX.Element {
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{head.title}</title>
      {head.description !== null && <meta name="description" content={head.description} />}
      {fontsOf(page.lang, assets).map((href) => (
        <link rel="preload" href={href} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={assets.css} />
      <link rel="icon" href="/favicon.ico" />
      {head.isAnswer ? (
        <>
          {site.url !== null && <OtherLanguages page={page} url={site.url} />}
          {head.twins.map((twin) => (
            <link rel="alternate" type={mediaTypes[twin]} href={twinAddress(page, twin)} />
          ))}
          {head.feeds.map(({ type, href }) => (
            <link rel="alternate" type={type} href={href} />
          ))}
        </>
      ) : (
        <meta name="robots" content="noindex" />
      )}
      {head.oembed !== null && <link rel="alternate" type="application/json+oembed" href={head.oembed} title={head.title} />}
    </>
  );
}

/** Whether a page has Japanese in it, beside the name of the language in its head. */
function hasJapanese(body: string): boolean {
  return /[\u3040-\u30ff\u4e00-\u9fff]/.test(body.replaceAll(ownNames.ja, ""));
}

/** The whole document: no script, no style element, the sprite of what the body uses. */
export function toDocument(parts: {
  readonly page: Page;
  readonly head: Head;
  readonly site: Site;
  readonly assets: Assets;
  readonly body: JSX.Element;
}): string {
  const { page, head, site, assets } = parts;
  const body = renderToString(parts.body);
  const tags = renderToString(<HeadTags page={page} head={head} site={site} assets={assets} />);
  const skip = renderToString(
    <a class="skip" href="#main">
      {page.t("head.skip")}
    </a>,
  );
  const japanese = hasJapanese(body) ? renderToString(<link rel="stylesheet" href={assets.japanese} />) : "";
  return `<!doctype html>\n<html lang="${page.lang}">\n<head>${tags}</head>\n<body>${skip}${spriteFor(body)}${body}${japanese}</body>\n</html>\n`;
}
