import type { JSX } from "preact";
import type { FieldPayments } from "../../contract/money.ts";
import { definePage } from "../page.ts";
import { ActivityLink } from "../parts/one-activity.tsx";
import { Band, Lead } from "../parts/band.tsx";
import { NotKnown } from "../parts/content.tsx";
import { Pager } from "../parts/pager.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import { ProvenanceBand } from "../parts/provenance.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: FieldPayments; readonly view: View };

const columns = ["activity", "date", "recipient", "sector", "sum"] as const;

function Row({ row, view }: { readonly row: FieldPayments["rows"][number]; readonly view: View }): JSX.Element {
  const name = (column: (typeof columns)[number]): string => view.t(`field.payments.column.${column}`);
  return (
    <tr>
      <th scope="row">
        <ActivityLink identifier={row.activity} view={view} />
        <span class="sub">{view.t(`field.payments.type.${row.type}`)}</span>
        <span class="sub">{row.dataset}</span>
      </th>
      <td data-l={name("date")}>
        <span>{row.date === null ? <NotKnown>{view.t("not-known")}</NotKnown> : view.day(row.date)}</span>
      </td>
      <td data-l={name("recipient")}>
        <span>{view.country(row.recipient)}</span>
      </td>
      <td data-l={name("sector")}>
        <span>{row.sector}</span>
      </td>
      <td class="r" data-l={name("sum")}>
        <span>{view.money(row)}</span>
      </td>
    </tr>
  );
}

function Table({ answer, view }: Props): JSX.Element {
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={column === "sum" ? "r" : undefined}>
              {view.t(`field.payments.column.${column}`)}
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

/** The same of another currency, where there is one: they are never added. */
function Currencies({ answer, view }: Props): JSX.Element | null {
  if (answer.sums.length < 2) return null;
  return (
    <ul class="rows">
      {answer.sums.map((sum) => (
        <li>
          <a href={`${view.path}?currency=${sum.currency}`} aria-current={sum.currency === answer.currency ? "page" : undefined}>
            {view.money(sum)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function FieldPaymentsPage({ answer, view }: Props): JSX.Element {
  const { currency, sum, count, stamp } = answer;
  const title =
    currency === null || sum === null
      ? view.field(answer.field)
      : view.t("field.payments.title", { field: view.field(answer.field), amount: view.money({ value: sum, currency }) });
  return (
    <>
      <Lead long title={title} deck={view.t("field.payments.note")} />
      <Band wide heading={currency === null ? view.t("field.payments.by-sector") : view.t("field.payments.heading", { count })}>
        <Currencies answer={answer} view={view} />
        {answer.rows.length === 0 ? <p class="empty">{view.t("field.payments.none")}</p> : <Table answer={answer} view={view} />}
        <Pager answer={answer} view={view} />
        <Prov items={[...stampItems(stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} csv /> }]} />
      </Band>
      <ProvenanceBand provenance={answer.provenance} stamp={stamp} view={view} canCite={false} />
    </>
  );
}

/** The payments behind the sum of a field in one currency. */
export const fieldPaymentsPage = definePage<FieldPayments>({
  question: "field-payments",
  nav: "fields",
  title: ({ field }, view) => view.field(field),
  csv: true,
  Page: FieldPaymentsPage,
});
