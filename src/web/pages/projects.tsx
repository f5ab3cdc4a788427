import type { JSX } from "preact";
import type { ProjectList, ProjectRow } from "../../contract/projects.ts";
import { ProjectsByKind } from "../figures/projects-by-kind.tsx";
import { mapFigure, ProjectsMap } from "../figures/projects-map-figure.tsx";
import { MoneySums } from "../figures/record-money.tsx";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { Content, NotKnown } from "../parts/content.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { Pager } from "../parts/pager.tsx";
import { Parties } from "../parts/party.tsx";
import { AmountText, inOrder, notAddedBecause, StatusText } from "../parts/project-words.tsx";
import { ListProv } from "../parts/prov.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: ProjectList; readonly view: View };

function deck({ answer, view }: Props): string {
  const { count, total, first_year: year } = answer;
  if (total === 0) return view.t("projects.deck.empty");
  if (count === 0) return view.t("projects.deck.none");
  const counted = count === total ? view.t("projects.deck.all", { count }) : view.t("projects.deck.some", { count, total });
  const values = { counted, amounts: view.number(answer.with_amount), places: view.number(answer.with_place) };
  return year === null ? view.t("projects.deck.plain", values) : view.t("projects.deck.since", { ...values, year });
}

const columns = ["project", "where", "kind", "amount", "signed", "status"] as const;

function Row({ row, view }: { readonly row: ProjectRow; readonly view: View }): JSX.Element {
  const column = (name: (typeof columns)[number]): string => view.t(`projects.column.${name}`);
  const notAdded = notAddedBecause(row, view);
  return (
    <tr id={row.id}>
      <th scope="row">
        <a href={view.href(`projects/${row.id}`)}>
          <Content text={row.title} lang={row.lang} page={view} />
        </a>
        <span class="sub">{row.provider}</span>
        {row.differs_on.length > 0 && <span class="sub">{view.t("differ.heading")}</span>}
      </th>
      <td data-l={column("where")}>
        <Parties codes={inOrder(row.countries, view)} view={view} />
      </td>
      <td data-l={column("kind")}>
        <span>
          {view.t(`projects.kind.${row.kind}`)}
          <span class="sub">{view.field(row.field)}</span>
        </span>
      </td>
      <td class="r" data-l={column("amount")}>
        <span>
          <AmountText amount={row.amount} view={view} short />
          {notAdded !== null && row.amount?.basis !== row.adds.reason && <span class="sub">{notAdded}</span>}
        </span>
      </td>
      <td data-l={column("signed")}>
        <span>{row.signed === null ? <NotKnown>{view.t("not-known")}</NotKnown> : view.day(row.signed)}</span>
      </td>
      <td data-l={column("status")}>
        <span>
          <StatusText row={row} view={view} />
        </span>
      </td>
    </tr>
  );
}

function optionWords(view: View): (facet: string, value: string) => string {
  return (facet, value) => {
    switch (facet) {
      case "kind":
      case "status":
        return view.say(`projects.${facet}.${value}`);
      case "amount":
      case "adds":
        return view.say(`projects.${facet}.${value}`);
      case "field":
        return view.field(value);
      case "country":
      case "provider_party":
        return view.country(value);
      default:
        return value;
    }
  };
}

function Table({ answer, view }: Props): JSX.Element {
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {columns.map((name) => (
            <th scope="col" class={name === "amount" ? "r" : undefined}>
              {view.t(`projects.column.${name}`)}
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

function ProjectsPage({ answer, view }: Props): JSX.Element {
  const words = { label: (facet: string) => view.say(`projects.facet.${facet}`), option: optionWords(view) };
  return (
    <>
      <Lead long title={view.t("projects.title")} deck={deck({ answer, view })} />
      <ProjectsMap answer={answer} view={view} />
      <ProjectsByKind answer={answer} view={view} />
      {answer.sums.length > 0 && (
        <Band heading={view.t("projects.sums.heading")} note={view.t("money.signed.note")} id="sums">
          <MoneySums sums={answer.sums} view={view} />
        </Band>
      )}
      <Band wide heading={view.t("projects.list.heading")} note={view.t("projects.list.note")}>
        <div class="withfacets">
          <FacetForm {...words} facets={answer.facets} view={view} />
          <div id="list">
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

/** The projects of the answer: where they are, by kind and country, and each in a list. Money is added within one kind and currency alone. */
export const projectsPage = definePage<ProjectList>({
  question: "projects",
  nav: "projects",
  title: (_, view) => view.t("projects.title"),
  description: (answer, view) => deck({ answer, view }),
  csv: true,
  figures: { map: (answer, view) => mapFigure({ answer, view }) },
  Page: ProjectsPage,
});
