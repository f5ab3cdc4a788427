import type { ComponentChildren, JSX } from "preact";
import type { ClaimList } from "../../contract/claims.ts";
import { claimVerdicts, type ClaimVerdict } from "../../core/claims/verdict.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { ClaimLines } from "../parts/claims.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { Glyph } from "../parts/glyph.tsx";
import { Pager } from "../parts/pager.tsx";
import { ListProv } from "../parts/prov.tsx";
import { glyphOfVerdict } from "../parts/verdict.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: ClaimList; readonly view: View };

function isVerdict(value: string): value is ClaimVerdict {
  return claimVerdicts.some((one) => one === value);
}

function optionWords(view: View): (facet: string, value: string) => string {
  return (facet, value) => {
    if (facet === "verdict") return view.say(`verdict.${value}`);
    return facet === "type" ? view.say(`claims.type.${value}`) : value;
  };
}

function marker(facet: string, value: string): ComponentChildren {
  return facet === "verdict" && isVerdict(value) ? <Glyph name={glyphOfVerdict(value)} /> : null;
}

function ClaimsPage({ answer, view }: Props): JSX.Element {
  const words = { label: (facet: string) => view.say(`claims.facet.${facet}`), option: optionWords(view) };
  return (
    <>
      <Lead long title={view.t("claims.title")} deck={view.t("claims.deck")} />
      <Band wide>
        <div class="withfacets">
          <FacetForm {...words} facets={answer.facets} before={marker} view={view} />
          <div id="list">
            <h2 class="count">{view.t("claims.count", { count: answer.count, total: answer.total })}</h2>
            <Selection {...words} facets={answer.facets} view={view} />
            {answer.rows.length === 0 ? <EmptyList total={answer.total} view={view} /> : <ClaimLines claims={answer.rows} view={view} />}
            <Pager answer={answer} view={view} />
            <ListProv answer={answer} view={view} more={[{ name: view.t("provenance.snapshot"), value: <code>{answer.snapshot}</code> }]} />
          </div>
        </div>
      </Band>
    </>
  );
}

/** Every sentence that is checked, with its verdict; narrowed by verdict, type and publication. */
export const claimsPage = definePage<ClaimList>({
  question: "claims",
  nav: "claims",
  title: (_, view) => view.t("claims.title"),
  description: (_, view) => view.t("claims.deck"),
  csv: true,
  Page: ClaimsPage,
});
