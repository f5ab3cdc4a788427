import { createHash } from "node:crypto";
import { SaraiError } from "../../core/errors.ts";
import { buildAlone } from "../build-alone.ts";
import { readKeptRates } from "../kept-rates.ts";
import { type OfferedSeries } from "../series/choose-series.ts";
import { fillSeries, hashSeries } from "../series/fill-series.ts";
import { annualAverages } from "../../sources/exchange-rates/annual-averages.ts";
import type { RateTable } from "../../sources/exchange-rates/rate-table.ts";
import { readRatesFile } from "../../sources/exchange-rates/read-rates-file.ts";
import { openDatabase } from "../../store/database.ts";
import { createBuildFolder, listSnapshots, publish, type Snapshot, warehouseFolder } from "../../store/snapshots.ts";
import { findLosses, type Loss } from "./assertions.ts";
import { type DatasetRow, isRead, readDatasetRows, toSnapshotId, withLicences } from "./dataset-row.ts";
import { findFiles, type FoundFile } from "./find-files.ts";
import { finish } from "./finish.ts";
import { type Loader, openLoader } from "./loader.ts";
import { planDatasets } from "./plan-datasets.ts";
import { type ReadAll, readAll, type ReadProgress } from "./read-all.ts";
import { readHere, type Readers } from "./reader-pool.ts";
import { taskSizes, type TaskSizes } from "./read-steps.ts";
import { createRateBook } from "./rules/currency.ts";
import { type Summary, summarise } from "./summary.ts";

/** Changes whenever reading or counting gives other rows for the same inputs, and with the names of codes that are carried. */
export const method = "iati-2";

export type IngestOptions = {
  readonly paths: readonly string[];
  readonly ratesFile: string | null;
  readonly series: readonly OfferedSeries[];
  readonly dataFolder: string;
  readonly forget: readonly string[];
  readonly licence: string | null; // of the files that are named, as their registry names it
  readonly acceptLosses: boolean;
  readonly now: () => Date;
  readonly progress: (done: Parameters<ReadProgress>[0], totalBytes: number) => void;
  readonly signal: AbortSignal;
  readonly readers?: Readers; // without them this thread reads
  readonly sizes?: TaskSizes;
};

/** What an ingest did. `isNew` is false where the inputs were those of the current snapshot already. */
export type Ingested = { readonly snapshot: Snapshot; readonly isNew: boolean; readonly summary: Summary };

type Last = { readonly snapshot: Snapshot; readonly datasets: readonly DatasetRow[]; readonly method: string; readonly rates: string };

async function readLast(folder: string): Promise<Last | null> {
  const snapshot = listSnapshots(folder)[0];
  if (snapshot === undefined) return null;
  const database = await openDatabase(snapshot.path, { readOnly: true });
  try {
    const [row] = await database.rows("SELECT method, rates_sha256 FROM stored.snapshot");
    return { snapshot, datasets: await readDatasetRows(database), method: String(row?.["method"]), rates: String(row?.["rates_sha256"]) };
  } finally {
    database.close();
  }
}

function hashRates(tables: readonly RateTable[]): string {
  const hash = createHash("sha256");
  for (const line of tables.map(({ source }) => `${source.id} ${source.sha256}`).sort()) hash.update(`${line}\n`);
  return hash.digest("hex");
}

function refuseLosses(losses: readonly Loss[]): void {
  if (losses.length === 0) return;
  const lines = losses.slice(0, 20).map((loss) => {
    const what =
      loss.kind === "rows"
        ? `${loss.table}: ${String(loss.before)} rows before, ${String(loss.after)} now`
        : `${loss.column}: filled in ${String(loss.before)} % before, ${String(loss.after)} % now`;
    return `  ${loss.dataset}: ${what}`;
  });
  if (losses.length > lines.length) lines.push(`  … and ${String(losses.length - lines.length)} more`);
  throw new SaraiError("build-refused", `The build was refused, because datasets lost what they had:\n${lines.join("\n")}`, {
    advice: "The last snapshot stays. See whether the files are complete; where the loss is right, ingest them again with --accept-losses.",
  });
}

async function checkLosses(loader: Loader, last: Last | null, read: ReadAll): Promise<void> {
  if (last === null) return;
  const before = await openDatabase(last.snapshot.path, { readOnly: true });
  try {
    refuseLosses(await findLosses(loader.database, before, read.changed));
  } finally {
    before.close();
  }
}

const emptyAdvice = "Give files or folders with IATI activities or organisations (*.xml).";

/** Refuses where none of the files that were named can be read, or there is none. An earlier version that stays counts as read. */
function refuseEmpty(named: readonly FoundFile[], read: ReadAll): void {
  const keys = new Set(named.map((one) => one.key));
  const rows = read.datasets.filter((row) => keys.has(row.key));
  if (rows.length === 0 || rows.some((row) => isRead(row.status))) return;
  const lines = rows.slice(0, 20).map(({ path, status, reason, line }) => {
    const why = [reason, line === null ? null : `line ${String(line)}`].filter((part) => part !== null);
    return `  ${path}: ${status}${why.length === 0 ? "" : ` (${why.join(", ")})`}`;
  });
  throw new SaraiError("nothing-read", `Nothing could be read:\n${lines.join("\n")}`, { advice: emptyAdvice });
}

/** The file that was named, in place of every other; else the monthly rates of the data folder and the annual averages beside them. */
async function readRates({ ratesFile, dataFolder }: IngestOptions): Promise<readonly RateTable[]> {
  if (ratesFile !== null) return [await readRatesFile(ratesFile)];
  return [...(await readKeptRates(dataFolder)), annualAverages()];
}

async function build(folder: string, options: IngestOptions, last: Last | null): Promise<Ingested> {
  const rates = await readRates(options);
  const ratesHash = hashRates(rates);
  const mayKeep = last !== null && last.method === method && last.rates === ratesHash;
  const found = findFiles(options.paths);
  if (options.paths.length > 0 && found.length === 0)
    throw new SaraiError("nothing-read", `There is no XML file in ${options.paths.join(", ")}.`, { advice: emptyAdvice });
  const plan = await planDatasets({ found, earlier: last?.datasets ?? [], mayKeep, forget: options.forget });
  const totalBytes = plan.reduce((sum, one) => sum + one.bytes, 0);
  const loader = await openLoader(createBuildFolder(folder));
  let isOpen = true;
  try {
    const book = createRateBook(rates);
    const all = await readAll(loader, plan, {
      rates,
      readers: options.readers ?? readHere,
      sizes: options.sizes ?? taskSizes,
      now: options.now,
      progress: (done) => options.progress(done, totalBytes),
      signal: options.signal,
    });
    const named = { keys: new Set(found.map(({ key }) => key)), licence: options.licence };
    const read = { ...all, datasets: withLicences(all.datasets, named, last?.datasets ?? []) };
    refuseEmpty(found, read);
    const series = hashSeries(options.series);
    const id = toSnapshotId(read.datasets, { rates: ratesHash, series, method });
    if (last !== null && id === last.snapshot.id)
      return { snapshot: last.snapshot, isNew: false, summary: await summarise(last.snapshot.path, read) };
    const builtAt = options.now().toISOString();
    await finish(loader, {
      read,
      rates,
      book,
      last: last?.snapshot.path ?? null,
      snapshot: { id, method, rates_sha256: ratesHash, series_sha256: series, built_at: builtAt },
    });
    await fillSeries(loader.database, options.series);
    if (!options.acceptLosses) await checkLosses(loader, last, read);
    options.signal.throwIfAborted();
    loader.close();
    isOpen = false;
    const snapshot = publish(folder, loader.path, { id, published_at: options.now().toISOString(), datasets: read.datasets.length });
    return { snapshot, isNew: true, summary: await summarise(snapshot.path, read) };
  } finally {
    if (isOpen) loader.close();
  }
}

/**
 * Reads IATI files into a new snapshot of the data folder and publishes it; all earlier datasets of the folder stay in it. The last snapshot answers
 * until then, and if anything fails. Throws `input-invalid`, `nothing-read`, `build-refused`, `in-use` (another build), `storage-unwritable`.
 */
export async function ingest(options: IngestOptions): Promise<Ingested> {
  const folder = warehouseFolder(options.dataFolder);
  return buildAlone(folder, async () => build(folder, options, await readLast(folder)));
}
