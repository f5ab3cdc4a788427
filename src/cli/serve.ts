import { basename } from "node:path";
import type { Log } from "../api/parts.ts";
import type { RecordModel } from "../core/entry.ts";
import { SaraiError } from "../core/errors.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { readAhead } from "../query/index.ts";
import { lockDataFolder, type DataLock } from "../record/data-lock.ts";
import type { FrozenAnswers } from "../record/frozen-answers.ts";
import { openRecord, type RecordStore } from "../record/record-store.ts";
import { loadChanged } from "./bring-up.ts";
import { frozenInProcess } from "./frozen-in-process.ts";
import { frozenOnServer } from "./frozen-on-server.ts";
import { holdModel } from "./held-model.ts";
import { keepVerdicts } from "./keep-verdicts.ts";
import { checkPort, listen } from "./listen.ts";
import { loadInProcess, readOrLoad, type Steering } from "./loading.ts";
import { createLog } from "./log.ts";
import type { Invocation } from "./invocation.ts";
import { listPartnershipFolders } from "./partnership-folders.ts";
import { withProgress } from "./progress.ts";
import { createSite } from "./site.ts";
import { awaitStopSignals } from "./stopping.ts";
import { openWarehouse } from "./warehouse.ts";

/** What pages are made from, where cited answers are kept, and how it is closed. `checkAgain` is told of a snapshot that claims may not have been checked against yet. */
type Source = {
  readonly model: () => Promise<RecordModel>;
  readonly frozen: FrozenAnswers;
  readonly checkAgain: (snapshot: string) => void;
  readonly close: () => Promise<void>;
};

async function fromFolder({ settings, place, write }: Invocation, steering: Steering, log: Log): Promise<Source> {
  const { dataFolder } = settings;
  const task = { dataFolder, partnershipFolders: listPartnershipFolders(settings.partnershipsFolder), buildFolder: place.buildFolder };
  const loaded = await withProgress("Reading the record", () => readOrLoad(place, task, steering));
  for (const line of loaded.lines) write(line);
  let { model, checked } = loaded; // nobody else writes while the lock is held
  const frozen = frozenInProcess(place, dataFolder);
  let checking: Promise<void> | null = null;
  const check = async (): Promise<void> => {
    try {
      const { version, verdicts } = (await frozen.alone(() => loadInProcess(place, { ...task, partnershipFolders: [] }, steering))).model;
      model = { ...model, version, verdicts };
    } catch (error) {
      if (!steering.signal.aborted) log.warn({ error }, "the claims could not be checked against the new snapshot; the next start does it");
    } finally {
      checking = null;
    }
  };
  return {
    model: () => Promise.resolve(model),
    frozen,
    checkAgain: (snapshot) => {
      if (snapshot === checked || checking !== null) return;
      checked = snapshot;
      checking = check();
    },
    close: async () => {
      await checking;
      await frozen.close();
    },
  };
}

/** The record on a server: opened and loaded with the first question that succeeds, asked again until then. */
async function fromServer({ settings, place, write }: Invocation, databaseUrl: string, log: Log): Promise<Source> {
  let opened: Promise<RecordStore> | null = null;
  let checked: string | null = null;
  const open = async (): Promise<RecordStore> => {
    const store = await openRecord({ databaseUrl });
    for (const line of await loadChanged(store, listPartnershipFolders(settings.partnershipsFolder), basename(place.buildFolder)))
      write(line);
    ({ checked } = await keepVerdicts(store, settings.dataFolder));
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
  const check = async (): Promise<void> => {
    try {
      await keepVerdicts(await store(), settings.dataFolder);
    } catch (error) {
      log.warn({ error }, "the claims could not be checked against the new snapshot; the next start does it");
    }
  };
  return {
    model: holdModel(reader, { now: () => Date.now(), freshMs: 2_000, patienceMs: 8_000 }),
    frozen: frozenOnServer(store),
    checkAgain: (snapshot) => {
      if (checked === null || snapshot === checked) return; // null: the record is not open yet, and opening it checks
      checked = snapshot;
      void check();
    },
    close: async () => (opened === null ? undefined : (await opened).close()),
  };
}

/** What fails while it is read ahead fails again for whoever asks for it, and is said then. */
const doNothing = (): void => undefined;

/** The site over a warehouse that is being opened while the record is read, kept open until a signal to stop. */
async function serveOver(
  invocation: Invocation,
  opening: ReturnType<typeof openWarehouse>,
  { lock, log, stopping }: { readonly lock: DataLock | null; readonly log: Log; readonly stopping: ReturnType<typeof awaitStopSignals> },
): Promise<void> {
  const { settings, write } = invocation;
  const { databaseUrl } = settings;
  const open = async (): Promise<Source> => {
    if (databaseUrl === null) return fromFolder(invocation, { signal: stopping.signal, warehouse: opening }, log);
    await opening; // its claims are checked here, and it is for them that a warehouse is needed
    return fromServer(invocation, databaseUrl, log);
  };
  let warehouse: Awaited<typeof opening>;
  let source: Source;
  const reading = open();
  try {
    [warehouse, source] = await Promise.all([opening, reading]);
  } catch (error) {
    await reading.catch(() => undefined); // its process is ended, and what it left is removed
    if (stopping.signal.aborted) return;
    throw error;
  }
  let ahead: string | null = null; // the snapshot that is read ahead while others are answered
  const snapshot = async (): Promise<Snapshot> => {
    const current = await warehouse.snapshot();
    source.checkAgain(current.id);
    if (current.id !== ahead)
      void source
        .model()
        .then((model) => readAhead(current, model), doNothing)
        .catch(doNothing);
    ahead = current.id;
    return current;
  };
  try {
    const site = createSite(invocation, { model: source.model, frozen: source.frozen, snapshot, log, now: () => new Date() });
    const listening = await listen(site, { host: settings.host, port: settings.port });
    lock?.setAddress(listening.address);
    write(`Sarai is open at ${listening.address} (Ctrl-C closes it)`);
    snapshot().catch(doNothing);
    await stopping.asked;
    await listening.close();
  } finally {
    await source.close();
  }
}

/** Opens the site and keeps it open until SIGINT or SIGTERM. */
export async function serve(invocation: Invocation): Promise<void> {
  const { settings, verbose } = invocation;
  const log = createLog(verbose);
  const stopping = awaitStopSignals();
  const lock = settings.databaseUrl === null ? lockDataFolder(settings.dataFolder) : null;
  try {
    if (settings.port !== null) await checkPort(settings.host, settings.port); // a first start is long: it is said before
    const opening = openWarehouse(invocation);
    try {
      await serveOver(invocation, opening, { lock, log, stopping });
    } finally {
      await opening.then(
        (warehouse) => warehouse.close(),
        () => undefined, // said already
      );
    }
  } finally {
    lock?.release();
  }
}
