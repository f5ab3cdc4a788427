import { version } from "../../package.json";
import type { ClaimOutcome } from "../core/claims/verdict-history.ts";
import type { RecordModel } from "../core/entry.ts";
import { groupBy } from "../core/group-by.ts";
import { toSubject } from "../core/kinds/index.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { checkedClaims, isFaulty } from "../query/claims/checked-claims.ts";
import { holderOf } from "../record/data-lock.ts";
import type { RecordStore } from "../record/record-store.ts";
import { openSnapshot } from "../store/open-snapshot.ts";
import { listSnapshots, warehouseFolder } from "../store/snapshots.ts";
import { hasRecord } from "./bring-up.ts";
import type { Invocation } from "./invocation.ts";
import type { CheckedRecord } from "./loaded.ts";
import { withRecord } from "./with-record.ts";

/**
 * Checks every claim of the record against a snapshot, and adds to the history of verdicts what came out otherwise than before. A claim
 * with a query that failed is left out: a fault of the moment is no verdict. Resolves with the record as it then stands.
 */
async function checkAndKeep(store: RecordStore, snapshot: Snapshot): Promise<RecordModel> {
  const model = await store.readModel();
  const outcomes: ClaimOutcome[] = [];
  for (const record of model.partnerships)
    for (const [id, checked] of await checkedClaims(record, snapshot))
      if (!isFaulty(checked)) outcomes.push({ subject: toSubject(record.id, "claim", id), ...checked });
  const basis = { snapshot: snapshot.id, record_version: model.version, software: version, checked_at: new Date().toISOString() };
  if ((await store.addVerdicts(outcomes, basis)) === 0) return model;
  return { ...model, version: await store.readVersion(), verdicts: groupBy(await store.readVerdicts(), (line) => line.subject) };
}

/** The same against the current snapshot of a data folder. */
export async function keepVerdicts(store: RecordStore, dataFolder: string): Promise<CheckedRecord> {
  const [current] = listSnapshots(warehouseFolder(dataFolder));
  if (current === undefined) return { model: await store.readModel(), checked: null };
  const snapshot = await openSnapshot(current);
  try {
    return { model: await checkAndKeep(store, snapshot), checked: current.id };
  } finally {
    await snapshot.close();
  }
}

/**
 * The same after a snapshot was published by a command of its own. A server that holds the data folder does it itself with the next
 * question; where nothing is recorded yet there is nothing to check.
 */
export async function keepVerdictsOfRecord(invocation: Invocation): Promise<void> {
  const { databaseUrl, dataFolder } = invocation.settings;
  if (databaseUrl === null && (holderOf(dataFolder) !== undefined || !hasRecord(dataFolder))) return;
  await withRecord(invocation, (store) => keepVerdicts(store, dataFolder));
}
