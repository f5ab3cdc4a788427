import type { RecordModel } from "../core/entry.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { recipientsOf } from "./oda/parties.ts";
import { paymentCube } from "./reported/payment-cube.ts";

/** Reads of a snapshot what the first question of payments would else wait for: it is kept as long as the snapshot is held. */
export async function readAhead(snapshot: Snapshot, { partnerships }: Pick<RecordModel, "partnerships">): Promise<void> {
  for (const record of partnerships) await paymentCube(snapshot, recipientsOf(record));
}
