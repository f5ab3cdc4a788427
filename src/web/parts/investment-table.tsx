import type { JSX } from "preact";
import type { InvestmentRow } from "../../contract/entries.ts";
import type { View } from "../view.ts";
import { Content, NotKnown } from "./content.tsx";
import { Parties } from "./party.tsx";

const columns = ["what", "countries", "amount", "basis", "date"] as const;

/** Why a sum of this list adds no such row: it is part of another, or the same money stands elsewhere too. */
function notAdded(row: InvestmentRow, view: View): string | null {
  if (row.same_as !== null) return view.t("adds.same-as");
  return row.part_of === null ? null : view.t("adds.part-of");
}

function Amount({ row, view }: { readonly row: InvestmentRow; readonly view: View }): JSX.Element {
  const reason = row.amount === null ? null : notAdded(row, view);
  return (
    <span>
      {row.amount === null ? <NotKnown>{view.t("investment.no-sum")}</NotKnown> : view.money(row.amount)}
      {row.usd_equivalent !== null && <span class="sub">{view.t("investment.as-converted", { amount: row.usd_equivalent })}</span>}
      {row.count !== null && <span class="sub">{view.t("investment.documents", { count: row.count })}</span>}
      {reason !== null && <span class="sub">{reason}</span>}
    </span>
  );
}

function Row({ row, view }: { readonly row: InvestmentRow; readonly view: View }): JSX.Element {
  const label = (name: (typeof columns)[number]): string => view.t(`investment.column.${name}`);
  return (
    <tr id={row.id}>
      <th scope="row">
        <a href={view.href(`investment/${row.id}`)}>
          <Content text={row.what} lang={row.lang} page={view} />
        </a>
        {row.by !== null && <span class="sub">{row.by}</span>}
        {row.differs_on.length > 0 && <span class="sub">{view.t("differ.heading")}</span>}
      </th>
      <td data-l={label("countries")}>
        <Parties codes={row.countries} view={view} />
      </td>
      <td class="r" data-l={label("amount")}>
        <Amount row={row} view={view} />
      </td>
      <td data-l={label("basis")}>
        <span>
          {view.say(`investment.kind.${row.kind}`)}
          <span class="sub">{view.say(`investment.money.${row.money}`)}</span>
          <span class="sub">{view.say(`investment.direction.${row.direction}`)}</span>
          <span class="sub">{row.term ?? view.t("investment.no-term")}</span>
        </span>
      </td>
      <td data-l={label("date")}>
        <span>{view.day(row.date)}</span>
      </td>
    </tr>
  );
}

/** Sums as stated, each with what it is, its direction and term. */
export function InvestmentTable({ rows, view }: { readonly rows: readonly InvestmentRow[]; readonly view: View }): JSX.Element {
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {columns.map((name) => (
            <th scope="col" class={name === "amount" ? "r" : undefined}>
              {view.t(`investment.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row row={row} view={view} />
        ))}
      </tbody>
    </table>
  );
}
