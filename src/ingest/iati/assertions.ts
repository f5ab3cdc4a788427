import type { Database } from "../../store/database.ts";
import { storedName } from "../../store/schema.ts";

/** What a build lost against the last snapshot. Shares are percentages. */
export type Loss =
  | { readonly kind: "rows"; readonly dataset: string; readonly table: string; readonly before: number; readonly after: number }
  | { readonly kind: "filled"; readonly dataset: string; readonly column: string; readonly before: number; readonly after: number };

const watchedTables = ["activity", "transaction", "budget", "result", "organisation", "organisation_budget"];
const watchedColumns = [
  { table: "activity", column: "iati_identifier" },
  { table: "activity", column: "reporting_org_ref" },
  { table: "transaction", column: "value_text" },
  { table: "transaction", column: "currency" },
  { table: "transaction", column: "transaction_date" },
  { table: "transaction", column: "type" },
  { table: "flow", column: "recipient" },
  { table: "flow", column: "value_usd" },
];

const fewRows = 20; // below, only the loss of all rows is a reason
const keptShare = 0.5;
const lostPoints = 50;

type Counted = { readonly key: string; readonly n: number; readonly filled: number };

async function count(database: Database, table: string, column: string | null): Promise<ReadonlyMap<string, Counted>> {
  const filled = column === null ? "0" : `count(t.${column})`;
  const rows = await database.rows(
    `SELECT d.key, CAST(count(*) AS DOUBLE) AS n, CAST(${filled} AS DOUBLE) AS filled
       FROM ${storedName(table)} AS t JOIN ${storedName("dataset")} AS d ON d.dataset_key = t.dataset_key GROUP BY d.key ORDER BY d.key`,
  );
  return new Map((rows as unknown as readonly Counted[]).map((row) => [row.key, row] as const)); // the columns of the query above
}

/**
 * Compares a build with the last snapshot, dataset by dataset: a dataset that was read anew must not lose all rows of a table, nor more than half of
 * many; nor may a column that was filled become empty. What was forgotten by name is no loss.
 */
export async function findLosses(build: Database, last: Database, changed: ReadonlySet<string>): Promise<readonly Loss[]> {
  const losses: Loss[] = [];
  if (changed.size === 0) return losses;
  for (const table of watchedTables) {
    const before = await count(last, table, null);
    const after = await count(build, table, null);
    for (const [dataset, { n }] of before) {
      if (!changed.has(dataset)) continue;
      const now = after.get(dataset)?.n ?? 0;
      if (now === 0 || (n >= fewRows && now < n * keptShare)) losses.push({ kind: "rows", dataset, table, before: n, after: now });
    }
  }
  for (const { table, column } of watchedColumns) {
    const before = await count(last, table, column);
    const after = await count(build, table, column);
    for (const [dataset, { n, filled }] of before) {
      const now = after.get(dataset);
      if (!changed.has(dataset) || now === undefined || n < fewRows || now.n < fewRows) continue;
      const [was, is] = [(100 * filled) / n, (100 * now.filled) / now.n];
      if (was - is > lostPoints)
        losses.push({ kind: "filled", dataset, column: `${table}.${column}`, before: Math.round(was), after: Math.round(is) });
    }
  }
  return losses;
}
