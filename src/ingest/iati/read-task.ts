import type { RateTable } from "../../sources/exchange-rates/rate-table.ts";
import type { FilePart } from "../../sources/iati/cut-file.ts";
import type { KeyCounter } from "../../sources/iati/read/reading.ts";
import { type DatasetOutcome, type PartOutcome, readDataset, readPart } from "../../sources/iati/read-dataset.ts";
import { openRowFiles, type RowFiles } from "../../store/row-files.ts";
import { isRead } from "./dataset-row.ts";
import { writeFlow } from "./flow.ts";
import { createRateBook, type RateBook } from "./rules/currency.ts";
import { readTables } from "./tables.ts";

/** What one reader does at a time: some files, or a part of a large one. */
export type ReadTask =
  | { readonly is: "files"; readonly files: readonly { readonly datasetKey: number; readonly file: string }[] }
  | { readonly is: "part"; readonly datasetKey: number; readonly part: FilePart };

/** What became of a file. `isSpoiled`: rows of it are in the row files all the same, and must be deleted. */
export type FileRead = { readonly outcome: DatasetOutcome; readonly keys: number; readonly isSpoiled: boolean };

/** What a task gave: rows in files, with keys from 1 on, of which `keys` were used. */
export type TaskRead = {
  readonly files: readonly FileRead[]; // of a task of files, in its order
  readonly part: PartOutcome | null;
  readonly keys: number;
  readonly rowFiles: readonly { readonly table: string; readonly path: string }[];
  readonly rowBytes: number;
};

/** How far a reader has come: bytes of the present task, and rows since it was opened. */
export type TaskProgress = (done: { readonly bytes: number; readonly activities: number; readonly quarantined: number }) => void;

/** Reads tasks, one after the other, into row files of a folder of its own. */
export type TaskReader = { readonly read: (task: ReadTask, progress: TaskProgress) => Promise<TaskRead>; readonly close: () => void };

type State = { readonly rows: RowFiles; readonly book: RateBook; readonly keys: KeyCounter };

function optionsFor({ rows, book, keys }: State, datasetKey: number) {
  const flow = rows.sink("flow");
  return { sink: rows.sink, keys, datasetKey, onActivity: (money: Parameters<typeof writeFlow>[2]) => writeFlow(flow, book, money) };
}

async function readFile(
  state: State,
  file: { readonly datasetKey: number; readonly file: string },
  progress: (bytes: number) => void,
): Promise<FileRead> {
  const { rows, keys } = state;
  const marks = rows.mark();
  const first = keys.last;
  const outcome = await readDataset(file.file, optionsFor(state, file.datasetKey), (bytes) => {
    progress(bytes);
    return Promise.resolve();
  });
  if (isRead(outcome.status)) return { outcome, keys: keys.last - first, isSpoiled: false };
  keys.last = first;
  return { outcome, keys: 0, isSpoiled: !rows.takeBack(marks) };
}

async function read(state: State, task: ReadTask, progress: TaskProgress): Promise<TaskRead> {
  const { rows, keys } = state;
  const tell = (bytes: number): void => progress({ bytes, activities: rows.count("activity"), quarantined: rows.count("quarantine") });
  keys.last = 0;
  const files: FileRead[] = [];
  let part: PartOutcome | null = null;
  let before = 0;
  if (task.is === "part") {
    part = readPart(task.part, optionsFor(state, task.datasetKey));
    tell(task.part.bytes.length);
  } else
    for (const file of task.files) {
      const begun = before;
      const one = await readFile(state, file, (bytes) => tell(begun + bytes));
      before += one.outcome.bytes ?? 0;
      files.push(one);
    }
  const rowBytes = rows.bytes();
  const rowFiles = rows.take().map(({ table, path }) => ({ table: table.name, path }));
  return { files, part, keys: keys.last, rowFiles, rowBytes };
}

/** Opens a reader that runs in this thread. */
export function openTaskReader(folder: string, rates: readonly RateTable[]): TaskReader {
  const state = { rows: openRowFiles(readTables, folder), book: createRateBook(rates), keys: { last: 0 } };
  return { read: (task, progress) => read(state, task, progress), close: () => state.rows.close() };
}
