import { SaraiError } from "../../core/errors.ts";
import { runPublicSql, type SqlAnswer } from "../../store/public-sql.ts";
import type { SqlReport, SqlTask } from "./ask-sql.ts";

function say(report: SqlReport): void {
  process.send?.(report);
}

function fail(cause: unknown): void {
  const error = cause instanceof SaraiError ? cause : null;
  const message = cause instanceof Error ? cause.message : String(cause);
  say({ is: "failed", code: error?.code ?? "internal", message, advice: error?.advice });
}

async function* toReports({ columns, batches }: SqlAnswer): AsyncGenerator<SqlReport, SqlReport> {
  yield { is: "columns", columns };
  for await (const rows of batches) yield { is: "rows", rows };
  return { is: "done" };
}

/** The first message is the task; each later one asks for the next report. */
process.once("message", (task: SqlTask) => {
  const reports = runPublicSql(task.snapshotPath, task.sql, task.limits).then(toReports);
  const next = (): void => void reports.then(async (all) => say((await all.next()).value)).catch(fail);
  process.on("message", next);
  next();
});
process.once("disconnect", () => process.exit(1)); // who asked is gone
process.on("SIGINT", () => undefined); // Ctrl-C reaches the whole group; who asked ends this process
