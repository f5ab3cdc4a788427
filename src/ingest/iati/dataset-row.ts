import { createHash } from "node:crypto";
import type { DatasetOutcome } from "../../sources/iati/read-dataset.ts";
import type { Database } from "../../store/database.ts";
import { storedName } from "../../store/schema.ts";

/** A row of `dataset`. */
export type DatasetRow = {
  readonly dataset_key: number;
  readonly key: string;
  readonly path: string;
  readonly address: string | null;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly fetched_at: string | null;
  readonly read_at: string;
  readonly generated_at: string | null;
  readonly licence: string | null;
  readonly publisher: string | null;
  readonly standard_version: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly line: number | null;
  readonly column_number: number | null;
  readonly stale: boolean;
  readonly refused_sha256: string | null;
  readonly first_key: number;
  readonly last_key: number;
};

/** Whether a dataset has rows: what else was refused contributes nothing. */
export function isRead(status: string): boolean {
  return status === "ok" || status === "organisation";
}

type Place = Pick<DatasetRow, "dataset_key" | "key" | "path" | "first_key" | "last_key" | "read_at">;

/** The row of a dataset that was read. */
export function toDatasetRow(place: Place, outcome: DatasetOutcome): DatasetRow {
  return {
    ...place,
    address: null,
    sha256: outcome.sha256,
    bytes: outcome.bytes,
    fetched_at: null,
    generated_at: outcome.root?.generated ?? null,
    licence: null,
    publisher: null, // known when all rows are there
    standard_version: outcome.root?.version ?? null,
    status: outcome.status,
    reason: outcome.reason,
    detail: outcome.detail,
    line: outcome.line,
    column_number: outcome.column,
    stale: false,
    refused_sha256: null,
  };
}

/** The row of a dataset whose earlier version stays, because the present one was refused. */
export function toStaleRow(
  kept: DatasetRow,
  outcome: Pick<DatasetOutcome, "reason" | "detail" | "line" | "column" | "sha256">,
): DatasetRow {
  const { reason, detail, line, column, sha256 } = outcome;
  return { ...kept, stale: true, reason, detail, line, column_number: column, refused_sha256: sha256 };
}

/** The rows with the licence that was named for the files of `named`; the others keep what the last snapshot knew. */
export function withLicences(
  rows: readonly DatasetRow[],
  named: { readonly keys: ReadonlySet<string>; readonly licence: string | null },
  earlier: readonly DatasetRow[],
): readonly DatasetRow[] {
  const known = new Map(earlier.map(({ key, licence }) => [key, licence] as const));
  return rows.map((row) => ({ ...row, licence: (named.keys.has(row.key) ? named.licence : null) ?? known.get(row.key) ?? null }));
}

/** The datasets of a snapshot, in the order of their keys. */
export async function readDatasetRows(database: Database): Promise<readonly DatasetRow[]> {
  const rows = await database.rows(`SELECT * REPLACE (CAST(bytes AS DOUBLE) AS bytes) FROM ${storedName("dataset")} ORDER BY dataset_key`);
  return rows as unknown as readonly DatasetRow[]; // the columns of datasetTable
}

/** What a dataset brings into a snapshot: its hash, its licence, and that of a later version that was refused; where one could not be read, why. */
function inputsOf({ key, path, sha256, refused_sha256, reason, stale, licence }: DatasetRow): string {
  const later = refused_sha256 ?? (stale ? reason : null);
  return JSON.stringify(["dataset", key, path, sha256 ?? reason, later, ...(licence === null ? [] : [licence])]);
}

/** The id of a snapshot: the hash of the hashes of all inputs and of the method; their order does not matter. */
export function toSnapshotId(
  datasets: readonly DatasetRow[],
  other: { readonly rates: string; readonly series: string; readonly method: string },
): string {
  const lines = datasets.map(inputsOf);
  const hash = createHash("sha256");
  const others = (["rates", "series", "method"] as const).map((name) => JSON.stringify([name, other[name]]));
  for (const line of [...lines.sort(), ...others]) hash.update(`${line}\n`);
  return hash.digest("hex").slice(0, 32);
}
