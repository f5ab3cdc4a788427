import { ingest, type Ingested } from "../ingest/iati/ingest.ts";
import { withReadingBar } from "./ingest-progress.ts";
import type { Invocation } from "./invocation.ts";
import { keepVerdictsOfRecord } from "./keep-verdicts.ts";
import { SaraiError } from "../core/errors.ts";
import { readInThreads } from "./reading-threads.ts";
import { offeredSeries } from "./warehouse.ts";
import { awaitStopSignals } from "./stopping.ts";

export type IngestAsked = {
  readonly paths: readonly string[];
  readonly rates: string | null;
  readonly forget: readonly string[];
  readonly licence: string | null;
  readonly acceptLosses: boolean;
  readonly json: boolean;
};

const shownFiles = 20;

function counts(of: Readonly<Record<string, number>>): string {
  const parts = Object.entries(of).map(([name, n]) => `${name} ${n.toLocaleString("en")}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}

function toLines({ snapshot, isNew, summary }: Ingested, seconds: number): readonly string[] {
  const row = (name: string, value: string): string => `  ${name.padEnd(22)}${value}`;
  const places = (refused: Ingested["summary"]["refused"]): readonly string[] => [
    ...refused.slice(0, shownFiles).map((one) => {
      const why = one.reason ?? one.detail ?? "";
      const where = one.line === null ? "" : `line ${String(one.line)}, column ${String(one.column_number)}`;
      return `    ${one.path}: ${[one.status, why, where].filter((part) => part !== "").join(", ")}`;
    }),
    ...(refused.length > shownFiles ? [`    … and ${String(refused.length - shownFiles)} more (table dataset)`] : []),
  ];
  return [
    isNew
      ? `Published snapshot ${snapshot.id} in ${seconds.toFixed(1)} s`
      : `Nothing is new: snapshot ${snapshot.id} stays the current one`,
    row("datasets", `${String(summary.datasets)} (${String(summary.read)} read now): ${counts(summary.byStatus)}`),
    row("activities", `${summary.activities.toLocaleString("en")} (not counted: ${counts(summary.notCounted)})`),
    row("transactions", summary.transactions.toLocaleString("en")),
    row("flow rows", `${summary.flowRows.toLocaleString("en")} (without a rate to USD: ${summary.withoutRate.toLocaleString("en")})`),
    row("set aside", counts(summary.quarantine)),
    ...(summary.refused.length === 0 ? [] : [row("refused files", String(summary.refused.length)), ...places(summary.refused)]),
    ...(summary.stale.length === 0
      ? []
      : [row("stale", "an earlier version stays"), ...places(summary.stale.map((one) => ({ ...one, status: "refused" })))]),
    row("warehouse", snapshot.path),
  ];
}

/** Reads IATI files into a new snapshot and says what it holds. Ctrl-C leaves the last one. */
export async function ingestIati(invocation: Invocation, asked: IngestAsked): Promise<void> {
  if (asked.paths.length === 0 && asked.forget.length === 0)
    throw new SaraiError("input-invalid", "Nothing to ingest was named.", {
      advice: "Give files or folders, or --forget with the key of a dataset.",
    });
  const series = await offeredSeries(invocation);
  const stopping = awaitStopSignals();
  const started = Date.now();
  try {
    const ingested = await withReadingBar((report) =>
      ingest({
        paths: asked.paths,
        ratesFile: asked.rates,
        series,
        dataFolder: invocation.settings.dataFolder,
        forget: asked.forget,
        licence: asked.licence,
        acceptLosses: asked.acceptLosses,
        now: () => new Date(),
        progress: (done, totalBytes) => report({ ...done, totalBytes }),
        signal: stopping.signal,
        readers: readInThreads(invocation.place),
      }),
    );
    const seconds = (Date.now() - started) / 1000;
    if (asked.json) invocation.write(JSON.stringify({ ...ingested, seconds }, null, 1));
    else for (const line of toLines(ingested, seconds)) invocation.write(line);
    await keepVerdictsOfRecord(invocation);
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    throw new SaraiError("stopped", "Stopped. The last snapshot stays.", { cause: error });
  } finally {
    stopping.forget();
  }
}
