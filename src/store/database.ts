import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";

/** An open database file and one connection to it. */
export type Database = {
  readonly run: (sql: string, values?: readonly DuckDBValue[]) => Promise<void>;
  /** Rows as objects; BIGINT and DECIMAL as text. */
  readonly rows: (sql: string, values?: readonly DuckDBValue[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => void;
};

type Options = { readonly readOnly?: boolean; readonly memoryMb?: number; readonly threads?: number; readonly temporaryFolder?: string };

function toDatabase(instance: DuckDBInstance, connection: DuckDBConnection): Database {
  return {
    run: async (sql, values) => {
      await connection.run(sql, values === undefined ? undefined : [...values]);
    },
    rows: async (sql, values) => (await connection.runAndReadAll(sql, values === undefined ? undefined : [...values])).getRowObjectsJson(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Opens a DuckDB file; makes it where it is absent, unless `readOnly`. Nothing is fetched or loaded from outside. */
export async function openDatabase(
  path: string,
  { readOnly = false, memoryMb, threads, temporaryFolder }: Options = {},
): Promise<Database> {
  const instance = await DuckDBInstance.create(path, {
    access_mode: readOnly ? "READ_ONLY" : "READ_WRITE",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    ...(memoryMb === undefined ? {} : { memory_limit: `${String(memoryMb)}MB` }),
    ...(threads === undefined ? {} : { threads: String(threads) }),
    ...(temporaryFolder === undefined ? {} : { temp_directory: temporaryFolder }),
  });
  return toDatabase(instance, await instance.connect());
}

/** Runs all of it in one transaction: many small statements would each wait for the disk. */
export async function inTransaction(database: Database, work: () => Promise<void>): Promise<void> {
  await database.run("BEGIN");
  try {
    await work();
    await database.run("COMMIT");
  } catch (error) {
    await database.run("ROLLBACK").catch(() => undefined); // where the disk is full none is left, and the first error says why
    throw error;
  }
}

/** Text as SQL writes it. For names and places of the software's own, never for what others wrote where a parameter can stand. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as SQL writes it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
