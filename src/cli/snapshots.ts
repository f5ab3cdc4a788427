import { SaraiError } from "../core/errors.ts";
import { diffSnapshots } from "../ingest/iati/diff.ts";
import { lockDataFolder } from "../record/data-lock.ts";
import { listSnapshots, pruneSnapshots, type Snapshot, warehouseFolder } from "../store/snapshots.ts";
import type { Invocation } from "./invocation.ts";

/** Where the data folder of a command has its warehouse. */
export function warehouseOf(invocation: Invocation): string {
  return warehouseFolder(invocation.settings.dataFolder);
}

/** Says which snapshots there are, the current one first. */
export function listAll(invocation: Invocation, json: boolean): void {
  const snapshots = listSnapshots(warehouseOf(invocation));
  if (json) invocation.write(JSON.stringify(snapshots, null, 1));
  else if (snapshots.length === 0) invocation.write("There is no snapshot yet. `sarai ingest iati <files or folders>` makes one.");
  else
    for (const [index, one] of snapshots.entries())
      invocation.write(
        `${index === 0 ? "current" : "       "}  ${one.id}  ${one.published_at}  ${String(one.datasets)} datasets  ${one.path}`,
      );
}

/** The snapshot whose id begins so, or the current one where none is named. Throws `not-found` and `input-invalid`. */
export function findSnapshot(folder: string, id: string | null): Snapshot {
  const snapshots = listSnapshots(folder);
  const [current] = snapshots;
  if (current === undefined)
    throw new SaraiError("not-found", `${folder} holds no snapshot.`, {
      advice: "`sarai serve` and `sarai ingest iati <files>` make one.",
    });
  if (id === null) return current;
  const found = snapshots.filter((one) => one.id.startsWith(id));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw new SaraiError(
    found.length === 0 ? "not-found" : "input-invalid",
    `${found.length === 0 ? "No" : "More than one"} snapshot has the id ${id}.`,
    {
      advice: "`sarai snapshots` lists them; the first characters are enough.",
    },
  );
}

/** Says what is new, changed and gone from one snapshot to another, by dataset and money. */
export async function diff(
  invocation: Invocation,
  asked: { readonly from: string; readonly to: string; readonly json: boolean },
): Promise<void> {
  const folder = warehouseOf(invocation);
  const difference = await diffSnapshots(findSnapshot(folder, asked.from).path, findSnapshot(folder, asked.to).path);
  if (asked.json) {
    invocation.write(JSON.stringify(difference, null, 1));
    return;
  }
  for (const { change, key, before, after } of difference.datasets)
    invocation.write(`${change.padEnd(8)} ${key}  activities ${before} -> ${after}`);
  for (const { type, currency, before, after } of difference.money)
    invocation.write(`money    type ${type} ${currency}: ${before} -> ${after}`);
  if (difference.datasets.length === 0 && difference.money.length === 0) invocation.write("No difference.");
}

/** Removes what no list names: unfinished builds and old files; the current snapshot and the two before stay. */
export function prune(invocation: Invocation): void {
  const folder = warehouseOf(invocation);
  const lock = lockDataFolder(folder);
  try {
    const removed = pruneSnapshots(folder);
    for (const name of removed) invocation.write(`removed ${name}`);
    if (removed.length === 0) invocation.write("Nothing to remove.");
  } finally {
    lock.release();
  }
}
