import type { JSX } from "preact";
import type { PartnershipView } from "../../contract/overview.ts";
import { inLanguage } from "../../core/languages.ts";
import type { PartnershipNames } from "../frame/site.ts";
import { mainSections } from "../page.ts";
import { hasMessage } from "../text/messages.ts";
import { Lead } from "../parts/band.tsx";
import { Content } from "../parts/content.tsx";
import type { Page } from "../view.ts";

/** What a refusal says of itself; `values` are what the words of its code put in. */
export type ProblemWords = {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly advice: string;
  readonly values: Readonly<Record<string, string>>;
};

/** What is wrong in the page's language, else in English as it came. */
export function problemTitle({ code, message, values }: ProblemWords, page: Page): string {
  return hasMessage(page.lang, `problem.${code}.title`) ? page.say(`problem.${code}.title`, values) : message;
}

function Advice({ problem, page }: { readonly problem: ProblemWords; readonly page: Page }): JSX.Element {
  const key = `problem.${problem.code}.advice`;
  if (hasMessage(page.lang, key)) return <>{page.say(key, problem.values)}</>;
  return <Content text={problem.advice} lang="en" page={page} />;
}

type Props = {
  readonly problem: ProblemWords;
  readonly page: Page;
  readonly partnership: PartnershipView | null;
  readonly partnerships: PartnershipNames;
};

/** Entries of the same list whose ids are like the one asked for, where a refusal names any. */
function Near({ problem: { values }, page, partnership }: Omit<Props, "partnerships">): JSX.Element | null {
  const { list, near } = values;
  if (partnership === null || list === undefined || near === undefined) return null;
  return (
    <>
      <h2 class="count">{page.t("search.meant")}</h2>
      <ul class="rows">
        {near.split(" ").map((id) => (
          <li>
            <a href={`/${page.lang}/${partnership.id}/${list}/${id}`}>{id}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where to go from here: the pages of the partnership where one is known, else every partnership. */
function Ways({ page, partnership, partnerships }: Omit<Props, "problem">): JSX.Element {
  const links =
    partnership === null
      ? partnerships.map(({ id, names }) => ({ href: `/${page.lang}/${id}`, ...inLanguage(names, page.lang) }))
      : mainSections.map((section) => ({
          href: `/${page.lang}/${partnership.id}${section === "overview" ? "" : `/${section}`}`,
          text: page.t(`nav.${section}`),
          lang: page.lang,
        }));
  if (links.length === 0) return <></>;
  return (
    <nav aria-label={page.t("problem.ways")}>
      <h2 class="count">{page.t("problem.ways")}</h2>
      <ul class="rows">
        {links.map(({ href, text, lang }) => (
          <li>
            <a href={href} lang={lang === page.lang ? undefined : lang}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A refusal as a page that helps: what is wrong, what to do, where to go. */
export function ProblemPage({ problem, page, partnership, partnerships }: Props): JSX.Element {
  return (
    <Lead
      long
      kicker={page.t("problem.status", { status: String(problem.status) })}
      title={problemTitle(problem, page)}
      deck={<Advice problem={problem} page={page} />}
    >
      <div class="ways">
        <Near problem={problem} page={page} partnership={partnership} />
        <Ways page={page} partnership={partnership} partnerships={partnerships} />
      </div>
    </Lead>
  );
}
