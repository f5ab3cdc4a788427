import { parentPort, workerData } from "node:worker_threads";
import { errorCode } from "../core/error-code.ts";
import { openTaskReader, type ReadTask } from "../ingest/iati/read-task.ts";
import type { ThreadData, ThreadFault, ThreadReport } from "./reading-threads.ts";

// A thread that reads IATI files: one report of what it read for each task, and how far it is in between.
const { folder, rates } = workerData as ThreadData;
const reader = openTaskReader(folder, rates);
const say = (report: ThreadReport): void => parentPort?.postMessage(report);

/** What an error says, and the system's code, which a message would lose. */
function toFault(error: unknown): ThreadFault {
  const message = error instanceof Error ? error.message : String(error);
  return { message, code: errorCode(error) };
}

parentPort?.on("message", (task: ReadTask) => {
  reader
    .read(task, (done) => say({ is: "progress", done }))
    .then(
      (read) => say({ is: "read", read }),
      (error: unknown) => say({ is: "failed", fault: toFault(error) }),
    );
});
