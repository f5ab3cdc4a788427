import { openDatabase, quoteText } from "../../store/database.ts";

type DatasetChange = { readonly change: "new" | "changed" | "gone"; readonly key: string; readonly before: string; readonly after: string };
type MoneyChange = { readonly type: string; readonly currency: string; readonly before: string; readonly after: string };

/** What is different between two snapshots. Counts are of activities; sums of counted transactions by type and currency, in that currency. */
export type Difference = { readonly datasets: readonly DatasetChange[]; readonly money: readonly MoneyChange[] };

const datasetsSql = `
  WITH counted AS (
    SELECT 'a' AS side, d.key, d.sha256, d.path, count(a.activity_key) AS n
      FROM a.stored.dataset AS d LEFT JOIN a.stored.activity AS a ON a.dataset_key = d.dataset_key GROUP BY ALL
    UNION ALL
    SELECT 'b', d.key, d.sha256, d.path, count(a.activity_key)
      FROM b.stored.dataset AS d LEFT JOIN b.stored.activity AS a ON a.dataset_key = d.dataset_key GROUP BY ALL
  ), sides AS (
    SELECT key, max(n) FILTER (side = 'a') AS before, max(n) FILTER (side = 'b') AS after,
           max(sha256) FILTER (side = 'a') AS hash_before, max(sha256) FILTER (side = 'b') AS hash_after
      FROM counted GROUP BY key
  )
  SELECT CASE WHEN hash_before IS NULL THEN 'new' WHEN hash_after IS NULL THEN 'gone' ELSE 'changed' END AS change, key,
         COALESCE(before, 0)::VARCHAR AS before, COALESCE(after, 0)::VARCHAR AS after
    FROM sides WHERE hash_before IS DISTINCT FROM hash_after ORDER BY change, key`;

/** Whole units and the rest are summed apart: together, with twelve decimals, a hundred of the largest values would not fit. */
const moneySql = `
  WITH flows AS (
    SELECT 'a' AS side, type, currency, COALESCE(value_exact, value) AS v FROM a.stored.flow WHERE kind = 'transaction' AND counted
    UNION ALL
    SELECT 'b', type, currency, COALESCE(value_exact, value) FROM b.stored.flow WHERE kind = 'transaction' AND counted
  ), sums AS (
    SELECT side, COALESCE(type, '') AS type, currency, sum(trunc(v))::DECIMAL(38,2) + sum(v - trunc(v))::DECIMAL(38,2) AS v
      FROM flows GROUP BY ALL
  ), sides AS (
    SELECT type, currency, max(v) FILTER (side = 'a') AS before, max(v) FILTER (side = 'b') AS after FROM sums GROUP BY ALL
  )
  SELECT type, currency, COALESCE(before, 0)::VARCHAR AS before, COALESCE(after, 0)::VARCHAR AS after
    FROM sides WHERE COALESCE(before, 0) <> COALESCE(after, 0) ORDER BY type, currency`;

/** Compares two snapshots by dataset and by money. */
export async function diffSnapshots(from: string, to: string): Promise<Difference> {
  const database = await openDatabase(":memory:");
  try {
    await database.run(`ATTACH ${quoteText(from)} AS a (READ_ONLY)`);
    if (from === to) return { datasets: [], money: [] };
    await database.run(`ATTACH ${quoteText(to)} AS b (READ_ONLY)`);
    return {
      datasets: (await database.rows(datasetsSql)) as unknown as readonly DatasetChange[], // the columns of the query
      money: (await database.rows(moneySql)) as unknown as readonly MoneyChange[],
    };
  } finally {
    database.close();
  }
}
