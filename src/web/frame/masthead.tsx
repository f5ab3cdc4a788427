import type { JSX } from "preact";
import type { PartnershipView } from "../../contract/overview.ts";
import { inLanguage } from "../../core/languages.ts";
import { inOtherLanguage } from "../address.ts";
import { mainSections, type Section } from "../page.ts";
import { ownNames, renderedLanguages } from "../text/catalogues.ts";
import type { Page } from "../view.ts";
import type { PartnershipNames } from "./site.ts";

/** A gate seen from the road: the mark of the site. */
function Brand({ page, home }: { readonly page: Page; readonly home: string }): JSX.Element {
  return (
    <a class="brand" href={home}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M2 2h20v20h-7v-4h3V6H6v12h3v4H2z" fill="currentColor" />
      </svg>
      {page.t("site.name")}
    </a>
  );
}

function Which({ page, partnership, partnerships }: Omit<MastheadProps, "nav">): JSX.Element {
  const list = `/${page.lang}/partnerships`;
  const isList = page.path === list;
  if (partnership === null) return <span class="which">{isList ? page.t("head.all") : <a href={list}>{page.t("head.all")}</a>}</span>;
  const name = inLanguage(partnership.names, page.lang);
  return (
    <span class="which">
      {page.t("head.partnership")} <b lang={name.lang === page.lang ? undefined : name.lang}>{name.text}</b>
      {partnerships.length > 1 && (
        <>
          {" · "}
          <a href={list}>
            {page.t("head.change")}
            <span class="vh"> {page.t("head.change-what")}</span>
          </a>
        </>
      )}
    </span>
  );
}

function Languages({ page }: { readonly page: Page }): JSX.Element {
  return (
    <nav class="langs full" aria-label={page.t("head.language")}>
      {renderedLanguages.map((lang) =>
        lang === page.lang ? (
          <b lang={lang} aria-current="true">
            {ownNames[lang]}
          </b>
        ) : (
          <a lang={lang} hreflang={lang} href={inOtherLanguage(page, lang)}>
            {ownNames[lang]}
          </a>
        ),
      )}
    </nav>
  );
}

type MastheadProps = {
  readonly page: Page;
  readonly partnership: PartnershipView | null;
  readonly partnerships: PartnershipNames;
  readonly nav: Section | null;
};

function Navigation({ page, id, nav }: { readonly page: Page; readonly id: string; readonly nav: Section | null }): JSX.Element {
  return (
    <nav class="mainnav" aria-label={page.t("head.main")}>
      <div class="wrap">
        <ul>
          {mainSections.map((section) => {
            const href = `/${page.lang}/${id}${section === "overview" ? "" : `/${section}`}`;
            const current = section === nav ? (page.path === href ? "page" : "true") : undefined;
            return (
              <li>
                <a href={href} aria-current={current}>
                  {page.t(`nav.${section}`)}
                </a>
              </li>
            );
          })}
          <li>
            <a href={`/${page.lang}/${id}/search`} aria-current={nav === "search" ? "page" : undefined}>
              {page.t("nav.search")}
            </a>
          </li>
          <li>
            <a href="#pages">{page.t("nav.more")}</a>
          </li>
        </ul>
      </div>
    </nav>
  );
}

/** The head of every page: where one is, in which partnership and language, and the way to its other pages. */
export function Masthead({ page, partnership, partnerships, nav }: MastheadProps): JSX.Element {
  const home = partnership === null ? `/${page.lang}` : `/${page.lang}/${partnership.id}`;
  return (
    <header>
      <div class="masthead">
        <div class="wrap">
          <Brand page={page} home={home} />
          <Which page={page} partnership={partnership} partnerships={partnerships} />
          <Languages page={page} />
        </div>
      </div>
      {partnership !== null && <Navigation page={page} id={partnership.id} nav={nav} />}
    </header>
  );
}
