import type { JSX } from "preact";
import type { SourceList, SourceRow } from "../../contract/overview.ts";
import { groupBy } from "../../core/group-by.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { shortAddress } from "../parts/citations.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { Pager } from "../parts/pager.tsx";
import { Party } from "../parts/party.tsx";
import { ListProv } from "../parts/prov.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: SourceList; readonly view: View };

function Line({ row, view }: { readonly row: SourceRow; readonly view: View }): JSX.Element {
  return (
    <li id={row.id}>
      <a href={view.href(`sources/${row.id}`)}>{shortAddress(row.address)}</a>
      <span class="sub">
        {view.t("sources.rests", { count: row.subjects.length })} · {view.t("citation.seen-on", { date: view.day(row.seen_on) })} ·{" "}
        <a href={row.address} rel="noopener external">
          {view.t("sources.open")}
        </a>
      </span>
    </li>
  );
}

/** The pages of the answer under the publisher whose they are, in the order of the answer. */
function ByPublisher({ answer, view }: Props): JSX.Element {
  const counts = new Map(answer.publishers.map((one) => [one.publisher, one.pages]));
  return (
    <>
      {[...groupBy(answer.rows, (row) => row.publisher)].map(([publisher, rows]) => {
        const [first] = rows;
        const pages = counts.get(publisher) ?? rows.length;
        return (
          <section class="year">
            <h2>
              {first?.publisher_name ?? publisher}{" "}
              {first?.party != null && (
                <small>
                  <Party code={first.party} view={view} />
                </small>
              )}
            </h2>
            <p class="small">
              {publisher} · {view.t("sources.pages", { count: pages })}
            </p>
            <ul class="lines">
              {rows.map((row) => (
                <Line row={row} view={view} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function optionWords({ answer, view }: Props): (facet: string, value: string) => string {
  const names = new Map(answer.publishers.map((one) => [one.publisher, one.name]));
  return (facet, value) => {
    switch (facet) {
      case "publisher":
        return names.get(value) ?? value;
      case "party":
        return /^[A-Z]{2}$/.test(value) ? view.country(value) : view.say(`sources.party.${value}`);
      case "kind":
        return view.say(`kinds.${value}`);
      default:
        return value;
    }
  };
}

function deck({ answer, view }: Props): string {
  if (answer.total === 0) return view.t("list.empty");
  return view.t("sources.deck", { pages: answer.total, publishers: answer.publishers.length });
}

function SourcesPage({ answer, view }: Props): JSX.Element {
  const words = { label: (facet: string) => view.say(`sources.facet.${facet}`), option: optionWords({ answer, view }) };
  return (
    <>
      <Lead long title={view.t("sources.title")} deck={deck({ answer, view })}>
        <p class="asof">{view.t("sources.note")}</p>
      </Lead>
      <Band wide>
        <div class="withfacets">
          <FacetForm {...words} facets={answer.facets} view={view} />
          <div id="list">
            <p class="count">{view.t("sources.count", { count: answer.count, total: answer.total })}</p>
            <Selection {...words} facets={answer.facets} view={view} />
            {answer.rows.length === 0 ? <EmptyList total={answer.total} view={view} /> : <ByPublisher answer={answer} view={view} />}
            <Pager answer={answer} view={view} />
            <ListProv answer={answer} view={view} />
          </div>
        </div>
      </Band>
    </>
  );
}

/** Every page the record rests on, by publisher, with how much rests on each and when it was last read. */
export const sourcesPage = definePage<SourceList>({
  question: "sources",
  nav: "sources",
  title: (_, view) => view.t("sources.title"),
  description: (answer, view) => deck({ answer, view }),
  csv: true,
  Page: SourcesPage,
});
