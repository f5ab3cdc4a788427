import { DuckDBInstance } from "@duckdb/node-api";
import type { Rows } from "../core/columns.ts";
import type { Snapshot, Statement } from "../core/snapshot.ts";
import { bound } from "./bound.ts";
import { createResultCache } from "./result-cache.ts";
import { createParquetWriter } from "./snapshot-parquet.ts";
import { listSnapshots, type Snapshot as Published } from "./snapshots.ts";

const cacheLimitBytes = 16 * 1024 * 1024; // of answers to questions that were asked before

/** A snapshot held open. Questions asked at once are answered one after the other; closing waits for those that were asked. */
export type OpenSnapshot = Snapshot & { readonly close: () => Promise<void> };

/** All rows of a statement over a connection of its own, so that a slow reader keeps nobody waiting. */
async function* streamFrom(
  instance: DuckDBInstance,
  { sql, bound: parameters }: Statement,
  signal: AbortSignal,
): AsyncGenerator<Rows["rows"]> {
  const connection = await instance.connect();
  const interrupt = (): void => connection.interrupt();
  signal.addEventListener("abort", interrupt);
  try {
    signal.throwIfAborted();
    const { values, types } = bound(sql, parameters);
    const result = await connection.stream(sql, values, types);
    for await (const rows of result.yieldRowObjectJson()) yield rows as Rows["rows"]; // cells are text, numbers, truth values or null
  } finally {
    signal.removeEventListener("abort", interrupt);
    connection.closeSync();
  }
}

/** Opens a published snapshot for reading: SQL reaches no file and no network besides it. */
export async function openSnapshot({ id, path }: Pick<Published, "id" | "path">): Promise<OpenSnapshot> {
  const instance = await DuckDBInstance.create(path, {
    access_mode: "READ_ONLY",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    threads: "2",
    memory_limit: "512MB",
  });
  const connection = await instance.connect();
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
  const cached = createResultCache(cacheLimitBytes);
  let last: Promise<unknown> = Promise.resolve();
  const streams = new Set<Promise<void>>();
  return {
    id,
    stream: async function* (statement, signal) {
      let end = (): void => undefined;
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      streams.add(ended);
      try {
        yield* streamFrom(instance, statement, signal);
      } finally {
        streams.delete(ended);
        end();
      }
    },
    toParquet: createParquetWriter(path),
    rows: (sql, parameters) =>
      cached(sql, parameters, () => {
        const { values, types } = bound(sql, parameters);
        const answer = last.then(async () => (await connection.runAndReadAll(sql, values, types)).getRowObjectsJson());
        last = answer.catch(() => undefined); // one question that fails does not stop the next
        return answer;
      }),
    close: async () => {
      await Promise.all([last, ...streams]);
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
