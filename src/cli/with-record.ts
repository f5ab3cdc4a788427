import { lockDataFolder } from "../record/data-lock.ts";
import { openRecord, type RecordStore } from "../record/record-store.ts";
import { withFolder } from "./bring-up.ts";
import type { Invocation } from "./invocation.ts";
import { forgetModel } from "./kept-model.ts";

/** Does something with the record alone: under the lock of the data folder, or on the database server. Always closes what it opened. */
export async function withRecord<Result>({ settings, place }: Invocation, work: (store: RecordStore) => Promise<Result>): Promise<Result> {
  const { dataFolder, databaseUrl } = settings;
  if (databaseUrl === null) {
    const lock = lockDataFolder(dataFolder);
    try {
      forgetModel(dataFolder);
      return await withFolder({ dataFolder, buildFolder: place.buildFolder }, work);
    } finally {
      lock.release();
    }
  }
  const store = await openRecord({ databaseUrl });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
