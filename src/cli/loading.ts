import { fork } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { SaraiError, type ErrorCode } from "../core/errors.ts";
import { listSnapshots, warehouseFolder } from "../store/snapshots.ts";
import { unfinishedFolder } from "./bring-up.ts";
import { readKeptModel } from "./kept-model.ts";
import type { CheckedRecord, LoadingTask } from "./loaded.ts";
import type { Place } from "./place.ts";

/** The record after loading, and what was said of the folders that changed. */
export type Loaded = CheckedRecord & { readonly lines: readonly string[] };

/** What the loading process says. */
export type LoadingReport =
  | ({ readonly is: "done" } & Loaded)
  | { readonly is: "failed"; readonly code: ErrorCode; readonly message: string; readonly advice: string | undefined };

/** How a loading process is steered: aborting ends it at once, and it checks claims once there is a warehouse to check them against. */
export type Steering = { readonly signal: AbortSignal; readonly warehouse: Promise<unknown> };

/**
 * Creates or extends the record in a process of its own, which gives its memory back when it ends (a new PGlite needs almost a gigabyte),
 * checks its claims, and reads it. Rejects with the error of that process; where it is ended, what it wrote stays whole or absent.
 */
export function loadInProcess(place: Place, task: LoadingTask, { signal, warehouse }: Steering): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    const child = fork(join(place.buildFolder, "server", "loading-process.js"), {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      serialization: "advanced", // a model holds maps, and one statement in many places
    });
    const abort = (): void => void child.kill("SIGKILL");
    signal.addEventListener("abort", abort);
    if (signal.aborted) abort();
    let result: Loaded | SaraiError = new SaraiError("internal", "The loading process ended before its work was done.", {
      advice: "Start again: nothing was half written. If it stays, see that the machine has 1 GB of free memory.",
    });
    child.on("message", (report: LoadingReport) => {
      if (report.is === "done") result = report;
      else result = new SaraiError(report.code, report.message, report.advice === undefined ? {} : { advice: report.advice });
    });
    child.once("error", (cause) => reject(new SaraiError("internal", "The loading process cannot be started.", { cause })));
    child.once("exit", () => {
      signal.removeEventListener("abort", abort);
      rmSync(unfinishedFolder(task.dataFolder, child.pid), { recursive: true, force: true }); // where it was ended
      if (result instanceof SaraiError) reject(result);
      else resolve(result);
    });
    child.send(task);
    warehouse.then(() => child.connected && child.send("warehouse"), abort);
  });
}

/** The record as `loadInProcess` has it; without a process where the last start kept exactly that. */
export async function readOrLoad(place: Place, task: LoadingTask, steering: Steering): Promise<Loaded> {
  const kept = await readKeptModel(task);
  if (kept !== null) {
    await steering.warehouse;
    const [current] = listSnapshots(warehouseFolder(task.dataFolder));
    if ((current?.id ?? null) === kept.checked) return { ...kept, lines: [] };
  }
  return loadInProcess(place, task, steering);
}
