import { addDecimals } from "../../core/claims/decimal.ts";
import { groupBy } from "../../core/group-by.ts";
import { projectKinds } from "../../core/kinds/project.ts";
import { addressOf } from "../claims/claim-query.ts";
import type { ProjectLine } from "./project-row.ts";

/** The choices of the list of projects that hold of a selection already. */
type Narrowed = Readonly<Record<string, string | readonly string[] | undefined>>;

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

function sumOf(kind: string, currency: string, rows: readonly ProjectLine[], narrowed: Narrowed) {
  const adding = rows.flatMap((row) => (row.adds.adds && row.amount !== null ? [row.amount.value] : []));
  const address = Object.fromEntries(Object.entries({ ...narrowed, kind, currency, adds: "yes" }).sort(byName));
  return {
    kind,
    currency,
    value: adding.length === 0 ? null : addDecimals(adding),
    added: adding.length,
    not_added: rows.length - adding.length,
    rows: adding.length === 0 ? null : addressOf("projects", address),
  };
}

/**
 * The amounts of these projects by kind and currency, never across them. Only what adds is summed (adds.ts); a ceiling stays one in the
 * sum. `narrowed` are the choices that these rows are the whole of: with kind and currency they make the address of each sum.
 */
export function moneySums(rows: readonly ProjectLine[], narrowed: Narrowed) {
  return projectKinds.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind && row.amount !== null);
    const byCurrency = [...groupBy(own, (row) => row.amount?.currency ?? "")].sort(byName);
    return byCurrency.map(([currency, group]) => sumOf(kind, currency, group, narrowed));
  });
}

/** What the record holds of the money of these projects, sums and what has none. */
export function signedMoney(rows: readonly ProjectLine[], narrowed: Narrowed) {
  return {
    projects: rows.length,
    without_amount: rows.filter((row) => row.amount === null).length,
    sums: moneySums(rows, narrowed),
  };
}
