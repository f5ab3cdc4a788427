import type { JSX } from "preact";
import type { DocumentList, DocumentRow } from "../../contract/meetings.ts";
import { byYear } from "../findings/meetings.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { Content, LocalizedText, NotKnown } from "../parts/content.tsx";
import { OtherTitles } from "../parts/document-title.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { FacetForm, Selection } from "../parts/facets.tsx";
import { Pager } from "../parts/pager.tsx";
import { Parties } from "../parts/party.tsx";
import { ListProv } from "../parts/prov.tsx";
import { shortWhenOf } from "../parts/when.ts";
import type { View } from "../view.ts";

type Props = { readonly answer: DocumentList; readonly view: View };

function deck({ answer, view }: Props): string {
  const { count, total, rows, pages } = answer;
  if (total === 0) return view.t("documents.deck.empty");
  if (count === 0) return view.t("documents.deck.none");
  if (count < total) return view.t("documents.deck.some", { count, total });
  if (pages > 1) return view.t("documents.deck.plain", { count });
  const texts = rows.filter((row) => row.url !== null).length;
  return view.t("documents.deck.all", { count, texts, commitments: rows.reduce((sum, row) => sum + row.commitments, 0) });
}

function Line({ row, view }: { readonly row: DocumentRow; readonly view: View }): JSX.Element {
  return (
    <li id={row.id}>
      <div>
        <h3>
          <a href={view.href(`documents/${row.id}`)}>
            <LocalizedText texts={row.titles} page={view} />
          </a>
        </h3>
        <OtherTitles titles={row.titles} view={view} />
        <p class="small">
          <Content text={row.summary} lang={row.lang} page={view} />
        </p>
        <p class="meta">
          <span>{view.say(`documents.kind.${row.kind}`)}</span>
          <Parties codes={row.parties} view={view} />
          <span>
            {row.commitments === 0 ? view.t("documents.commitments-none") : view.t("documents.commitments", { count: row.commitments })}
          </span>
          {row.differs_on.length > 0 && <span>{view.t("differ.heading")}</span>}
        </p>
      </div>
      <div class="right">
        <span>{shortWhenOf(row.date, view) ?? view.t(row.date.start === null ? "date.not-known" : "meetings.day-unknown")}</span>
        <span>
          {row.url === null ? (
            <NotKnown>{view.t("documents.text-none")}</NotKnown>
          ) : (
            <a href={row.url} rel="noopener external">
              {view.t("documents.text")}
            </a>
          )}
        </span>
      </div>
    </li>
  );
}

function optionWords(view: View): (facet: string, value: string) => string {
  return (facet, value) => {
    switch (facet) {
      case "kind":
        return view.say(`documents.kind.${value}`);
      case "party":
        return view.country(value);
      case "lang":
        return view.language(value);
      default:
        return value;
    }
  };
}

function DocumentsPage({ answer, view }: Props): JSX.Element {
  const words = { label: (facet: string) => view.say(`documents.facet.${facet}`), option: optionWords(view) };
  return (
    <>
      <Lead long title={view.t("documents.title")} deck={deck({ answer, view })}>
        <p class="asof">{view.t("documents.note")}</p>
      </Lead>
      <Band wide>
        <div class="withfacets">
          <FacetForm {...words} facets={answer.facets} view={view} />
          <div id="list">
            <Selection {...words} facets={answer.facets} view={view} />
            {answer.rows.length === 0 && <EmptyList total={answer.total} view={view} />}
            {byYear(answer.rows).map(({ year, rows }) => (
              <section class="year">
                <h2>{year ?? view.t("date.not-known")}</h2>
                <ul class="clist">
                  {rows.map((row) => (
                    <Line row={row} view={view} />
                  ))}
                </ul>
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

/** The documents of the answer by year, with their official titles and what the record says of them. */
export const documentsPage = definePage<DocumentList>({
  question: "documents",
  nav: "documents",
  title: (_, view) => view.t("documents.title"),
  description: (answer, view) => deck({ answer, view }),
  csv: true,
  Page: DocumentsPage,
});
