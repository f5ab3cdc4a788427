import type { JSX } from "preact";
import type { InvestmentList, InvestmentRow } from "../../contract/entries.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { InvestmentTable } from "../parts/investment-table.tsx";
import { Pager } from "../parts/pager.tsx";
import { ListProv } from "../parts/prov.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: InvestmentList; readonly view: View };

function optionWords(view: View): (facet: string, value: string) => string {
  return (facet, value) => (facet === "country" ? view.country(value) : view.say(`investment.${facet}.${value}`));
}

function withAmount(rows: readonly InvestmentRow[]): number {
  return rows.filter((row) => row.amount !== null).length;
}

function InvestmentsPage({ answer, view }: Props): JSX.Element {
  const words = { label: (facet: string) => view.say(`investment.facet.${facet}`), option: optionWords(view) };
  return (
    <>
      <Lead
        long
        title={view.t("investment.title")}
        deck={view.t("investment.deck", { count: answer.count, amounts: view.number(withAmount(answer.rows)) })}
      >
        <p class="asof">{view.t("investment.note")}</p>
        {answer.figures > 0 && (
          <p class="small after">
            <a href={view.href("figures")}>{view.t("investment.figures", { count: answer.figures })}</a>
          </p>
        )}
      </Lead>
      <Band wide>
        <div class="withfacets">
          <FacetForm {...words} facets={answer.facets} view={view} />
          <div id="list">
            <p class="count">{view.t("investment.count", { count: answer.count, total: answer.total })}</p>
            <Selection {...words} facets={answer.facets} view={view} />
            {answer.rows.length === 0 ? <EmptyList total={answer.total} view={view} /> : <InvestmentTable rows={answer.rows} view={view} />}
            <Pager answer={answer} view={view} />
            <ListProv answer={answer} view={view} />
          </div>
        </div>
      </Band>
    </>
  );
}

/** Sums of investment, deals and targets as stated, each with direction, kind and term: never one sum. */
export const investmentPage = definePage<InvestmentList>({
  question: "investments",
  nav: "investment",
  title: (_, view) => view.t("investment.title"),
  description: (_, view) => view.t("investment.note"),
  csv: true,
  Page: InvestmentsPage,
});
