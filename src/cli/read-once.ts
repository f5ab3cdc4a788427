import { basename } from "node:path";
import type { RecordModel } from "../core/entry.ts";
import { lockDataFolder } from "../record/data-lock.ts";
import { openRecord } from "../record/record-store.ts";
import { loadChanged } from "./bring-up.ts";
import type { Invocation } from "./invocation.ts";
import { keepVerdicts } from "./keep-verdicts.ts";
import { readOrLoad } from "./loading.ts";
import { listPartnershipFolders } from "./partnership-folders.ts";
import { withProgress } from "./progress.ts";

/** The record brought up to its partnership folders and read once, as `serve` would show it; where there is none, it is made first. The warehouse is open. */
export async function readModelOnce(invocation: Invocation): Promise<RecordModel> {
  const { settings, place } = invocation;
  const folders = listPartnershipFolders(settings.partnershipsFolder);
  if (settings.databaseUrl !== null) {
    const store = await openRecord({ databaseUrl: settings.databaseUrl });
    try {
      await loadChanged(store, folders, basename(place.buildFolder));
      return (await keepVerdicts(store, settings.dataFolder)).model;
    } finally {
      await store.close();
    }
  }
  const lock = lockDataFolder(settings.dataFolder);
  try {
    const task = { dataFolder: settings.dataFolder, partnershipFolders: folders, buildFolder: place.buildFolder };
    const steering = { signal: new AbortController().signal, warehouse: Promise.resolve() };
    return (await withProgress("Reading the record", () => readOrLoad(place, task, steering))).model;
  } finally {
    lock.release();
  }
}
