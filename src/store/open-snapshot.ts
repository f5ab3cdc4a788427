import { DuckDBInstance, LIST, listValue, VARCHAR, type DuckDBType, type DuckDBValue } from "@duckdb/node-api";
import type { Bound, Snapshot } from "../core/snapshot.ts";
import { listSnapshots, type Snapshot as Published } from "./snapshots.ts";

/** A snapshot held open. Questions asked at once are answered one after the other; closing waits for those that were asked. */
export type OpenSnapshot = Snapshot & { readonly close: () => Promise<void> };

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

/** Only what the SQL names is bound; what it names and is not given is an error of the database. An empty list has no type of its own. */
function bound(
  sql: string,
  parameters: Readonly<Record<string, Bound>>,
): { values: Record<string, DuckDBValue>; types: Record<string, DuckDBType> } {
  const named = new Set([...sql.matchAll(/\$([a-z_]+)/g)].map((match) => match[1]));
  const used = Object.entries(parameters).filter(([name]) => named.has(name));
  return {
    values: Object.fromEntries(used.map(([name, value]) => [name, isList(value) ? listValue([...value]) : value])),
    types: Object.fromEntries(used.flatMap(([name, value]) => (isList(value) ? [[name, LIST(VARCHAR)]] : []))),
  };
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
  let last: Promise<unknown> = Promise.resolve();
  return {
    id,
    rows: (sql, parameters) => {
      const { values, types } = bound(sql, parameters);
      const answer = last.then(async () => (await connection.runAndReadAll(sql, values, types)).getRowObjectsJson());
      last = answer.catch(() => undefined); // one question that fails does not stop the next
      return answer;
    },
    close: async () => {
      await last;
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
