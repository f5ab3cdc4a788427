import { openDatabase } from "../../store/database.ts";
import type { DatasetRow } from "./dataset-row.ts";
import { isRead } from "./dataset-row.ts";
import type { ReadAll } from "./read-all.ts";

/** What a snapshot holds, for the end of an ingest. */
export type Summary = {
  readonly datasets: number;
  readonly read: number; // datasets that were read now
  readonly byStatus: Readonly<Record<string, number>>;
  readonly refused: readonly Pick<DatasetRow, "path" | "status" | "reason" | "detail" | "line" | "column_number">[];
  readonly stale: readonly Pick<DatasetRow, "path" | "reason" | "detail" | "line" | "column_number">[];
  readonly activities: number;
  readonly notCounted: Readonly<Record<string, number>>;
  readonly transactions: number;
  readonly flowRows: number;
  readonly withoutRate: number; // rows of flow
  readonly quarantine: Readonly<Record<string, number>>;
};

function toCounts(rows: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, number>> {
  return Object.fromEntries(rows.map((row) => [String(row["k"]), Number(row["n"])]));
}

/** Counts what a snapshot holds. */
export async function summarise(path: string, { datasets, changed }: ReadAll): Promise<Summary> {
  const database = await openDatabase(path, { readOnly: true });
  try {
    const count = async (sql: string): Promise<number> => Number((await database.rows(sql))[0]?.["n"]);
    return {
      datasets: datasets.length,
      read: changed.size,
      byStatus: toCounts(await database.rows("SELECT status AS k, count(*) AS n FROM stored.dataset GROUP BY 1 ORDER BY 1")),
      refused: datasets.filter((row) => !isRead(row.status)),
      stale: datasets.filter((row) => row.stale),
      activities: await count("SELECT count(*) AS n FROM stored.activity"),
      notCounted: toCounts(
        await database.rows("SELECT not_counted_reason AS k, count(*) AS n FROM stored.activity WHERE NOT counted GROUP BY 1 ORDER BY 1"),
      ),
      transactions: await count("SELECT count(*) AS n FROM stored.transaction"),
      flowRows: await count("SELECT count(*) AS n FROM stored.flow"),
      withoutRate: await count("SELECT count(*) AS n FROM stored.flow WHERE value_usd IS NULL AND value_usd_exact IS NULL"),
      quarantine: toCounts(await database.rows("SELECT reason AS k, count(*) AS n FROM stored.quarantine GROUP BY 1 ORDER BY 1")),
    };
  } finally {
    database.close();
  }
}
