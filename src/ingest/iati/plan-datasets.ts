import { existsSync } from "node:fs";
import { SaraiError } from "../../core/errors.ts";
import { hashFile } from "../../sources/iati/read-dataset.ts";
import type { DatasetRow } from "./dataset-row.ts";
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

/** A dataset that was not named now, and whose rows cannot be taken over: its file is read again, if it still is what it was. */
async function readAgain(kept: DatasetRow): Promise<PlannedDataset | null> {
  if (!existsSync(kept.key) || (await hashFile(kept.key)).sha256 !== kept.sha256) return null;
  return { key: kept.key, path: kept.path, file: kept.key, bytes: kept.bytes, kept: null };
}

async function planFound(one: FoundFile, kept: DatasetRow | undefined, mayKeep: boolean): Promise<PlannedDataset> {
  const sha256 = kept === undefined ? null : (await hashFile(one.file)).sha256;
  const isSame = kept !== undefined && (sha256 === kept.sha256 || (kept.stale && sha256 === kept.refused_sha256));
  if (isSame && mayKeep && sha256 === kept.sha256 && kept.stale) {
    // The good version is back: nothing is wrong with it any more.
    return {
      ...one,
      file: null,
      bytes: 0,
      kept: { ...kept, stale: false, refused_sha256: null, reason: null, detail: null, line: null, column_number: null },
    };
  }
  return {
    ...one,
    file: isSame && mayKeep ? null : one.file,
    bytes: isSame && mayKeep ? 0 : one.bytes,
    kept: kept !== undefined && mayKeep ? kept : null,
  };
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
    if (named.has(kept.key) || gone.has(kept.key)) continue;
    const again = planning.mayKeep ? { key: kept.key, path: kept.path, file: null, bytes: 0, kept } : await readAgain(kept);
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
