import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase, type Database } from "../../store/database.ts";
import { createBuildFolder, listSnapshots, publish, warehouseFolder, type Snapshot } from "../../store/snapshots.ts";
import { buildAlone } from "../build-alone.ts";
import { readDatasetRows, toSnapshotId } from "../iati/dataset-row.ts";
import { ingest } from "../iati/ingest.ts";
import type { OfferedSeries } from "./choose-series.ts";
import { fillSeries, hashSeries } from "./fill-series.ts";

type Renewing = { readonly dataFolder: string; readonly series: readonly OfferedSeries[]; readonly now: () => Date };

/** The series that a snapshot was made with; null where it has no such tables. */
async function seriesHashOf(snapshot: Snapshot): Promise<string | null> {
  const database = await openDatabase(snapshot.path, { readOnly: true });
  try {
    const [row] = await database.rows("SELECT series_sha256 FROM stored.snapshot");
    return typeof row?.["series_sha256"] === "string" ? row["series_sha256"] : null;
  } catch {
    return null; // made by a version without series
  } finally {
    database.close();
  }
}

async function nameAnew(database: Database, series: string, builtAt: string): Promise<string> {
  const [row] = await database.rows("SELECT rates_sha256, method FROM stored.snapshot");
  const known = { rates: String(row?.["rates_sha256"]), method: String(row?.["method"]) };
  const id = toSnapshotId(await readDatasetRows(database), { ...known, series });
  await database.run("UPDATE stored.snapshot SET id = $1, series_sha256 = $2, built_at = $3", [id, series, builtAt]);
  return id;
}

/** The current snapshot with other series: everything else in it stays byte for byte what it was. */
async function replaceSeries(folder: string, current: Snapshot, { series, now }: Renewing): Promise<Snapshot> {
  const path = join(createBuildFolder(folder), "warehouse.duckdb");
  copyFileSync(current.path, path);
  const database = await openDatabase(path, { memoryMb: 256, threads: 2 });
  let isOpen = true;
  try {
    await fillSeries(database, series);
    const id = await nameAnew(database, hashSeries(series), now().toISOString());
    await database.run("CHECKPOINT");
    database.close();
    isOpen = false;
    return publish(folder, path, { id, published_at: now().toISOString(), datasets: current.datasets });
  } finally {
    if (isOpen) database.close();
  }
}

/**
 * The current snapshot of a data folder, with these series: published anew where they changed, and made where there is none. The last one
 * answers until then. Throws `in-use` while another build runs, `storage-unwritable`.
 */
export async function renewSeries(asked: Renewing): Promise<Snapshot> {
  const { dataFolder, series, now } = asked;
  const folder = warehouseFolder(dataFolder);
  const [current] = listSnapshots(folder);
  const held = current === undefined ? null : await seriesHashOf(current);
  if (current !== undefined && held === hashSeries(series)) return current;
  if (current === undefined || held === null) {
    const options = { paths: [], ratesFile: null, forget: [], licence: null, acceptLosses: false, progress: () => undefined };
    return (await ingest({ ...options, dataFolder, series, now, signal: new AbortController().signal })).snapshot;
  }
  return buildAlone(folder, () => replaceSeries(folder, listSnapshots(folder)[0] ?? current, asked)); // another build may have been faster
}
