import type { JSX } from "preact";
import type { DifferenceList as Answer } from "../../contract/matters.ts";
import { groupBy } from "../../core/group-by.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { DifferenceList } from "../parts/differ.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { Pager } from "../parts/pager.tsx";
import { ListProv } from "../parts/prov.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: Answer; readonly view: View };

function optionWords(view: View): (facet: string, value: string) => string {
  return (facet, value) => {
    if (facet === "kind") return view.say(`kinds.${value}`);
    if (facet === "party" && value !== "none") return view.country(value);
    return view.say(`differences.${facet}.${value}`);
  };
}

function DifferencesPage({ answer, view }: Props): JSX.Element {
  const words = { label: (facet: string) => view.say(`differences.facet.${facet}`), option: optionWords(view) };
  return (
    <>
      <Lead long title={view.t("differences.title")} deck={view.t("differences.deck", { count: answer.total })}>
        <p class="asof">{view.t("differences.note")}</p>
      </Lead>
      <Band wide>
        <div class="withfacets">
          <FacetForm {...words} facets={answer.facets} view={view} />
          <div id="list">
            <p class="count">{view.t("differences.count", { count: answer.count, total: answer.total })}</p>
            <Selection {...words} facets={answer.facets} view={view} />
            {answer.rows.length === 0 && <EmptyList total={answer.total} view={view} />}
            {[...groupBy(answer.rows, (row) => row.kind)].map(([kind, rows]) => (
              <section class="year">
                <h2>{view.say(`kinds.${kind}`)}</h2>
                <DifferenceList items={rows} view={view} linked />
              </section>
            ))}
            <Pager answer={answer} view={view} />
            <ListProv answer={answer} view={view} />
          </div>
        </div>
      </Band>
    </>
  );
}

/** Every matter on which sources differ, the versions side by side. */
export const differencesPage = definePage<Answer>({
  question: "differences",
  nav: "differences",
  title: (_, view) => view.t("differences.title"),
  description: (answer, view) => view.t("differences.deck", { count: answer.total }),
  csv: true,
  Page: DifferencesPage,
});
