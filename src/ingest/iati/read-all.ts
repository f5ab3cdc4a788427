import { rmSync } from "node:fs";
import type { CutFile } from "../../sources/iati/cut-file.ts";
import type { Root } from "../../sources/iati/read/reading.ts";
import type { DatasetOutcome } from "../../sources/iati/read-dataset.ts";
import { xmlLimits } from "../../sources/iati/xml/limits.ts";
import type { RateTable } from "../../sources/exchange-rates/rate-table.ts";
import { type DatasetRow, isRead, toDatasetRow, toStaleRow } from "./dataset-row.ts";
import type { Loader } from "./loader.ts";
import type { PlannedDataset } from "./plan-datasets.ts";
import { type Numbered, type Step, type TaskSizes, toFilesStep, toSteps } from "./read-steps.ts";
import type { FileRead, TaskRead } from "./read-task.ts";
import { ReaderPool, type Readers } from "./reader-pool.ts";
import type { Shift } from "./shift.ts";
import { readTables } from "./tables.ts";

/** Rows of the last snapshot that go into this one, under other keys. */
export type Moved = { readonly from: DatasetRow; readonly to: Pick<DatasetRow, "dataset_key" | "first_key"> };

export type ReadAll = {
  readonly datasets: readonly DatasetRow[];
  readonly moved: readonly Moved[];
  readonly spoiled: readonly number[]; // dataset keys whose rows must be deleted: they broke after some had left for the database
  readonly changed: ReadonlySet<string>; // keys of datasets that were read now
};

/** How far reading has come. */
export type ReadProgress = (done: {
  readonly bytes: number;
  readonly activities: number;
  readonly quarantined: number;
  readonly file: string;
}) => void;

export type ReadOptions = {
  readonly rates: readonly RateTable[];
  readonly readers: Readers;
  readonly sizes: TaskSizes;
  readonly now: () => Date;
  readonly progress: ReadProgress;
  readonly signal: AbortSignal;
};

/** What is known so far of a file that is read in parts. */
type Parts = { readonly firstKey: number; root: Root | null; activities: number; longBytes: number; isWhole: boolean };

type State = {
  readonly loader: Loader;
  readonly options: ReadOptions;
  readonly datasets: DatasetRow[];
  readonly moved: Moved[];
  readonly spoiled: number[];
  readonly changed: Set<string>;
  readonly parts: Map<number, Parts>; // by dataset key
  lastKey: number;
  bytes: number; // of what is read to its end
  file: string;
};

const tables = new Map(readTables.map((table) => [table.name, table] as const));

function move(state: State, kept: DatasetRow, { path, datasetKey }: Numbered): DatasetRow {
  const first = state.lastKey;
  const size = kept.last_key - kept.first_key;
  state.lastKey += size;
  const row = { ...kept, dataset_key: datasetKey, path, first_key: first, last_key: first + size };
  if (size > 0) state.moved.push({ from: kept, to: row });
  return row;
}

function addDataset(state: State, dataset: Numbered, outcome: DatasetOutcome, firstKey: number): void {
  const { datasetKey, key, path, kept } = dataset;
  state.changed.add(key);
  const place = { dataset_key: datasetKey, key, path, first_key: firstKey, last_key: state.lastKey };
  if (kept !== null && isRead(kept.status) && !isRead(outcome.status)) state.datasets.push(toStaleRow(move(state, kept, dataset), outcome));
  else state.datasets.push(toDatasetRow({ ...place, read_at: state.options.now().toISOString() }, outcome));
}

async function addRows(state: State, { rowFiles, rowBytes }: TaskRead, shift: Shift, datasetKey: number | null): Promise<void> {
  const files = rowFiles.map(({ table: name, path }) => {
    const table = tables.get(name);
    if (table === undefined) throw new RangeError(`no table ${name}`);
    return { table, path, shift, datasetKey };
  });
  await state.loader.add(files, rowBytes);
}

function addFile(state: State, dataset: Numbered, { outcome, keys, isSpoiled }: FileRead): void {
  const first = state.lastKey;
  state.lastKey += keys;
  if (isSpoiled) state.spoiled.push(dataset.datasetKey);
  addDataset(state, dataset, outcome, first);
  state.bytes += dataset.bytes;
}

async function addFiles(state: State, datasets: readonly Numbered[], read: TaskRead): Promise<void> {
  await addRows(state, read, { keys: state.lastKey, activities: 0 }, null);
  for (const [index, dataset] of datasets.entries()) {
    const one = read.files[index];
    if (one !== undefined) addFile(state, dataset, one);
  }
}

/** Rows of a part go on their way, unless the file is known to be broken: then they are nothing. */
async function addPart(state: State, dataset: Numbered, read: TaskRead): Promise<void> {
  const parts = partsOf(state, dataset);
  const { part } = read;
  if (part?.isWhole !== true) parts.isWhole = false;
  if (!parts.isWhole || part === null) {
    for (const { path } of read.rowFiles) rmSync(path);
    return;
  }
  await addRows(state, read, { keys: state.lastKey, activities: parts.activities }, dataset.datasetKey);
  state.lastKey += read.keys;
  parts.root ??= part.root;
  parts.activities += part.activities;
  parts.longBytes += part.longBytes;
  if (parts.longBytes > xmlLimits.longBytes) parts.isWhole = false;
}

function partsOf(state: State, { datasetKey }: Numbered): Parts {
  let parts = state.parts.get(datasetKey);
  if (parts === undefined) {
    parts = { firstKey: state.lastKey, root: null, activities: 0, longBytes: 0, isWhole: true };
    state.parts.set(datasetKey, parts);
  }
  return parts;
}

/** All parts are read: they are the file, or it is read once more as a whole, which tells where it breaks. */
async function endParts(state: State, pool: ReaderPool, dataset: Numbered, file: CutFile): Promise<void> {
  const { firstKey, root, isWhole } = partsOf(state, dataset);
  if (isWhole && file !== null) {
    const nothing = { reason: null, detail: null, line: null, column: null };
    addDataset(state, dataset, { status: "ok", ...nothing, root, ...file }, firstKey);
    state.bytes += dataset.bytes;
    return;
  }
  if (root !== null) await state.loader.discard(dataset.datasetKey);
  state.lastKey = firstKey;
  const { datasets, task } = toFilesStep([dataset]);
  await addFiles(state, datasets, await pool.read(task));
}

type Pending = { readonly step: Step; readonly read: Promise<TaskRead> | null };

async function take(state: State, pool: ReaderPool, { step, read }: Pending): Promise<void> {
  switch (step.is) {
    case "kept":
      if (step.dataset.kept !== null) state.datasets.push(move(state, step.dataset.kept, step.dataset));
      return;
    case "files":
      state.file = step.datasets[0]?.path ?? "";
      if (read !== null) await addFiles(state, step.datasets, await read);
      return;
    case "part":
      state.file = step.dataset.path;
      if (read !== null) await addPart(state, step.dataset, await read);
      return;
    case "cut":
      await endParts(state, pool, step.dataset, step.file);
  }
}

function tell(state: State, { progress }: ReaderPool): void {
  state.options.signal.throwIfAborted();
  const { bytes, activities, quarantined } = progress;
  state.options.progress({ bytes: state.bytes + bytes, activities, quarantined, file: state.file });
}

/**
 * Reads all datasets of a plan, or takes them from the last snapshot. Readers work side by side; what they give is taken in the order of the plan, so
 * that keys and rows are the same however many there are. Rows go to the loader.
 */
export async function readAll(loader: Loader, plan: readonly PlannedDataset[], options: ReadOptions): Promise<ReadAll> {
  const state: State = {
    ...{ loader, options, datasets: [], moved: [], spoiled: [], changed: new Set(), parts: new Map() },
    ...{ lastKey: 0, bytes: 0, file: "" },
  };
  const pool: ReaderPool = new ReaderPool(options.readers, { folder: loader.rowFolder, rates: options.rates }, () => tell(state, pool));
  const isWhole = (datasetKey: number): boolean => state.parts.get(datasetKey)?.isWhole ?? true;
  try {
    const pending: Pending[] = [];
    for await (const step of toSteps(plan, options.sizes, isWhole)) {
      const read = "task" in step ? pool.read(step.task) : null;
      read?.catch(() => undefined); // whoever takes it hears of it
      pending.push({ step, read });
      for (let next = pending[0]; next !== undefined && pending.length > pool.size; next = pending[0]) {
        pending.shift();
        await take(state, pool, next);
      }
    }
    for (const one of pending) await take(state, pool, one);
    return state;
  } finally {
    pool.close();
  }
}
