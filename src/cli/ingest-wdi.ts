import { resolve } from "node:path";
import { keepSeries } from "../ingest/series/kept-series.ts";
import { readWorldBankFile } from "../ingest/series/load-series.ts";
import { renewSeries } from "../ingest/series/renew-series.ts";
import type { Invocation } from "./invocation.ts";
import { keepVerdictsOfRecord } from "./keep-verdicts.ts";
import { withProgress } from "./progress.ts";
import { offeredSeries } from "./warehouse.ts";

/** Takes files of the World Bank into the data folder, all of them or none, and publishes a snapshot with them. Says what was read of each. */
export async function ingestWdi(
  invocation: Invocation,
  asked: { readonly files: readonly string[]; readonly indicators: readonly string[] },
): Promise<void> {
  const { settings, write } = invocation;
  const now = (): Date => new Date();
  const today = now().toISOString().slice(0, 10);
  const reads = await withProgress("Reading", () =>
    Promise.all(asked.files.map((file) => readWorldBankFile(resolve(file), asked.indicators, today))),
  );
  for (const read of reads) await keepSeries(settings.dataFolder, read);
  const snapshot = await renewSeries({ dataFolder: settings.dataFolder, series: await offeredSeries(invocation), now });
  for (const { about, observations, refused } of reads) {
    const areas = new Set(observations.map((one) => one.area)).size;
    write(
      `${about.file}: ${observations.length} figures of ${areas} areas (${about.title || "no series asked for"}), vintage ${about.vintage}`,
    );
    for (const one of refused.slice(0, 20)) write(`  not read, ${one.place}: ${one.reason} (${one.excerpt})`);
    if (refused.length > 20) write(`  and ${refused.length - 20} more`);
  }
  write(`Published snapshot ${snapshot.id}`);
  await keepVerdictsOfRecord(invocation);
}
