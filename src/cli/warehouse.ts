import { join } from "node:path";
import type { OfferedSeries } from "../ingest/series/choose-series.ts";
import { readKeptSeries } from "../ingest/series/kept-series.ts";
import { renewSeries } from "../ingest/series/renew-series.ts";
import { readCarriedSeries } from "../sources/world-bank/read-carried.ts";
import { holdSnapshot } from "../store/open-snapshot.ts";
import { warehouseFolder } from "../store/snapshots.ts";
import { removeSpilled } from "../store/spilled.ts";
import type { Invocation } from "./invocation.ts";

/** The files of series of an installation: those shipped with the software, and those taken into its data folder. */
export async function offeredSeries({ place, settings }: Pick<Invocation, "place" | "settings">): Promise<readonly OfferedSeries[]> {
  const shipped = await readCarriedSeries(join(place.packageFolder, "src", "sources", "world-bank", "series"));
  const loaded = await readKeptSeries(settings.dataFolder);
  return [...shipped.map((read) => ({ read, shipped: true })), ...loaded.map((read) => ({ read, shipped: false }))];
}

const freshMs = 2_000;

/** The warehouse of the data folder, held open; where it has no snapshot, or one of other series, that is made first. */
export async function openWarehouse(invocation: Pick<Invocation, "place" | "settings">): Promise<ReturnType<typeof holdSnapshot>> {
  const { dataFolder } = invocation.settings;
  removeSpilled(warehouseFolder(dataFolder));
  await renewSeries({ dataFolder, series: await offeredSeries(invocation), now: () => new Date() });
  return holdSnapshot(warehouseFolder(dataFolder), { now: () => Date.now(), freshMs });
}
