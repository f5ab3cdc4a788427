import { groupBy } from "../../core/group-by.ts";
import type { InvestmentLine } from "../investment.ts";

/** Sums that pages state, apart by kind, money, direction and currency: they hold one another, so none is ever added to another. */
export function statedSums(rows: readonly InvestmentLine[]) {
  const stated = rows.flatMap((row) => (row.amount === null ? [] : [{ ...row, amount: row.amount }]));
  const groups = groupBy(stated, (row) => [row.kind, row.money, row.direction, row.amount.currency].join(" "));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        ...{ kind: first.kind, money: first.money, direction: first.direction, currency: first.amount.currency },
        statements: group.map(({ id, what, lang, date, amount }) => ({ id, what, lang, date, amount })),
      },
    ];
  });
}
