import type { JSX } from "preact";
import { inLanguage } from "../../core/languages.ts";
import type { Section } from "../page.ts";
import type { View } from "../view.ts";

type CrumbsProps = {
  readonly view: View;
  readonly nav: Section;
  readonly title: string | null; // of a page that is no entry's; an entry is called by its id
};

/** The way from the partnership to this page; the overview is the beginning of the way and has none. */
export function Crumbs({ view, nav, title }: CrumbsProps): JSX.Element | null {
  if (nav === "overview") return null;
  const list = view.href(nav);
  const above = view.path.startsWith(`${list}/`) ? list.length : view.path.lastIndexOf("/"); // an entry may stand beside its list
  const entry = view.path === list ? null : (title ?? decodeURIComponent(view.path.slice(above + 1)));
  const name = inLanguage(view.partnership.names, view.lang);
  return (
    <div class="wrap">
      <nav class="crumbs" aria-label={view.t("crumbs.label")}>
        <ol>
          <li>
            <a href={view.href("")} lang={name.lang === view.lang ? undefined : name.lang}>
              {name.text}
            </a>
          </li>
          <li>{entry === null ? <span aria-current="page">{view.t(`nav.${nav}`)}</span> : <a href={list}>{view.t(`nav.${nav}`)}</a>}</li>
          {entry !== null && (
            <li>
              <span aria-current="page">{entry}</span>
            </li>
          )}
        </ol>
      </nav>
    </div>
  );
}
