import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SaraiError } from "../core/errors.ts";
import { views } from "../ingest/iati/tables.ts";
import { writingFault } from "../store/build-fault.ts";
import { openDatabase } from "../store/database.ts";
import { type EditionFile, type EditionTable, writeEdition } from "../store/parquet-edition.ts";
import type { Snapshot } from "../store/snapshots.ts";
import type { Invocation } from "./invocation.ts";
import { withProgress } from "./progress.ts";
import { findSnapshot, warehouseOf } from "./snapshots.ts";

const slug = (sql: string): string => `trim(regexp_replace(lower(${sql}), '[^a-z0-9]+', '-', 'g'), '-')`;
const publisherOfFile = slug("(SELECT COALESCE(f.publisher, f.file) FROM series_file AS f WHERE f.number = t.series_file)");
const publisherOfRate = slug("(SELECT COALESCE(s.publisher, s.id) FROM exchange_rate_source AS s WHERE s.id = t.source)");

/** Whose figures a row of a table holds; what is in no list came with IATI. */
const sources: Readonly<Record<string, string>> = {
  snapshot: "'sarai'",
  series_file: slug("COALESCE(t.publisher, t.file)"),
  dac_flow: publisherOfFile,
  indicator_value: publisherOfFile,
  deflator: publisherOfFile,
  exchange_rate_source: slug("COALESCE(t.publisher, t.id)"),
  exchange_rate: publisherOfRate,
};

const tables: readonly EditionTable[] = views.map((view) => ({ view, source: sources[view.name] ?? "'iati'" }));

const readme = `# An edition of a warehouse of Sarai

\`manifest.json\` names every table and column with its meaning, and every file with its rows, bytes and SHA-256. Each table is a folder of Parquet files, by
source and, where its rows have one, by year; every file is complete without the names of its folders.

    SELECT year, sum(value_usd) FROM read_parquet('flow/**/*.parquet') WHERE counted AND type IN ('3', '4') GROUP BY year ORDER BY year;

An empty value is not known, never zero. Each publisher's licence stands in \`dataset.licence\`, \`series_file.licence\` and \`exchange_rate_source.licence\`;
where none is stated, nothing says that the figures may be published again.
`;

async function describe(snapshot: Snapshot, files: ReadonlyMap<string, readonly EditionFile[]>): Promise<object> {
  const database = await openDatabase(snapshot.path, { readOnly: true });
  try {
    const [about] = await database.rows("SELECT * FROM snapshot");
    return {
      snapshot: about,
      tables: tables.map(({ view: { name, comment, columns } }) => {
        const own = files.get(name) ?? [];
        return {
          name,
          comment,
          rows: own.reduce((sum, { rows }) => sum + rows, 0),
          columns: columns.map((column) => ({ name: column.name, type: column.type, comment: column.comment })),
          files: own,
        };
      }),
    };
  } finally {
    database.close();
  }
}

function makeEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new SaraiError("input-invalid", `${folder} is not empty.`, {
      advice: "Name a new folder: an edition is never mixed with another.",
    });
  mkdirSync(folder, { recursive: true });
}

/**
 * Writes the public tables of a snapshot as Parquet into an empty folder. The manifest is written last: a folder without one is not whole.
 */
export async function exportParquet(
  invocation: Invocation,
  to: { readonly folder: string; readonly snapshot: string | null },
): Promise<void> {
  const snapshot = findSnapshot(warehouseOf(invocation), to.snapshot);
  try {
    makeEmpty(to.folder);
    const files = await withProgress("Writing tables", (progress) =>
      writeEdition(snapshot.path, to.folder, tables, (done) => progress(done, tables.length)),
    );
    writeFileSync(join(to.folder, "README.md"), readme);
    const unfinished = join(to.folder, "manifest.json.new");
    writeFileSync(unfinished, `${JSON.stringify(await describe(snapshot, files), null, 1)}\n`);
    renameSync(unfinished, join(to.folder, "manifest.json"));
    const all = [...files.values()].flat();
    const sum = (of: "rows" | "bytes"): string => all.reduce((total, file) => total + file[of], 0).toLocaleString("en");
    invocation.write(
      `${String(all.length)} files with ${sum("rows")} rows, ${sum("bytes")} bytes, of snapshot ${snapshot.id} in ${to.folder}`,
    );
  } catch (error) {
    const fault = writingFault(error);
    if (fault === null) throw error;
    throw new SaraiError(
      "storage-unwritable",
      `The edition cannot be written to ${to.folder} (${fault}); without a manifest it is not whole.`,
      {
        advice: "See that the disk has room and that this user may write there, then try again with an empty folder.",
        cause: error,
      },
    );
  }
}
