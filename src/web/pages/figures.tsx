import type { JSX } from "preact";
import type { FigureList, FigureRow } from "../../contract/entries.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { Content } from "../parts/content.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { Pager } from "../parts/pager.tsx";
import { ListProv } from "../parts/prov.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: FigureList; readonly view: View };

const columns = ["from", "to", "period", "measure", "value"] as const;

function country(code: string | null, name: string, lang: string, view: View): JSX.Element {
  return code === null ? <Content text={name} lang={lang} page={view} /> : <>{view.country(code)}</>;
}

function Row({ row, view }: { readonly row: FigureRow; readonly view: View }): JSX.Element {
  const label = (name: (typeof columns)[number]): string => view.t(`figures.column.${name}`);
  return (
    <tr id={row.id}>
      <th scope="row">
        {country(row.from_code, row.from, row.lang, view)}
        <span class="sub">{view.say(`figures.series.${row.series}`)}</span>
      </th>
      <td data-l={label("to")}>
        <span>{country(row.to_code, row.to, row.lang, view)}</span>
      </td>
      <td data-l={label("period")}>
        <span>{row.period}</span>
      </td>
      <td data-l={label("measure")}>
        <span>{view.say(`figures.measure.${row.measure}`)}</span>
      </td>
      <td class="r" data-l={label("value")}>
        <span>
          <a href={view.href(`figures/${row.id}`)}>{view.decimal(row.value)}</a>
          <span class="sub">
            <Content text={row.unit} lang={row.lang} page={view} />
          </span>
        </span>
      </td>
    </tr>
  );
}

function Table({ answer, view }: Props): JSX.Element {
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {columns.map((name) => (
            <th scope="col" class={name === "value" ? "r" : undefined}>
              {view.t(`figures.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answer.rows.map((row) => (
          <Row row={row} view={view} />
        ))}
      </tbody>
    </table>
  );
}

function optionWords(view: View): (facet: string, value: string) => string {
  return (facet, value) => (facet === "series" || facet === "measure" ? view.say(`figures.${facet}.${value}`) : value);
}

function FiguresPage({ answer, view }: Props): JSX.Element {
  const words = { label: (facet: string) => view.say(`figures.facet.${facet}`), option: optionWords(view) };
  return (
    <>
      <Lead long title={view.t("figures.title")} deck={view.t("figures.deck", { count: answer.total })}>
        <p class="asof">{view.t("figures.note")}</p>
      </Lead>
      <Band wide>
        <div class="withfacets">
          <FacetForm {...words} facets={answer.facets} view={view} />
          <div id="list">
            <p class="count">{view.t("figures.count", { count: answer.count, total: answer.total })}</p>
            <Selection {...words} facets={answer.facets} view={view} />
            {answer.rows.length === 0 ? <EmptyList total={answer.total} view={view} /> : <Table answer={answer} view={view} />}
            <Pager answer={answer} view={view} />
            <ListProv answer={answer} view={view} />
          </div>
        </div>
      </Band>
    </>
  );
}

/** Figures of development assistance and trade as pages give them: not a series. */
export const figuresPage = definePage<FigureList>({
  question: "figures",
  nav: "figures",
  title: (_, view) => view.t("figures.title"),
  description: (_, view) => view.t("figures.note"),
  csv: true,
  Page: FiguresPage,
});
