import type { PartnershipRecord, RecordModel } from "../../src/core/entry.ts";
import { loadFolders } from "../../src/ingest/partnership/load.ts";
import { toModel } from "../../src/record/to-model.ts";
import { listLedger } from "../ledger/written.ts";

/** The read model of partnership folders, as the record would give it. */
export async function modelOf(...folders: readonly string[]): Promise<RecordModel> {
  const ledger = listLedger();
  await loadFolders(ledger, folders, { now: () => new Date("2026-02-20T08:00:00Z"), write: () => undefined, dryRun: false });
  return toModel(ledger.lines, "0123456789ab", []);
}

export function onlyPartnership(model: RecordModel): PartnershipRecord {
  const [record] = model.partnerships;
  if (record === undefined) throw new Error("one folder, one partnership");
  return record;
}
