import type { JSX } from "preact";
import type { MoneySum, SignedMoney, StatedSums } from "../../contract/money.ts";
import { Content, NotKnown } from "../parts/content.tsx";
import type { View } from "../view.ts";

type SumsProps = { readonly sums: readonly MoneySum[]; readonly view: View };

const columns = ["kind", "sum", "added", "not-added"] as const;

/** Amounts of projects by kind and currency, never across them; each sum opens the projects that add up to it. */
export function MoneySums({ sums, view }: SumsProps): JSX.Element {
  const name = (column: (typeof columns)[number]): string => view.t(`money.column.${column}`);
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={column === "kind" ? undefined : "r"}>
              {name(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sums.map((sum) => (
          <tr>
            <th scope="row">
              {view.say(`projects.kind.${sum.kind}`)} · {sum.currency}
            </th>
            <td class="r" data-l={name("sum")}>
              <span>
                {sum.value === null || sum.rows === null ? (
                  <NotKnown>{view.t("money.none-adds")}</NotKnown>
                ) : (
                  <a href={view.href(sum.rows)}>{view.money({ value: sum.value, currency: sum.currency })}</a>
                )}
              </span>
            </td>
            <td class="r" data-l={name("added")}>
              <span>{view.number(sum.added)}</span>
            </td>
            <td class="r" data-l={name("not-added")}>
              <span>{view.number(sum.not_added)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same of a party, a field or all, with how many projects name no amount. */
export function Signed({ signed, view }: { readonly signed: SignedMoney; readonly view: View }): JSX.Element {
  if (signed.projects === 0) return <p class="small">{view.t("money.signed.none")}</p>;
  return (
    <>
      {signed.sums.length > 0 && <MoneySums sums={signed.sums} view={view} />}
      <p class="small">{view.t("money.signed.without", { count: signed.without_amount, total: signed.projects })}</p>
    </>
  );
}

const facets = ["kind", "money", "direction"] as const;

/** Sums that pages state, apart by kind, money, direction and currency: listed, never added. */
export function Stated({ stated, view }: { readonly stated: readonly StatedSums[]; readonly view: View }): JSX.Element {
  const name = (facet: (typeof facets)[number]): string => view.t(`investment.facet.${facet}`);
  return (
    <table class="tbl cards">
      <thead>
        <tr>
          {facets.map((facet) => (
            <th scope="col">{name(facet)}</th>
          ))}
          <th scope="col">{view.t("investment.column.amount")}</th>
        </tr>
      </thead>
      <tbody>
        {stated.map((group) => (
          <tr>
            <th scope="row">{view.say(`investment.kind.${group.kind}`)}</th>
            <td data-l={name("money")}>
              <span>{view.say(`investment.money.${group.money}`)}</span>
            </td>
            <td data-l={name("direction")}>
              <span>{view.say(`investment.direction.${group.direction}`)}</span>
            </td>
            <td data-l={view.t("investment.column.amount")}>
              <ul class="lines">
                {group.statements.map((one) => (
                  <li>
                    <a href={view.href(`investment/${one.id}`)}>{view.money(one.amount)}</a>, {view.day(one.date)}
                    <span class="sub">
                      <Content text={one.what} lang={one.lang} page={view} />
                    </span>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
