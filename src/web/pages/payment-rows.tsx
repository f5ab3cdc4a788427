import type { JSX } from "preact";
import type { PaymentRows } from "../../contract/payments.ts";
import { definePage } from "../page.ts";
import { Band, Lead } from "../parts/band.tsx";
import { NotKnown } from "../parts/content.tsx";
import { ActivityLink, OneActivity, OnePublisher } from "../parts/one-activity.tsx";
import { Pager } from "../parts/pager.tsx";
import { Prov, Rows, stampItems } from "../parts/prov.tsx";
import { ProvenanceBand } from "../parts/provenance.tsx";
import { removedWords } from "../parts/removed-words.ts";
import { tallyText } from "../parts/tally.tsx";
import type { View } from "../view.ts";

type Props = { readonly answer: PaymentRows; readonly view: View };

/** What the payments come to, or why they come to nothing that can be said. */
function title({ answer, view }: Props): string {
  const { sum, count, removed_by: reason } = answer;
  const currency = answer.currency.toUpperCase();
  const amount = sum === null ? tallyText({ value: sum, payments: count }, view) : `${view.decimal(sum)} ${currency}`;
  const words = { amount, count };
  return reason === null
    ? view.t(`payments.rows.title.${answer.type}`, words)
    : view.t("payments.rows.title.removed", { ...words, reason: removedWords(reason, view) });
}

const columns = ["activity", "provider", "date", "recipient", "sector", "value", "amount"] as const;
type Column = (typeof columns)[number];

function nameOf(column: Column, { currency }: PaymentRows, view: View): string {
  if (column === "amount") return currency.toUpperCase();
  if (column === "provider") return view.t("payments.rule.provider");
  return column === "value" ? view.t("payments.rows.column.value") : view.t(`field.payments.column.${column}`);
}

function Row({
  row,
  view,
  name,
}: {
  readonly row: PaymentRows["rows"][number];
  readonly view: View;
  readonly name: (column: Column) => string;
}): JSX.Element {
  const unknown = <NotKnown>{view.t("not-known")}</NotKnown>;
  return (
    <tr>
      <th scope="row">
        <ActivityLink identifier={row.activity} view={view} />
        <span class="sub">{row.publisher ?? view.t("not-known")}</span>
        <span class="sub">{row.dataset}</span>
      </th>
      <td data-l={name("provider")}>
        <span>
          {row.provider_name ?? row.provider ?? unknown}
          {row.provider !== null && <span class="sub">{row.provider}</span>}
        </span>
      </td>
      <td data-l={name("date")}>
        <span>
          {row.date === null ? unknown : view.day(row.date)}
          <span class="sub">{view.t("payments.rows.type", { type: row.type ?? view.t("not-known") })}</span>
        </span>
      </td>
      <td data-l={name("recipient")}>
        <span>{view.country(row.recipient)}</span>
      </td>
      <td data-l={name("sector")}>
        <span>{row.sector ?? unknown}</span>
      </td>
      <td class="r" data-l={name("value")}>
        <span>{view.money(row)}</span>
      </td>
      <td class="r" data-l={name("amount")}>
        <span>{row.amount === null ? <NotKnown>{view.t("no-rate")}</NotKnown> : view.decimal(row.amount)}</span>
      </td>
    </tr>
  );
}

function Table({ answer, view }: Props): JSX.Element {
  const name = (column: Column): string => nameOf(column, answer, view);
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={column === "amount" || column === "value" ? "r" : undefined}>
              {name(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answer.rows.map((row) => (
          <Row row={row} view={view} name={name} />
        ))}
      </tbody>
    </table>
  );
}

function PaymentRowsPage({ answer, view }: Props): JSX.Element {
  return (
    <>
      <Lead long title={title({ answer, view })} deck={view.t("payments.rows.deck")}>
        <OneActivity activity={answer.activity} view={view} />
        <OnePublisher publisher={answer.publisher_asked} view={view} />
      </Lead>
      <Band wide heading={view.t("field.payments.heading", { count: answer.count })}>
        {answer.no_rate > 0 && <p>{view.t("payments.rows.no-rate", { count: answer.no_rate })}</p>}
        {answer.rows.length === 0 ? <p class="empty">{view.t("payments.none-kept")}</p> : <Table answer={answer} view={view} />}
        <Pager answer={answer} view={view} />
        <Prov items={[...stampItems(answer.stamp, view), { name: view.t("prov.rows"), value: <Rows page={view} csv /> }]} />
      </Band>
      <ProvenanceBand provenance={answer.provenance} stamp={answer.stamp} view={view} canCite={false} />
    </>
  );
}

/** The payments behind a sum, none of them rounded, with the licence and file of each in the rows to take away. */
export const paymentRowsPage = definePage<PaymentRows>({
  question: "payment-rows",
  nav: "money",
  title: (answer, view) => title({ answer, view }),
  csv: true,
  Page: PaymentRowsPage,
});
