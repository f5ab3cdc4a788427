import { fork } from "node:child_process";
import { join } from "node:path";
import { SaraiError, type ErrorCode } from "../core/errors.ts";
import type { VerdictLine } from "../core/claims/verdict-history.ts";
import type { Statement } from "../core/statement.ts";
import type { Place } from "./place.ts";

/** What the loading process is to do. `build` names the software that reads the folders: another one reads them anew. */
export type LoadingTask = { readonly dataFolder: string; readonly partnershipFolders: readonly string[]; readonly build: string };

/**
 * The record after loading: what was said of the folders that changed, every statement, and the history of verdicts. `checked` is the
 * snapshot that the claims were last checked against; null where there is none.
 */
export type Loaded = {
  readonly lines: readonly string[];
  readonly version: string;
  readonly statements: readonly Statement[];
  readonly verdicts: readonly VerdictLine[];
  readonly checked: string | null;
};

/** What the loading process says. */
export type LoadingReport =
  | ({ readonly is: "done" } & Loaded)
  | { readonly is: "failed"; readonly code: ErrorCode; readonly message: string; readonly advice: string | undefined };

/**
 * Creates or extends the record in a process of its own, which gives its memory back when it ends (a new PGlite needs almost a gigabyte),
 * checks its claims, and reads it. Rejects with the error of that process; aborting ends it at once, and what it wrote stays whole or absent.
 */
export function loadInProcess(place: Place, task: LoadingTask, signal: AbortSignal): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    const child = fork(join(place.buildFolder, "server", "loading-process.js"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
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
      if (result instanceof SaraiError) reject(result);
      else resolve(result);
    });
    child.send(task);
  });
}
