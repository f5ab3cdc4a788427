import { lockDataFolder } from "../record/data-lock.ts";
import { openRecord, type RecordStore } from "../record/record-store.ts";
import { openFolder } from "./bring-up.ts";
import type { Invocation } from "./invocation.ts";

/** Does something with the record alone: under the lock of the data folder, or on the database server. Always closes what it opened. */
export async function withRecord<Result>({ settings }: Invocation, work: (store: RecordStore) => Promise<Result>): Promise<Result> {
  const lock = settings.databaseUrl === null ? lockDataFolder(settings.dataFolder) : null;
  try {
    const store =
      settings.databaseUrl === null
        ? await openFolder(settings.dataFolder, () => Promise.resolve())
        : await openRecord({ databaseUrl: settings.databaseUrl });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  } finally {
    lock?.release();
  }
}
