import { basename } from "node:path";
import type { Log } from "../api/parts.ts";
import type { RecordModel } from "../core/entry.ts";
import { SaraiError } from "../core/errors.ts";
import { lockDataFolder, type DataLock } from "../record/data-lock.ts";
import type { FrozenAnswers } from "../record/frozen-answers.ts";
import { openRecord, type RecordStore } from "../record/record-store.ts";
import { toModel } from "../record/to-model.ts";
import { loadChanged } from "./bring-up.ts";
import { frozenInProcess } from "./frozen-in-process.ts";
import { frozenOnServer } from "./frozen-on-server.ts";
import { holdModel } from "./held-model.ts";
import { listen } from "./listen.ts";
import { loadInProcess } from "./loading.ts";
import { createLog } from "./log.ts";
import type { Invocation } from "./invocation.ts";
import { listPartnershipFolders } from "./partnership-folders.ts";
import { withProgress } from "./progress.ts";
import { createSite } from "./site.ts";
import { awaitStopSignals } from "./stopping.ts";
import { openWarehouse } from "./warehouse.ts";

/** What pages are made from, where cited answers are kept, how it is closed, and the lock where the data folder is held. */
type Source = {
  readonly model: () => Promise<RecordModel>;
  readonly frozen: FrozenAnswers;
  readonly close: () => Promise<void>;
  readonly lock: DataLock | null;
};

async function fromFolder({ settings, place, write }: Invocation, signal: AbortSignal): Promise<Source> {
  const lock = lockDataFolder(settings.dataFolder);
  try {
    const task = {
      dataFolder: settings.dataFolder,
      partnershipFolders: listPartnershipFolders(settings.partnershipsFolder),
      build: basename(place.buildFolder),
    };
    const loaded = await withProgress("Reading the record", () => loadInProcess(place, task, signal));
    for (const line of loaded.lines) write(line);
    const model = toModel(loaded.statements, loaded.version); // nobody else writes while the lock is held
    const frozen = frozenInProcess(place, settings.dataFolder);
    return { model: () => Promise.resolve(model), frozen, close: () => frozen.close().finally(() => lock.release()), lock };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The record on a server: opened and loaded with the first question that succeeds, asked again until then. */
async function fromServer({ settings, place, write }: Invocation, databaseUrl: string, log: Log): Promise<Source> {
  let opened: Promise<RecordStore> | null = null;
  const open = async (): Promise<RecordStore> => {
    const store = await openRecord({ databaseUrl });
    for (const line of await loadChanged(store, listPartnershipFolders(settings.partnershipsFolder), basename(place.buildFolder)))
      write(line);
    return store;
  };
  const store = async (): Promise<RecordStore> => {
    opened ??= open();
    try {
      return await opened;
    } catch (error) {
      opened = null;
      throw error;
    }
  };
  try {
    await store();
  } catch (error) {
    if (!(error instanceof SaraiError) || error.code !== "record-unavailable") throw error;
    log.warn({ error }, "the database does not answer yet; it is asked again with the next page");
  }
  const reader = { readVersion: async () => (await store()).readVersion(), readModel: async () => (await store()).readModel() };
  const model = holdModel(reader, { now: () => Date.now(), freshMs: 2_000, patienceMs: 8_000 });
  return { model, frozen: frozenOnServer(store), close: async () => (opened === null ? undefined : (await opened).close()), lock: null };
}

/** Opens the site and keeps it open until SIGINT or SIGTERM. */
export async function serve(invocation: Invocation): Promise<void> {
  const { settings, verbose, write } = invocation;
  const log = createLog(verbose);
  const stopping = awaitStopSignals();
  let source: Source;
  try {
    const { signal } = stopping;
    source = await (settings.databaseUrl === null ? fromFolder(invocation, signal) : fromServer(invocation, settings.databaseUrl, log));
  } catch (error) {
    if (stopping.signal.aborted) return;
    throw error;
  }
  const warehouse = await openWarehouse(invocation).catch(async (error: unknown) => {
    await source.close();
    throw error;
  });
  try {
    const site = createSite(invocation, {
      model: source.model,
      frozen: source.frozen,
      snapshot: warehouse.snapshot,
      log,
      now: () => new Date(),
    });
    const open = await listen(site, { host: settings.host, port: settings.port });
    source.lock?.setAddress(open.address);
    write(`Sarai is open at ${open.address} (Ctrl-C closes it)`);
    await stopping.asked;
    await open.close();
  } finally {
    await warehouse.close();
    await source.close();
  }
}
