import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SaraiError, type ErrorCode } from "../../core/errors.ts";
import type { SqlAnswer, SqlLimits } from "../../store/public-sql.ts";
import type { Place } from "../place.ts";

export type SqlTask = { readonly snapshotPath: string; readonly sql: string; readonly limits: SqlLimits };

/** What the process says that runs the statement: one of these for each time it is asked. */
export type SqlReport =
  | { readonly is: "columns"; readonly columns: SqlAnswer["columns"] }
  | { readonly is: "rows"; readonly rows: Batch }
  | { readonly is: "done" }
  | { readonly is: "failed"; readonly code: ErrorCode; readonly message: string; readonly advice: string | undefined };

type Batch = SqlAnswer["batches"] extends AsyncIterable<infer Rows> ? Rows : never;

export type SqlAsked = {
  readonly snapshotPath: string;
  readonly sql: string;
  readonly memoryMb: number;
  readonly seconds: number;
  readonly mostRows: number;
};

const diskMb = 4096;
const heapMb = 512;

/** A process that answers one message with one report. `ask` rejects where it ends, or is ended, before it has answered. */
function startProcess(place: Place, seconds: number) {
  const child = fork(join(place.buildFolder, "server", "sql-process.js"), {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    execArgv: [`--max-old-space-size=${String(heapMb)}`],
  });
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    child.kill("SIGKILL");
  }, seconds * 1000);
  const gone = (): SaraiError =>
    isOver
      ? new SaraiError("too-large", `The statement was ended after ${String(seconds)} s.`, {
          advice: "Select less, or allow it longer with --seconds.",
        })
      : new SaraiError("too-large", "The process of the statement ended before it had answered.", {
          advice: "It may have needed more memory than there is: select less, or shorter values.",
        });
  const ask = (message: SqlTask | "next"): Promise<SqlReport> =>
    new Promise((resolve, reject) => {
      const onExit = (): void => reject(gone());
      child.once("exit", onExit);
      child.once("message", (report: SqlReport) => {
        child.off("exit", onExit);
        resolve(report);
      });
      if (child.connected) child.send(message);
      else onExit();
    });
  const end = async (): Promise<void> => {
    clearTimeout(timer);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  };
  return { ask, end };
}

/**
 * Asks a snapshot in a process of its own, which is ended when it takes longer than allowed, and hands the answer to `use` while it comes.
 * Throws `input-invalid` in the words of DuckDB, and `too-large` for more memory, time or rows than allowed: an answer is never cut silently.
 */
export async function askSql<Result>(place: Place, asked: SqlAsked, use: (answer: SqlAnswer) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "sarai-sql-"));
  const { ask, end } = startProcess(place, asked.seconds);
  const read = async (message: SqlTask | "next"): Promise<SqlReport> => {
    const report = await ask(message);
    if (report.is !== "failed") return report;
    const { code, message: what, advice } = report;
    throw new SaraiError(code, what, advice === undefined ? {} : { advice });
  };
  async function* batches(): AsyncGenerator<Batch> {
    let count = 0;
    for (let report = await read("next"); report.is === "rows"; report = await read("next")) {
      count += report.rows.length;
      if (count > asked.mostRows)
        throw new SaraiError(
          "too-large",
          `The answer has more than ${asked.mostRows.toLocaleString("en")} rows; what was written is not all.`,
          {
            advice: "Select less, or allow more with --rows.",
          },
        );
      yield report.rows;
    }
  }
  try {
    const { snapshotPath, sql, memoryMb } = asked;
    const first = await read({ snapshotPath, sql, limits: { memoryMb, diskMb, folder } });
    return await use({ columns: first.is === "columns" ? first.columns : [], batches: batches() });
  } finally {
    await end();
    rmSync(folder, { recursive: true, force: true });
  }
}
