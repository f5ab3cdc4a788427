import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import { mediaTypes, type Twin } from "../../contract/twins.ts";
import { inOtherLanguage, twinAddress } from "../address.ts";
import { spriteFor } from "../parts/glyph.tsx";
import { renderedLanguages } from "../text/catalogues.ts";
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

/** The tags of the head. Absolute addresses come from the configured one alone; without it they are paths. */
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
  const absolute = (address: string): string => `${site.url ?? ""}${address}`;
  const here = inOtherLanguage(page, page.lang);
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{head.title}</title>
      {head.description !== null && <meta name="description" content={head.description} />}
      <link rel="stylesheet" href={assets.css} />
      <link rel="icon" href="/favicon.ico" />
      {head.isAnswer ? (
        <>
          <link rel="canonical" href={absolute(here)} />
          {renderedLanguages.map((lang) => (
            <link rel="alternate" hreflang={lang} href={absolute(inOtherLanguage(page, lang))} />
          ))}
          <link rel="alternate" hreflang="x-default" href={absolute(here.replace(/^\/[^/?]+/, "") || "/")} />
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
  return `<!doctype html>\n<html lang="${page.lang}">\n<head>${tags}</head>\n<body>${skip}${spriteFor(body)}${body}</body>\n</html>\n`;
}
