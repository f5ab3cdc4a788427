import type { JSX } from "preact";
import type { DataSources } from "../../contract/datasets.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { NotKnown } from "../parts/content.tsx";
import { DatasetLines } from "../parts/dataset-lines.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { Pager } from "../parts/pager.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import { ProvenanceBand } from "../parts/provenance.tsx";
import { SetAsideBand } from "../parts/set-aside.tsx";
import { LoadCommands } from "../parts/load-commands.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: DataSources; readonly view: View };

function deck({ answer, view }: Props): string {
  const options = answer.facets.find((facet) => facet.id === "outcome")?.options ?? [];
  const of = (...values: readonly string[]): number =>
    options.filter((option) => values.includes(option.value)).reduce((sum, option) => sum + option.count, 0);
  return view.t("data-sources.deck", {
    ...{ files: answer.total, publishers: answer.publishers.length, read: of("ok", "organisation") },
    ...{ refused: of("refused"), stale: of("stale") },
  });
}

function Publishers({ answer, view }: Props): JSX.Element {
  const column = (name: "activities" | "concerned"): string => view.t(`data-sources.column.${name}`);
  return (
    <Band heading={view.t("data-sources.publishers")} note={view.t("data-sources.publishers.note")} id="publishers">
      <table class="tbl cards">
        <thead>
          <tr>
            <th scope="col">{view.t("data-sources.facet.publisher")}</th>
            <th scope="col" class="r">
              {view.t("data-sources.files")}
            </th>
            <th scope="col" class="r">
              {column("activities")}
            </th>
            <th scope="col" class="r">
              {column("concerned")}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.publishers.map(({ ref, name, page, datasets, activities, concerned }) => (
            <tr>
              <th scope="row">
                {page === null ? <NotKnown>{view.t("not-known")}</NotKnown> : <a href={view.href(page)}>{name ?? ref}</a>}
                {ref !== null && <span class="sub">{ref}</span>}
              </th>
              <td class="r" data-l={view.t("data-sources.files")}>
                <span>{view.number(datasets)}</span>
              </td>
              <td class="r" data-l={column("activities")}>
                <span>{view.number(activities)}</span>
              </td>
              <td class="r" data-l={column("concerned")}>
                <span>
                  {concerned === 0 ? (
                    "0"
                  ) : (
                    <a href={`${view.href("activities")}?${new URLSearchParams({ publisher: ref ?? "unknown" }).toString()}`}>
                      {view.number(concerned)}
                    </a>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Band>
  );
}

function Files({ answer, view }: Props): JSX.Element {
  const words = {
    label: (facet: string) => view.say(`data-sources.facet.${facet}`),
    option: (facet: string, value: string) =>
      facet === "outcome" ? view.say(`data-sources.outcome.${value}`) : value === "unknown" ? view.t("not-known") : value,
  };
  return (
    <Band wide heading={view.t("data-sources.files")} id="files">
      <div class="withfacets">
        <FacetForm {...words} facets={answer.facets} view={view} />
        <div id="list">
          {answer.dataset !== null && (
            <p>
              {view.t("data-sources.one")} <a href={view.path}>{view.t("data-sources.all")}</a>
            </p>
          )}
          <Selection {...words} facets={answer.facets} view={view} />
          {answer.rows.length === 0 ? <EmptyList total={answer.total} view={view} /> : <DatasetLines rows={answer.rows} view={view} />}
          <Pager answer={answer} view={view} />
        </div>
      </div>
    </Band>
  );
}

function DataSourcesPage({ answer, view }: Props): JSX.Element {
  return (
    <>
      <Lead long title={view.t("data-sources.title")} deck={deck({ answer, view })}>
        {answer.load !== null && (
          <>
            <p>
              <NotKnown>{view.t("not-held")}</NotKnown> {view.t("data-sources.none-held")}
            </p>
            <LoadCommands commands={[answer.load]} page={view} />
          </>
        )}
      </Lead>
      {answer.publishers.length > 0 && answer.dataset === null && <Publishers answer={answer} view={view} />}
      {answer.load === null && <Files answer={answer} view={view} />}
      <SetAsideBand aside={answer.set_aside} view={view} />
      <Band>
        <Prov items={[...stampItems(answer.stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} csv /> }]} />
      </Band>
      <ProvenanceBand provenance={answer.provenance} stamp={answer.stamp} view={view} canCite={false} />
    </>
  );
}

/** The files that publishers report in: from whom, how fresh, under which licence; what was refused, and what was set aside for which reason. */
export const dataSourcesPage = definePage<DataSources>({
  question: "data-sources",
  nav: "data-sources",
  title: (_, view) => view.t("data-sources.title"),
  description: (answer, view) => deck({ answer, view }),
  csv: true,
  Page: DataSourcesPage,
});
