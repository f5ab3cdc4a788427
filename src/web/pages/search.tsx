import type { JSX } from "preact";
import type { SearchList, SearchRow } from "../../contract/search.ts";
import { inLanguage } from "../../core/languages.ts";
import { longestQuery, markWords, type QueryWord } from "../../core/query-words.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { Pager } from "../parts/pager.tsx";
import { Parties } from "../parts/party.tsx";
import { ListProv } from "../parts/prov.tsx";
import { whenOf } from "../parts/when.ts";
import type { View } from "../view.ts";

type Props = { readonly answer: SearchList; readonly view: View };

function deck({ q, found, total }: SearchList, view: View): string {
  return q === "" ? view.t("search.deck.all", { count: total }) : view.t("search.deck.found", { count: found, words: q });
}

/** The words to look for, as a form that asks for another address; what was chosen is kept as long as anything is found. */
function SearchForm({ answer, view }: Props): JSX.Element {
  const chosen = [...new URLSearchParams(view.query)].filter(([name]) => name !== "q" && name !== "page");
  return (
    <form class="find" role="search" method="get" action={view.path}>
      {(answer.found === 0 ? [] : chosen).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="search" name="q" value={answer.q} maxlength={longestQuery} aria-label={view.t("search.label")} />
      <button class="btn quiet" type="submit">
        {view.t("search.show")}
      </button>
    </form>
  );
}

/** A text in its own language, with what was looked for marked in it. */
function Marked(props: {
  readonly text: string;
  readonly lang: string | null;
  readonly words: readonly QueryWord[];
  readonly view: View;
}): JSX.Element {
  const { text, lang, words, view } = props;
  const parts = markWords(text, words).map((part) => (part.isFound ? <mark>{part.text}</mark> : part.text));
  return lang === null || lang === view.lang ? <>{parts}</> : <span lang={lang}>{parts}</span>;
}

/** The title in another language where a word was found that the one shown does not have. */
function otherTitle({ titles }: SearchRow, shown: string, words: readonly QueryWord[]): readonly [string, string] | undefined {
  const marked = (text: string): number => markWords(text, words).filter((part) => part.isFound).length;
  if (marked(shown) > 0) return undefined;
  return Object.entries(titles).find(([, text]) => marked(text) > 0);
}

function Line({ row, words, view }: { readonly row: SearchRow; readonly words: readonly QueryWord[]; readonly view: View }): JSX.Element {
  const { text, lang } = inLanguage(row.titles, view.lang);
  const other = otherTitle(row, text, words);
  const when = whenOf(row.date, view);
  return (
    <li>
      <div>
        <h3>
          <a href={`/${view.lang}/${row.subject}`}>
            <Marked text={text} lang={lang} words={words} view={view} />
          </a>
        </h3>
        {other !== undefined && (
          <p class="small">
            <Marked text={other[1]} lang={other[0]} words={words} view={view} />
          </p>
        )}
        {row.excerpt !== null && (
          <p class="small">
            {view.t(`search.in.${row.excerpt.of}`)} <Marked {...row.excerpt} words={words} view={view} />
          </p>
        )}
        <p class="meta">
          <span>{view.say(`kinds.${row.kind}`)}</span>
          {row.parties.length > 0 && row.kind !== "party" && row.kind !== "partnership" && <Parties codes={row.parties} view={view} />}
        </p>
      </div>
      <div class="right">{when !== null && <span>{when}</span>}</div>
    </li>
  );
}

/** Under what else the words were looked for, and where a machine drafted the name that led there. */
function AlsoFound({ answer, view }: Props): JSX.Element | null {
  if (answer.also.length === 0) return null;
  return (
    <div class="also">
      {answer.also.map(({ by, asked, as }) => (
        <p>{view.t(`search.also.${by}`, { asked, as: view.list(as) })}</p>
      ))}
      {answer.also.some((one) => one.machine_drafted) && <p>{view.t("search.also.drafted")}</p>}
    </div>
  );
}

/** What to do where nothing was found: other queries that find something, and what an empty answer means. */
function Nothing({ answer, view }: Props): JSX.Element {
  const { q, meant, stamp } = answer;
  return (
    <div class="empty">
      <p>{view.t("search.nothing", { words: q })}</p>
      {meant.length > 0 && (
        <>
          <p>{view.t("search.meant")}</p>
          <ul>
            {meant.map((one) => (
              <li>
                <a href={`${view.path}?${new URLSearchParams({ q: one.q }).toString()}`}>{one.q}</a>{" "}
                {view.t("search.meant-count", { count: one.count })}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="small">{view.t("search.nothing-note", { date: view.day(stamp.read_up_to) })}</p>
    </div>
  );
}

function optionWords(view: View): (facet: string, value: string) => string {
  return (facet, value) => {
    switch (facet) {
      case "kind":
        return view.say(`kinds.${value}`);
      case "field":
        return view.field(value);
      case "party":
        return view.country(value);
      default:
        return value;
    }
  };
}

function Found({ answer, view }: Props): JSX.Element {
  const words = { label: (facet: string) => view.say(`search.facet.${facet}`), option: optionWords(view) };
  return (
    <div class="withfacets">
      <FacetForm {...words} facets={answer.facets} view={view} />
      <div id="list">
        <h2 class="count">{view.t("search.count", { count: answer.count, total: answer.q === "" ? answer.total : answer.found })}</h2>
        <AlsoFound answer={answer} view={view} />
        <Selection {...words} facets={answer.facets} view={view} />
        {answer.rows.length === 0 && <p class="empty">{view.t("list.none-selected")}</p>}
        <ul class="clist">
          {answer.rows.map((row) => (
            <Line row={row} words={answer.words} view={view} />
          ))}
        </ul>
        <Pager answer={answer} view={view} />
        <ListProv answer={answer} view={view} canCite={false} />
      </div>
    </div>
  );
}

function SearchPage({ answer, view }: Props): JSX.Element {
  return (
    <>
      <Lead long title={view.t("search.title")} deck={deck(answer, view)}>
        <SearchForm answer={answer} view={view} />
        <p class="asof">{view.t("search.note")}</p>
      </Lead>
      <Band wide>
        {answer.found === 0 ? (
          <>
            <Nothing answer={answer} view={view} />
            <ListProv answer={answer} view={view} canCite={false} />
          </>
        ) : (
          <Found answer={answer} view={view} />
        )}
      </Band>
    </>
  );
}

/** Where words stand in the record, in whatever language it has them. */
export const searchPage = definePage<SearchList>({
  question: "search",
  nav: "search",
  title: (answer, view) => (answer.q === "" ? view.t("search.title") : view.t("search.title-of", { words: answer.q })),
  description: deck,
  csv: true,
  Page: SearchPage,
});
