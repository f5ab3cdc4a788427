import type { JSX } from "preact";
import type { PartnershipView } from "../contract/overview.ts";
import { SaraiError } from "../core/errors.ts";
import { inLanguage, type Language } from "../core/languages.ts";
import { mediaTypes, rowForms, type Twin } from "../contract/twins.ts";
import { questions } from "../query/index.ts";
import { feedAddress, inOtherLanguage, oembedAddress } from "./address.ts";
import { Crumbs } from "./frame/crumbs.tsx";
import { toDocument } from "./frame/document.tsx";
import { Foot } from "./frame/foot.tsx";
import { Masthead } from "./frame/masthead.tsx";
import type { Assets, PartnershipNames, Site } from "./frame/site.ts";
import { pages, sitePages } from "./pages/index.ts";
import { ProblemPage, problemTitle, type ProblemWords } from "./pages/problem.tsx";
import type { Section } from "./page.ts";
import { draftedByMachine, originalLanguage, ownNames } from "./text/catalogues.ts";
import type { OnMissing } from "./text/messages.ts";
import { makePage, makeView, type Page } from "./view.ts";

type Surroundings = {
  readonly lang: Language;
  readonly path: string;
  readonly query: string;
  readonly partnership: PartnershipView | null;
  readonly partnerships: PartnershipNames;
  readonly site: Site;
  readonly assets: Assets;
  readonly onMissing?: OnMissing;
};

/** What a page is made from: the answer to a question, and where and for whom it is shown. `path` is that of the page, with its language. */
export type PageInput = Surroundings & { readonly question: string; readonly answer: unknown; readonly today: string };
/** What a refusal is made from. `message` and `advice` are English; where the catalogue has words for the code, they are said instead. */
export type ProblemInput = Surroundings & ProblemWords;

type FramedParts = {
  readonly page: Page;
  readonly input: Surroundings;
  readonly nav: Section | null;
  readonly version: string | null;
  readonly follows?: Readonly<Record<string, string>>;
};

/** Says that the words of the page were drafted by a machine, and leads to those they were drafted from. */
function Drafted({ page }: { readonly page: Page }): JSX.Element {
  return (
    <aside class="drafted">
      <div class="wrap">
        <p>
          {page.t("machine.words")}{" "}
          <a lang={originalLanguage} hreflang={originalLanguage} href={inOtherLanguage(page, originalLanguage)}>
            {ownNames[originalLanguage]}
          </a>
        </p>
      </div>
    </aside>
  );
}

function Framed({ page, input, nav, version, follows = {}, children }: FramedParts & { readonly children: JSX.Element }): JSX.Element {
  return (
    <>
      <Masthead page={page} partnership={input.partnership} partnerships={input.partnerships} nav={nav} />
      {draftedByMachine.has(page.lang) && <Drafted page={page} />}
      <main id="main">{children}</main>
      <Foot page={page} partnership={input.partnership} version={version} site={input.site} follows={follows} />
    </>
  );
}

/** The version of the record that an answer names: in its stamp, or beside a list of partnerships. */
function versionOf(answer: unknown): string | null {
  if (typeof answer !== "object" || answer === null) return null;
  if ("record_version" in answer && typeof answer.record_version === "string") return answer.record_version;
  return "stamp" in answer ? versionOf(answer.stamp) : null;
}

function renderSitePage(input: PageInput): string {
  const found = sitePages.find((one) => one.question === input.question);
  if (found === undefined) throw new SaraiError("internal", `No page shows the question "${input.question}".`);
  const page = makePage(input);
  const body = (
    <Framed page={page} input={input} nav={null} version={versionOf(input.answer)}>
      <found.Page answer={input.answer} page={page} />
    </Framed>
  );
  const title = `${found.title(input.answer, page)} · ${page.t("site.name")}`;
  const head = { title, description: page.t("site.description"), twins: formsOf(found.question), feeds: [], oembed: null, isAnswer: true };
  return toDocument({ page, head, site: input.site, assets: input.assets, body });
}

/** The forms that the answer to a question has besides its page. */
export function formsOf(question: string): readonly Twin[] {
  if (sitePages.some((one) => one.question === question && one.citation !== undefined)) return ["json", "txt", "bib", "csl"];
  const page = pages.find((one) => one.question === question);
  return [
    "json",
    ...(page?.csv === true ? rowForms : []),
    ...(page?.feed === undefined ? [] : (["atom", "feed"] as const)),
    ...(page?.calendar === undefined ? [] : (["ics"] as const)),
    ...(page?.linkedData === undefined ? [] : (["jsonld"] as const)),
  ];
}

/** Whether a page is that of one entry, which is called by its id. */
function isOfEntry(question: string): boolean {
  return /^\/[^/]+\/:id$/.test(questions.find(({ id }) => id === question)?.path ?? "");
}

/** The HTML document of an answer. Throws `internal` where no page shows the question. */
export function renderPage(input: PageInput): string {
  const found = pages.find((one) => one.question === input.question);
  if (found === undefined || input.partnership === null) return renderSitePage(input);
  const view = makeView(input, input.partnership);
  const follows = found.follows?.(input.answer, view) ?? {};
  const body = found.isCard ? (
    <main id="main" class="card">
      <found.Page answer={input.answer} view={view} />
    </main>
  ) : (
    <Framed page={view} input={input} nav={found.nav} version={versionOf(input.answer)} follows={follows}>
      <>
        <Crumbs view={view} nav={found.nav} title={isOfEntry(found.question) ? null : found.title(input.answer, view)} />
        <found.Page answer={input.answer} view={view} />
      </>
    </Framed>
  );
  const name = inLanguage(input.partnership.names, input.lang).text;
  const head = {
    title: `${found.title(input.answer, view)} · ${name} · ${view.t("site.name")}`,
    description: found.description?.(input.answer, view) ?? view.t("site.description"),
    twins: formsOf(found.question).filter((form) => form !== "atom" && form !== "feed"), // feeds are named apart
    feeds: [{ type: mediaTypes.atom, href: feedAddress(view.href("changes"), follows, "atom") }],
    oembed: found.card === undefined ? null : oembedAddress(view, input.site, view.path),
    isAnswer: !found.isCard,
  };
  return toDocument({ page: view, head, site: input.site, assets: input.assets, body });
}

/** The HTML document of a refusal: what is wrong and where to go from here. */
export function renderProblem(input: ProblemInput): string {
  const page = makePage({ ...input, today: "" });
  const body = (
    <Framed page={page} input={input} nav={null} version={null}>
      <ProblemPage problem={input} page={page} partnership={input.partnership} partnerships={input.partnerships} />
    </Framed>
  );
  const head = {
    title: `${problemTitle(input, page)} · ${page.t("site.name")}`,
    description: null,
    twins: [],
    feeds: [],
    oembed: null,
    isAnswer: false,
  };
  return toDocument({ page, head, site: input.site, assets: input.assets, body });
}
