import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Database, openDatabase, quoteName, quoteText } from "./database.ts";
import type { View } from "./schema.ts";

/** A table of an edition: its view, and SQL over that as `t` which says whose figures a row holds; text, never null. */
export type EditionTable = { readonly view: View; readonly source: string };

/** A file of an edition. `path` is relative to its folder; `year` is null for a table without years, and for rows without one. */
export type EditionFile = {
  readonly path: string;
  readonly source: string;
  readonly year: number | null;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
};

type Part = { readonly source: string; readonly year: number | null; readonly rows: number };

const hasYears = ({ columns }: View): boolean => columns.some(({ name }) => name === "year");
const noYear = "__HIVE_DEFAULT_PARTITION__"; // as Hive names what has no value

async function partsOf(database: Database, { view, source }: EditionTable): Promise<readonly Part[]> {
  const year = hasYears(view) ? "t.year" : "NULL";
  const rows = await database.rows(
    `SELECT ${source} AS source, ${year} AS year, count(*) AS n FROM ${quoteName(view.name)} AS t GROUP BY ALL ORDER BY ALL`,
  );
  return rows.map((row) => ({
    source: String(row["source"]),
    year: row["year"] === null ? null : Number(row["year"]),
    rows: Number(row["n"]),
  }));
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

async function writePart(database: Database, folder: string, { view, source }: EditionTable, part: Part): Promise<EditionFile> {
  const year = hasYears(view) ? `/year=${String(part.year ?? noYear)}` : "";
  const path = `${view.name}/source=${part.source}${year}/part-0.parquet`;
  const absolute = join(folder, path);
  await mkdir(dirname(absolute), { recursive: true });
  const where = [
    `${source} = ${quoteText(part.source)}`,
    ...(hasYears(view) ? [`t.year IS NOT DISTINCT FROM ${String(part.year ?? "NULL")}`] : []),
  ];
  await database.run(
    `COPY (SELECT * FROM ${quoteName(view.name)} AS t WHERE ${where.join(" AND ")}) TO ${quoteText(absolute)} (FORMAT parquet, COMPRESSION zstd)`,
  );
  return { path, ...part, bytes: (await stat(absolute)).size, sha256: await hashOf(absolute) };
}

/**
 * Writes tables of a snapshot as Parquet, a file for each source and year, below folders as Hive names them: `flow/source=iati/year=2015/part-0.parquet`.
 * Rows stand in the order of the snapshot, written by one thread: the same snapshot gives the same bytes.
 */
export async function writeEdition(
  snapshotPath: string,
  folder: string,
  tables: readonly EditionTable[],
  progress: (done: number) => void,
): Promise<ReadonlyMap<string, readonly EditionFile[]>> {
  const spill = join(folder, ".spill");
  const database = await openDatabase(":memory:", { memoryMb: 512, threads: 1, temporaryFolder: spill });
  const written = new Map<string, readonly EditionFile[]>();
  try {
    await database.run(`ATTACH ${quoteText(snapshotPath)} AS snapshot (READ_ONLY)`);
    await database.run("USE snapshot");
    for (const table of tables) {
      const files: EditionFile[] = [];
      for (const part of await partsOf(database, table)) files.push(await writePart(database, folder, table, part));
      written.set(table.view.name, files);
      progress(written.size);
    }
    return written;
  } finally {
    database.close();
    await rm(spill, { recursive: true, force: true });
  }
}
