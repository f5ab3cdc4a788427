import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { CrsRead } from "../../sources/oecd-crs/dac-figure.ts";
import { createGatherer } from "../../sources/oecd-crs/gather-figures.ts";
import { excerptOf, findActivityColumns, readActivityRow } from "../../sources/oecd-crs/read-activity-rows.ts";
import { unknownLayout } from "../../sources/oecd-crs/read-crs-csv.ts";
import { openDatabase, quoteName, type Database } from "../../store/database.ts";
import { SaraiError } from "../../core/errors.ts";

const row = z.looseObject({ year: z.string(), donor: z.string(), recipient: z.string(), flow: z.string(), rows: z.coerce.number() });

type Columns = NonNullable<ReturnType<typeof findActivityColumns>>;

/** What each donor gave each recipient by year and flow: numbers as text first, so that the digits that are there are the digits that are summed. */
function toSql(header: readonly string[], columns: Columns): string {
  const text = (at: number): string => `regexp_replace(coalesce(${quoteName(header[at] ?? "")}::VARCHAR, ''), '\\.0$', '')`;
  const sums = columns.money.flatMap(({ measure, at }) => {
    const [cell, decimal] = [quoteName(header[at] ?? ""), `TRY_CAST(${quoteName(header[at] ?? "")}::VARCHAR AS DECIMAL(38, 15))`];
    return [
      `sum(${decimal})::VARCHAR AS ${quoteName(measure)}`,
      `(count(*) FILTER (${cell} IS NOT NULL AND ${decimal} IS NULL))::VARCHAR AS ${quoteName(`bad ${measure}`)}`,
    ];
  });
  return `SELECT ${text(columns.year)} AS year, ${text(columns.donor)} AS donor, ${text(columns.recipient)} AS recipient,
            ${text(columns.flow)} AS flow, count(*)::VARCHAR AS rows, ${sums.join(", ")}
       FROM read_parquet($1) GROUP BY ALL ORDER BY ALL`;
}

async function readGroups(database: Database, path: string, recipients: readonly string[]): Promise<CrsRead> {
  const described = await database.rows("SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet($1))", [path]);
  const header = described.map((one) => String(one["column_name"]));
  const columns = findActivityColumns(header);
  if (columns === null) throw unknownLayout(path, header.join(","));
  const gather = createGatherer(recipients);
  for (const given of await database.rows(toSql(header, columns), [path])) {
    const { rows, ...group } = row.parse(given);
    gather.countRows(rows);
    const place = `rows of ${group.year}, ${group.donor}, ${group.recipient}, ${group.flow}`;
    const texts = columns.money.map(({ measure, at }) => {
      const bad = Number(given[`bad ${measure}`]);
      const excerpt = `${header[at] ?? ""}: ${bad} of ${rows} rows`;
      if (bad > 0) gather.settle({ refused: "value-invalid" }, { place, excerpt });
      return { measure, column: header[at] ?? "", text: typeof given[measure] === "string" ? given[measure] : "" };
    });
    const activities = { ...group, money: texts };
    gather.settle(readActivityRow(activities), { place, excerpt: excerptOf(activities) });
  }
  return gather.read("activities");
}

/**
 * The activities of the CRS as one Parquet file, with the columns of its tables by year. Summed in the database, which holds them on disk where they
 * are too many. Parquet has no lines: what is refused is named by year, donor, recipient and flow. Throws `input-invalid`.
 */
export async function readCrsParquet(path: string, recipients: readonly string[]): Promise<CrsRead> {
  const temporaryFolder = await mkdtemp(join(tmpdir(), "sarai-crs-"));
  const database = await openDatabase(":memory:", { memoryMb: 1024, threads: 2, temporaryFolder });
  try {
    return await readGroups(database, path, recipients);
  } catch (cause) {
    if (cause instanceof SaraiError) throw cause;
    throw new SaraiError("input-invalid", `${path} is broken: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  } finally {
    database.close();
    await rm(temporaryFolder, { recursive: true, force: true });
  }
}
