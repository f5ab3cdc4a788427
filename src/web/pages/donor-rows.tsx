import type { JSX } from "preact";
import type { FlowRows } from "../../contract/donors.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { Prov } from "../parts/prov.tsx";
import { ProvenanceBand, seriesItems } from "../parts/provenance.tsx";
import { pricesText, yearsText } from "../parts/series-words.ts";
import type { View } from "../view.ts";

type Props = { readonly answer: FlowRows; readonly view: View };

/** A sum of dollars with all its digits: here nothing is rounded. */
function exact(text: string, view: View): JSX.Element {
  const shown = view.decimal(text.replace(/\.00$/, ""));
  return text.startsWith("-") ? <span class="neg">{shown}</span> : <>{shown}</>;
}

function title({ answer, view }: Props): string {
  const { donors, recipients } = answer.selection;
  return view.t("donor-rows.title", {
    donors: donors.length > 3 ? view.t("donor-rows.donors", { count: donors.length }) : view.list(donors.map((code) => view.country(code))),
    recipients: view.list(recipients.map((code) => view.country(code))),
    years: yearsText(answer.selection),
  });
}

const columns = ["donor", "recipient", "year", "usd", "indicator"] as const;

function Table({ answer, view }: Props): JSX.Element {
  const name = (column: (typeof columns)[number]): string => view.t(`donor-rows.column.${column}`);
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={column === "usd" ? "r" : undefined}>
              {name(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answer.rows.map((row) => (
          <tr>
            <th scope="row">
              <a href={view.href(`donors/${row.donor}`)}>{view.country(row.donor)}</a>
            </th>
            <td data-l={name("recipient")}>
              <a href={view.href(`recipients/${row.recipient}`)}>{view.country(row.recipient)}</a>
            </td>
            <td data-l={name("year")}>
              <span>{row.year}</span>
            </td>
            <td class="r" data-l={name("usd")}>
              <span>{exact(row.value, view)}</span>
            </td>
            <td data-l={name("indicator")}>
              <code>{row.indicator}</code>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{view.t("donor-rows.sum")}</th>
          <td />
          <td />
          <td class="r">
            <span>{exact(answer.sum, view)}</span>
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

function DonorRowsPage({ answer, view }: Props): JSX.Element {
  const { selection } = answer;
  const prices = pricesText(selection.prices, answer.provenance, view);
  return (
    <>
      <Lead long title={title({ answer, view })} deck={`${view.say(`measure.${selection.measure}`)}, ${prices}`} />
      <Band
        heading={view.t("donor-rows.heading", { count: answer.rows.length })}
        note={view.t("donor-rows.note", { figures: answer.rows.length, asked: answer.figures_asked })}
      >
        {answer.rows.length === 0 ? <p class="empty">{view.t("donor-rows.none")}</p> : <Table answer={answer} view={view} />}
        <Prov items={seriesItems({ provenance: answer.provenance, view })} />
      </Band>
      <ProvenanceBand provenance={answer.provenance} stamp={answer.stamp} view={view} />
    </>
  );
}

/** The figures behind a sum, none of them rounded, and the sum they make. */
export const donorRowsPage = definePage<FlowRows>({
  question: "donor-rows",
  nav: "donors",
  title: (answer, view) => title({ answer, view }),
  csv: true,
  Page: DonorRowsPage,
});
