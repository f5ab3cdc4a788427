import { SaraiError } from "../../core/errors.ts";
import { hashFile } from "../../sources/iati/source-file.ts";
import { type DatasetRow, isRead } from "./dataset-row.ts";
import type { FoundFile } from "./find-files.ts";

/** What is to become of a dataset: read from `file`, or kept as the last snapshot has it (`file` is null). `kept` is that earlier version. */
export type PlannedDataset = {
  readonly key: string;
  readonly path: string;
  readonly file: string | null;
  readonly bytes: number;
  readonly kept: DatasetRow | null;
};

export type Planning = {
  readonly found: readonly FoundFile[];
  readonly earlier: readonly DatasetRow[];
  /** Whether the rows of the last snapshot can be taken over: same method, same rates. */
  readonly mayKeep: boolean;
  readonly forget: readonly string[];
};

function forgetIn({ earlier, forget, found }: Planning): ReadonlySet<string> {
  const known = new Set([...earlier.map((one) => one.key), ...found.map((one) => one.key)]);
  const unknown = forget.filter((key) => !known.has(key));
  if (unknown.length > 0)
    throw new SaraiError("input-invalid", `No dataset has the key ${unknown.join(", ")}.`, {
      advice: 'The keys are in the column "key" of the table dataset.',
    });
  return new Set(forget);
}

/** As the last snapshot has it. */
function toKept(kept: DatasetRow): PlannedDataset {
  return { key: kept.key, path: kept.path, file: null, bytes: 0, kept };
}

/**
 * A dataset that was not named now. Where its rows cannot be taken over, its file is read again, if it still is what it was; null if not. One that
 * was refused has no rows to lose.
 */
async function planUnnamed(kept: DatasetRow, mayKeep: boolean): Promise<PlannedDataset | null> {
  if (mayKeep) return toKept(kept);
  if ((await hashFile(kept.key)) === kept.sha256) return { ...toKept(kept), file: kept.key, bytes: kept.bytes ?? 0, kept: null };
  return isRead(kept.status) ? null : toKept(kept);
}

/** The row of a good version that is back: nothing is wrong with it any more. */
function recovered(kept: DatasetRow): DatasetRow {
  return { ...kept, stale: false, refused_sha256: null, reason: null, detail: null, line: null, column_number: null };
}

async function planFound(one: FoundFile, kept: DatasetRow | undefined, mayKeep: boolean): Promise<PlannedDataset> {
  if (kept === undefined || !mayKeep) return { ...one, kept: null };
  const sha256 = await hashFile(one.file);
  if (sha256 === null) return { ...one, kept }; // reading says why
  if (sha256 === kept.sha256) return { ...toKept(kept.stale ? recovered(kept) : kept), path: one.path };
  return sha256 === kept.refused_sha256 ? { ...toKept(kept), path: one.path } : { ...one, kept };
}

/** Decides for every dataset of the data folder, old and new, in the order of their keys. Throws `input-invalid` where one can be neither kept nor read again. */
export async function planDatasets(planning: Planning): Promise<readonly PlannedDataset[]> {
  const gone = forgetIn(planning);
  const earlier = new Map(planning.earlier.map((one) => [one.key, one] as const));
  const planned: PlannedDataset[] = [];
  const lost: string[] = [];
  for (const one of planning.found) if (!gone.has(one.key)) planned.push(await planFound(one, earlier.get(one.key), planning.mayKeep));
  const named = new Set(planning.found.map((one) => one.key));
  for (const kept of planning.earlier) {
    if (named.has(kept.key) || gone.has(kept.key) || kept.sha256 === null) continue; // what could never be read is nothing to hold
    const again = await planUnnamed(kept, planning.mayKeep);
    if (again === null) lost.push(kept.key);
    else planned.push(again);
  }
  if (lost.length > 0)
    throw new SaraiError(
      "input-invalid",
      `Datasets that must be read again with these rates are not there as they were:\n${lost.map((key) => `  ${key}`).join("\n")}`,
      {
        advice: "Put the files back, use the rates of the last snapshot, or take the datasets out with --forget.",
      },
    );
  return planned.sort((a, b) => (a.key < b.key ? -1 : 1));
}
