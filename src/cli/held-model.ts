import type { RecordModel } from "../core/entry.ts";
import { SaraiError } from "../core/errors.ts";

/** How the record is asked; both reject while the database cannot be reached. */
export type RecordReader = { readonly readVersion: () => Promise<string>; readonly readModel: () => Promise<RecordModel> };

type Clock = { readonly now: () => number; readonly freshMs: number; readonly patienceMs: number };

function inTime<Result>(work: Promise<Result>, patienceMs: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${String(patienceMs)} ms`)), patienceMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Holds the read model of the record's newest version. The version is asked for when the last answer is older than `freshMs`, by one
 * question for all who wait; the model is read anew only when it changed. Rejects with `record-unavailable` while the database does
 * not answer, and recovers by itself: an account that may be out of date is not shown as current.
 */
export function holdModel(reader: RecordReader, clock: Clock): () => Promise<RecordModel> {
  let held: RecordModel | null = null;
  let checkedAt = -Infinity;
  let asking: Promise<RecordModel> | null = null;

  const ask = async (): Promise<RecordModel> => {
    try {
      const version = await inTime(reader.readVersion(), clock.patienceMs);
      if (held?.version !== version) held = await inTime(reader.readModel(), clock.patienceMs * 10);
      checkedAt = clock.now();
      return held;
    } catch (cause) {
      throw new SaraiError("record-unavailable", "The record cannot be read: the database does not answer.", {
        advice: "It is asked again with the next page; check that the database runs.",
        cause,
      });
    } finally {
      asking = null;
    }
  };
  return () => {
    if (held !== null && clock.now() - checkedAt < clock.freshMs) return Promise.resolve(held);
    asking ??= ask();
    return asking;
  };
}
