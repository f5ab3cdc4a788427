import { accessSync, constants, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SaraiError } from "../core/errors.ts";
import { loadFolders } from "../ingest/partnership/load.ts";
import { openRecord, type RecordStore } from "../record/record-store.ts";
import { toStorageError } from "../record/storage-fault.ts";
import { readFolderHash } from "../sources/partnership/folder-files.ts";

/** Loads folders that changed since they were last loaded by this build: all of them or none. Resolves with what was said about them. */
export async function loadChanged(store: RecordStore, folders: readonly string[], build: string): Promise<readonly string[]> {
  const hashes = new Map<string, string>();
  for (const path of folders) hashes.set(path, `${await readFolderHash(path)} ${build}`);
  return store.load(async (ledger) => {
    const known = new Set((await ledger.readFolderLoads()).values());
    const changed = folders.filter((path) => !known.has(hashes.get(path) ?? ""));
    const lines: string[] = [];
    const options = { now: () => new Date(), write: (line: string) => void lines.push(line), dryRun: false };
    const reports = changed.length === 0 ? [] : await loadFolders(ledger, changed, options);
    for (const { plan, hash } of reports) await ledger.writeFolderLoad(plan.partnership, `${hash} ${build}`, new Date().toISOString());
    return lines;
  });
}

/** Where a data folder keeps its record. */
export function recordFolder(dataFolder: string): string {
  return join(dataFolder, "record");
}

/** Where a process makes a new record before it is whole. */
export function unfinishedFolder(dataFolder: string, pid: number | undefined): string {
  return join(dataFolder, `record.new-${String(pid)}`);
}

/** Whether a data folder holds a record. */
export function hasRecord(dataFolder: string): boolean {
  return existsSync(recordFolder(dataFolder));
}

/** Whether this user may use the record at all: the database itself would only say that it did not start. Throws `storage-unwritable`. */
function checkRights(record: string): void {
  try {
    accessSync(record, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new SaraiError("storage-unwritable", `The record in ${record} cannot be written by this user.`, {
      advice: "Make that folder and all in it writable for this user, or name another data folder with --data or SARAI_DATA.",
      cause,
    });
  }
}

/**
 * Does something with the record of a data folder, opened for it and closed after it. Where there is none it is made beside its place, and
 * renamed into it when the work is done: a process that is killed leaves no half of it. The caller holds the lock.
 */
export async function withFolder<Result>(
  { dataFolder, buildFolder }: { readonly dataFolder: string; readonly buildFolder: string },
  work: (store: RecordStore) => Promise<Result>,
): Promise<Result> {
  const record = recordFolder(dataFolder);
  const folder = hasRecord(dataFolder) ? record : unfinishedFolder(dataFolder, process.pid);
  if (folder === record) checkRights(record);
  let store: RecordStore | null = null;
  try {
    store = await openRecord({ folder, empty: join(buildFolder, "empty-database.tar.gz") });
    const result = await work(store);
    await store.close();
    if (folder !== record) renameSync(folder, record);
    return result;
  } catch (error) {
    await store?.close().catch(() => undefined);
    if (folder === record) throw error;
    rmSync(folder, { recursive: true, force: true });
    throw toStorageError(error) ?? error;
  }
}
