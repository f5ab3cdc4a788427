import { dirname } from "node:path";
import { DuckDBInstance, type DuckDBResult } from "@duckdb/node-api";
import type { Rows } from "../core/columns.ts";
import type { Snapshot, Statement } from "../core/snapshot.ts";
import { bound } from "./bound.ts";
import { toReadingFault } from "./build-fault.ts";
import { createTurns } from "./in-turn.ts";
import { createResultCache } from "./result-cache.ts";
import { createFileWriter } from "./passing-files.ts";
import { listSnapshots, type Snapshot as Published } from "./snapshots.ts";
import { spillFolder } from "./spilled.ts";

const cacheLimitBytes = 16 * 1024 * 1024; // of answers to questions that were asked before

/** A snapshot held open. Questions asked at once are answered one after the other; closing waits for all that is asked or read. */
export type OpenSnapshot = Snapshot & { readonly close: () => Promise<void> };

/** What a statement gives over a connection of its own, so that a slow reader keeps nobody waiting. */
async function* readAlone<Batch>(
  instance: DuckDBInstance,
  { sql, bound: parameters }: Statement,
  read: (result: DuckDBResult) => AsyncIterable<Batch>,
): AsyncGenerator<Batch> {
  const connection = await instance.connect();
  try {
    const { values, types } = bound(sql, parameters);
    yield* read(await connection.stream(sql, values, types));
  } catch (error) {
    throw toReadingFault(error) ?? error;
  } finally {
    connection.closeSync();
  }
}

function byRows(result: DuckDBResult): AsyncIterable<Rows["rows"]> {
  return result.yieldRowObjectJson() as AsyncIterable<Rows["rows"]>; // cells are text, numbers, truth values or null
}

async function* byColumns(result: DuckDBResult): AsyncGenerator<Readonly<Record<string, readonly unknown[]>>> {
  const names = result.deduplicatedColumnNames();
  for await (const chunk of result) yield chunk.getColumnsObject(names);
}

function openInstance(path: string): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path, {
    access_mode: "READ_ONLY",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    threads: "2",
    memory_limit: "512MB", // of all questions and files that are answered at once; what is sorted beyond it lies on disk
    temp_directory: spillFolder(dirname(path)),
  });
}

/** Opens a published snapshot for reading: SQL reaches no file and no network besides it. */
export async function openSnapshot({ id, path }: Pick<Published, "id" | "path">): Promise<OpenSnapshot> {
  const instance = await openInstance(path);
  const connection = await instance.connect();
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
  const cached = createResultCache(cacheLimitBytes);
  const turns = createTurns();
  let last: Promise<unknown> = Promise.resolve();
  return {
    id,
    stream: (statement) => turns.pass(() => readAlone(instance, statement, byRows)),
    columns: (statement) => turns.pass(() => readAlone(instance, statement, byColumns)),
    ...createFileWriter(path),
    rows: (sql, parameters) =>
      cached(sql, parameters, () => {
        const { values, types } = bound(sql, parameters);
        const answer = last
          .then(async () => (await connection.runAndReadAll(sql, values, types)).getRowObjectsJson())
          .catch((error: unknown): never => {
            throw toReadingFault(error) ?? error;
          });
        last = answer.catch(() => undefined); // one question that fails does not stop the next
        return answer;
      }),
    close: async () => {
      await Promise.all([last, turns.ended()]);
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/**
 * Holds the current snapshot of a warehouse open, and opens the next one once it is published: the list is looked at when the last look is
 * older than `freshMs`. Who still asks the old one is answered from it; it closes when all were.
 */
export function holdSnapshot(folder: string, clock: { readonly now: () => number; readonly freshMs: number }) {
  let held: OpenSnapshot | null = null;
  let lookedAt = -Infinity;
  let opening: Promise<OpenSnapshot> | null = null;
  const open = async (): Promise<OpenSnapshot> => {
    try {
      const [current] = listSnapshots(folder);
      if (current === undefined) throw new RangeError(`${folder} holds no snapshot`);
      if (held?.id !== current.id) {
        const before = held;
        held = await openSnapshot(current);
        setTimeout(() => void before?.close(), 60_000).unref(); // answers that began with it still ask
      }
      lookedAt = clock.now();
      return held;
    } finally {
      opening = null;
    }
  };
  return {
    snapshot: (): Promise<Snapshot> => {
      if (held !== null && clock.now() - lookedAt < clock.freshMs) return Promise.resolve(held);
      opening ??= open();
      return opening;
    },
    close: async (): Promise<void> => {
      await held?.close();
    },
  };
}
