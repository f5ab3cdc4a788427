import type { RowWriter } from "../../core/table.ts";
import type { KeyCounter } from "../../sources/iati/read/reading.ts";
import { type DatasetOutcome, readDataset } from "../../sources/iati/read-dataset.ts";
import { type DatasetRow, isRead, toDatasetRow, toStaleRow } from "./dataset-row.ts";
import { writeFlow } from "./flow.ts";
import type { Loader } from "./loader.ts";
import type { PlannedDataset } from "./plan-datasets.ts";
import type { RateBook } from "./rules/currency.ts";

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
  readonly book: RateBook;
  readonly now: () => Date;
  readonly progress: ReadProgress;
  readonly signal: AbortSignal;
};

type State = {
  readonly datasets: DatasetRow[];
  readonly moved: Moved[];
  readonly spoiled: number[];
  readonly changed: Set<string>;
  readonly keys: KeyCounter;
  bytes: number;
};

function move(state: State, kept: DatasetRow, planned: PlannedDataset, datasetKey: number): DatasetRow {
  const first = state.keys.last;
  const size = kept.last_key - kept.first_key;
  state.keys.last += size;
  const row = { ...kept, dataset_key: datasetKey, path: planned.path, first_key: first, last_key: first + size };
  if (size > 0) state.moved.push({ from: kept, to: row });
  return row;
}

async function readOne(loader: Loader, state: State, planned: PlannedDataset, options: ReadOptions): Promise<DatasetOutcome> {
  const { rows } = loader;
  const flow: RowWriter = rows.sink("flow");
  const marks = rows.mark();
  const first = state.keys.last;
  const before = state.bytes;
  const outcome = await readDataset(
    planned.file ?? "",
    {
      sink: rows.sink,
      keys: state.keys,
      datasetKey: state.datasets.length + 1,
      onActivity: (money) => writeFlow(flow, options.book, money),
    },
    async (bytes) => {
      options.signal.throwIfAborted();
      state.bytes = before + bytes;
      options.progress({
        bytes: state.bytes,
        activities: rows.count("activity"),
        quarantined: rows.count("quarantine"),
        file: planned.path,
      });
      await loader.load();
    },
  );
  if (!isRead(outcome.status)) {
    if (!rows.takeBack(marks)) state.spoiled.push(state.datasets.length + 1);
    state.keys.last = first;
  }
  return outcome;
}

async function addDataset(loader: Loader, state: State, planned: PlannedDataset, options: ReadOptions): Promise<void> {
  const datasetKey = state.datasets.length + 1;
  if (planned.kept !== null && planned.file === null) {
    state.datasets.push(move(state, planned.kept, planned, datasetKey));
    return;
  }
  const first = state.keys.last;
  const outcome = await readOne(loader, state, planned, options);
  state.changed.add(planned.key);
  const place = { dataset_key: datasetKey, key: planned.key, path: planned.path, first_key: first, last_key: state.keys.last };
  if (planned.kept !== null && isRead(planned.kept.status) && !isRead(outcome.status))
    state.datasets.push(toStaleRow(move(state, planned.kept, planned, datasetKey), outcome));
  else state.datasets.push(toDatasetRow({ ...place, read_at: options.now().toISOString() }, outcome));
}

/** Reads all datasets of a plan in its order, or takes them from the last snapshot. Rows go to the loader. */
export async function readAll(loader: Loader, plan: readonly PlannedDataset[], options: ReadOptions): Promise<ReadAll> {
  const state: State = { datasets: [], moved: [], spoiled: [], changed: new Set(), keys: { last: 0 }, bytes: 0 };
  for (const planned of plan) await addDataset(loader, state, planned, options);
  return state;
}
