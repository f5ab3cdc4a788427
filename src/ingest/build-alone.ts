import { rmdirSync } from "node:fs";
import { lockDataFolder } from "../record/data-lock.ts";
import { removeUnfinished } from "../store/snapshots.ts";
import { toBuildFault } from "../store/build-fault.ts";

/**
 * Builds in a warehouse folder, alone: what an ended process left unfinished is removed before, and whatever this one did not publish after. The
 * last snapshot stays until another is published. Throws `in-use`, `storage-unwritable`, `too-large`, and what the work throws.
 */
export async function buildAlone<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const lock = lockDataFolder(folder);
  try {
    removeUnfinished(folder);
    return await work();
  } catch (error) {
    throw toBuildFault(folder, error) ?? error;
  } finally {
    try {
      removeUnfinished(folder);
    } finally {
      lock.release();
      removeEmpty(folder);
    }
  }
}

/** A first build that came to nothing leaves no folder. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // it holds something, or is gone already
  }
}
