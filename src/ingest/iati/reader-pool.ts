import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { RateTable } from "../../sources/exchange-rates/rate-table.ts";
import { openTaskReader, type ReadTask, type TaskProgress, type TaskRead, type TaskReader } from "./read-task.ts";

/** Opens a reader that writes its row files into a folder, and converts with these rates. */
export type OpenReader = (folder: string, rates: readonly RateTable[]) => TaskReader;

/** Readers that work side by side, and how to open each. */
export type Readers = { readonly count: number; readonly open: OpenReader };

/** One reader, in this thread. */
export const readHere: Readers = { count: 1, open: openTaskReader };

type Done = Parameters<TaskProgress>[0];

/** Gives each task to the reader that is free first. */
export class ReaderPool {
  readonly size: number;
  private readonly readers: TaskReader[] = [];
  private readonly idle: number[] = [];
  private readonly waiting: ((reader: number) => void)[] = [];
  private readonly done = new Map<number, Done>(); // by reader
  private readonly onProgress: () => void;

  constructor({ count, open }: Readers, place: { readonly folder: string; readonly rates: readonly RateTable[] }, onProgress: () => void) {
    this.size = count;
    this.onProgress = onProgress;
    for (let index = 0; index < count; index++) {
      const folder = join(place.folder, String(index));
      mkdirSync(folder, { recursive: true });
      this.readers.push(open(folder, place.rates));
      this.idle.push(index);
    }
  }

  /** Reads a task as soon as a reader is free. */
  async read(task: ReadTask): Promise<TaskRead> {
    const index = this.idle.shift() ?? (await new Promise<number>((resolve) => this.waiting.push(resolve)));
    const reader = this.readers[index];
    if (reader === undefined) throw new RangeError("no such reader");
    const read = await reader.read(task, (done) => {
      this.done.set(index, done);
      this.onProgress();
    });
    const last = this.done.get(index);
    if (last !== undefined) this.done.set(index, { ...last, bytes: 0 }); // whoever asked counts what is read to its end
    const next = this.waiting.shift();
    if (next === undefined) this.idle.push(index);
    else next(index);
    return read;
  }

  /** Rows of all readers so far, and the bytes of what they are at. */
  get progress(): Done {
    const sum = { bytes: 0, activities: 0, quarantined: 0 };
    for (const one of this.done.values()) {
      sum.bytes += one.bytes;
      sum.activities += one.activities;
      sum.quarantined += one.quarantined;
    }
    return sum;
  }

  close(): void {
    for (const reader of this.readers) reader.close();
  }
}
