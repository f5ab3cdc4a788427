import { resolve } from "node:path";
import { SaraiError } from "../core/errors.ts";
import { keepSeries } from "../ingest/series/kept-series.ts";
import { readCrsFile, type CrsFile } from "../ingest/series/load-crs.ts";
import { renewSeries } from "../ingest/series/renew-series.ts";
import { listSnapshots, warehouseFolder } from "../store/snapshots.ts";
import type { Invocation } from "./invocation.ts";
import { keepVerdictsOfRecord } from "./keep-verdicts.ts";
import { withProgress } from "./progress.ts";
import { offeredSeries } from "./warehouse.ts";

const shownRefusals = 20;

export type CrsAsked = { readonly files: readonly string[]; readonly recipients: readonly string[]; readonly json: boolean };

/** Reads a file, or says why it cannot be read. */
async function readOne(file: string, recipients: readonly string[], today: string): Promise<CrsFile | SaraiError> {
  try {
    return await readCrsFile(resolve(file), recipients, today);
  } catch (error) {
    if (error instanceof SaraiError) return error;
    throw error;
  }
}

/** One after the other: a file may be large, and what is read of it is held until all are. Throws where one cannot be read: all or none. */
async function readAll({ files, recipients }: CrsAsked, today: string): Promise<readonly CrsFile[]> {
  const reads: CrsFile[] = [];
  const failed: SaraiError[] = [];
  await withProgress("Reading", async (progress) => {
    for (const [index, file] of files.entries()) {
      progress(index, files.length);
      const read = await readOne(file, recipients, today);
      if (read instanceof SaraiError) failed.push(read);
      else reads.push(read);
    }
  });
  const [first] = failed;
  if (first === undefined) return reads;
  throw new SaraiError(
    reads.length === 0 && first.code === "input-invalid" ? "nothing-read" : first.code,
    failed.map((one) => one.message).join("\n"),
    {
      ...(first.advice === undefined ? {} : { advice: first.advice }),
    },
  );
}

function refuseEmpty(reads: readonly CrsFile[]): void {
  if (reads.some(({ crs }) => crs.flows.length > 0)) return;
  throw new SaraiError("nothing-read", `No figure could be read of ${reads.map(({ about }) => about.file).join(", ")}.`, {
    advice: "The last snapshot stays. See whether the files are complete, and whether they have the recipients asked for.",
  });
}

function summaryOf({ about, crs }: CrsFile) {
  const { layout, rows, flows, refusedCount, refused, leftOut } = crs;
  const notOda = flows.filter((flow) => flow.flowType !== "oda").length;
  return { file: about.file, layout, rows, figures: flows.length, notOda, refused: refusedCount, leftOut, refusals: refused };
}

function toLines(read: CrsFile): readonly string[] {
  const { file, layout, rows, figures, notOda, refused, leftOut, refusals } = summaryOf(read);
  const parts = Object.entries(leftOut).map(([reason, count]) => `${reason} ${count}`);
  return [
    `${file} (${layout}): ${rows} rows, ${figures} figures, ${notOda} of them not ODA; refused ${refused}; left out: ${parts.join(", ") || "nothing"}`,
    ...refusals.slice(0, shownRefusals).map((one) => `  ${file}: ${one.place}: ${one.reason} (${one.excerpt})`),
    ...(refused > shownRefusals ? [`  and ${refused - shownRefusals} more`] : []),
  ];
}

/**
 * Takes files of the OECD into the data folder, all of them or none, and publishes a snapshot with them. A file of a name that was loaded before
 * takes its place. Says what was read, left out and refused of each.
 */
export async function ingestCrs(invocation: Invocation, asked: CrsAsked): Promise<void> {
  const { settings, write } = invocation;
  const now = (): Date => new Date();
  const reads = await readAll(asked, now().toISOString().slice(0, 10));
  refuseEmpty(reads);
  for (const read of reads) await keepSeries(settings.dataFolder, read);
  const series = await offeredSeries(invocation);
  const [before] = listSnapshots(warehouseFolder(settings.dataFolder));
  const snapshot = await withProgress("Building", () => renewSeries({ dataFolder: settings.dataFolder, series, now }));
  if (asked.json) write(JSON.stringify({ snapshot, files: reads.map(summaryOf) }, null, 1));
  else for (const line of reads.flatMap(toLines)) write(line);
  if (!asked.json)
    write(
      before?.id === snapshot.id ? `Nothing is new: snapshot ${snapshot.id} stays the current one` : `Published snapshot ${snapshot.id}`,
    );
  await keepVerdictsOfRecord(invocation);
}
