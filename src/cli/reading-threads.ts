import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { RateTable } from "../sources/exchange-rates/rate-table.ts";
import type { ReadTask, TaskProgress, TaskRead, TaskReader } from "../ingest/iati/read-task.ts";
import type { Readers } from "../ingest/iati/reader-pool.ts";
import type { Place } from "./place.ts";

export type ThreadData = { readonly folder: string; readonly rates: readonly RateTable[] };

/** What a reading thread says. */
export type ThreadReport =
  | { readonly is: "progress"; readonly done: Parameters<TaskProgress>[0] }
  | { readonly is: "read"; readonly read: TaskRead }
  | { readonly is: "failed"; readonly fault: ThreadFault };

export type ThreadFault = { readonly message: string; readonly code: string };

const mostThreads = 2;

/** Sends a task; the bytes of a part go with it and are gone here. */
function send(worker: Worker, task: ReadTask): void {
  const { buffer } = task.is === "part" ? task.part.bytes : { buffer: null };
  worker.postMessage(task, buffer instanceof ArrayBuffer ? [buffer] : []);
}

function toError({ message, code }: ThreadFault): Error {
  return Object.assign(new Error(message), code === "" ? {} : { code });
}

function openThread(place: Place, data: ThreadData): TaskReader {
  const worker = new Worker(join(place.buildFolder, "server", "reading-thread.js"), { workerData: data });
  let onFault: (error: Error) => void = () => undefined; // where no task waits, nobody needs to hear of it
  worker.on("error", (error) => onFault(error));
  worker.on("exit", () => onFault(new Error("a reading thread ended before its task")));
  const read = (task: ReadTask, progress: TaskProgress): Promise<TaskRead> =>
    new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        worker.off("message", hear);
        onFault = () => undefined;
        settle();
      };
      const hear = (report: ThreadReport): void => {
        if (report.is === "read") end(() => resolve(report.read));
        else if (report.is === "failed") end(() => reject(toError(report.fault)));
        else
          try {
            progress(report.done);
          } catch (error) {
            end(() => reject(error instanceof Error ? error : new Error(String(error)))); // whoever reads has been stopped
          }
      };
      onFault = (error) => end(() => reject(error));
      worker.on("message", hear);
      send(worker, task);
    });
  return { read, close: () => void worker.terminate() };
}

/** Readers in threads of their own: two, where the machine has as many processors. */
export function readInThreads(place: Place): Readers {
  return { count: Math.min(mostThreads, availableParallelism()), open: (folder, rates) => openThread(place, { folder, rates }) };
}
