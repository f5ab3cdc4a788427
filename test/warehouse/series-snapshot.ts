import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OfferedSeries } from "../../src/ingest/series/choose-series.ts";
import { renewSeries } from "../../src/ingest/series/renew-series.ts";
import { readCarriedSeries } from "../../src/sources/world-bank/read-carried.ts";
import { openSnapshot, type OpenSnapshot } from "../../src/store/open-snapshot.ts";

/** The shipped series, as a build takes them. */
export async function shippedSeries(): Promise<readonly OfferedSeries[]> {
  return (await readCarriedSeries("src/sources/world-bank/series")).map((read) => ({ read, shipped: true }));
}

/** A published snapshot of series in a folder of its own, which goes when it is closed. */
export async function openSeriesSnapshot(series: readonly OfferedSeries[]): Promise<OpenSnapshot> {
  const dataFolder = await mkdtemp(join(tmpdir(), "sarai-warehouse-"));
  const snapshot = await openSnapshot(await renewSeries({ dataFolder, series, now: () => new Date("2026-11-23T08:00:00Z") }));
  return {
    ...snapshot,
    close: async () => {
      await snapshot.close();
      await rm(dataFolder, { recursive: true });
    },
  };
}
