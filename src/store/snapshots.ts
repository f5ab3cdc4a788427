import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { SaraiError } from "../core/errors.ts";

const snapshot = z.object({ id: z.string(), file: z.string(), published_at: z.string(), datasets: z.number() });
const index = z.object({ snapshots: z.array(snapshot) });

/** One published warehouse. `path` is absolute. */
export type Snapshot = { readonly id: string; readonly path: string; readonly published_at: string; readonly datasets: number };

const keptSnapshots = 3; // the current one and the two before
const indexFile = "snapshots.json";
const buildPrefix = "build-";

/** Where a data folder keeps its warehouse. */
export function warehouseFolder(dataFolder: string): string {
  return join(dataFolder, "warehouse");
}

function readIndex(folder: string): readonly z.infer<typeof snapshot>[] {
  const path = join(folder, indexFile);
  if (!existsSync(path)) return [];
  const parsed = index.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success)
    throw new SaraiError("internal", `${path} is not the list of snapshots.`, { advice: "Remove the folder and ingest again." });
  return parsed.data.snapshots.filter((one) => existsSync(join(folder, one.file)));
}

/** The published snapshots, the current first. */
export function listSnapshots(folder: string): readonly Snapshot[] {
  return readIndex(folder).map(({ file, ...one }) => ({ ...one, path: join(folder, file) }));
}

function flush(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes the folder of a build that is not published yet. */
export function createBuildFolder(folder: string): string {
  const build = join(folder, `${buildPrefix}${String(process.pid)}`);
  rmSync(build, { recursive: true, force: true });
  mkdirSync(build, { recursive: true });
  return build;
}

/**
 * Removes builds that ended before they were published, and snapshots that are in no list, with what was spilled beside them. The caller holds the
 * lock. Returns their names.
 */
export function removeUnfinished(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const listed = new Set(readIndex(folder).map((one) => one.file));
  const left = readdirSync(folder).filter(
    (name) => name.startsWith(buildPrefix) || (/\.duckdb(\.wal|\.tmp)?$/.test(name) && !listed.has(name.replace(/\.tmp$/, ""))),
  );
  for (const name of left) rmSync(join(folder, name), { recursive: true, force: true });
  return left;
}

function writeIndex(folder: string, snapshots: readonly z.infer<typeof snapshot>[]): void {
  const path = join(folder, indexFile);
  const beside = `${path}.new`;
  writeFileSync(beside, `${JSON.stringify({ snapshots }, null, 1)}\n`);
  flush(beside);
  renameSync(beside, path);
  flush(folder);
}

/**
 * Publishes a built file: it gets its name beside the others, then one rename of the list makes it the current one. Readers of older ones keep them
 * open; those beyond the two before are removed. The caller holds the lock.
 */
export function publish(folder: string, built: string, what: Omit<Snapshot, "path">): Snapshot {
  const file = `${what.id}.duckdb`;
  flush(built);
  renameSync(built, join(folder, file));
  const others = readIndex(folder).filter((one) => one.id !== what.id);
  writeIndex(folder, [{ ...what, file }, ...others].slice(0, keptSnapshots));
  for (const old of others.slice(keptSnapshots - 1)) rmSync(join(folder, old.file), { force: true });
  return { ...what, path: join(folder, file) };
}

/** Removes unfinished builds and every snapshot but the current one and the two before. The caller holds the lock. Returns the names removed. */
export function pruneSnapshots(folder: string): readonly string[] {
  const snapshots = readIndex(folder);
  if (snapshots.length > keptSnapshots) writeIndex(folder, snapshots.slice(0, keptSnapshots));
  return removeUnfinished(folder);
}
