import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Table } from "../../core/table.ts";
import { type Database, inTransaction, openDatabase, quoteName, quoteText } from "../../store/database.ts";
import { openRowFiles, type RowFile, type RowFiles } from "../../store/row-files.ts";
import { createTableSql, storedName, storedSchema } from "../../store/schema.ts";
import { readTables, storedTables } from "./tables.ts";

/** A warehouse that is being filled: rows go to files, files into the database while others are read. */
export type Loader = {
  readonly database: Database;
  readonly path: string; // of the database
  readonly rows: RowFiles;
  /** Loads what was written so far, once it is enough or where `all` is asked for. Waits only where two loads lag behind. */
  readonly load: (all?: boolean) => Promise<void>;
  /** Waits until all loads are done. */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
};

const loadBytes = 48 << 20;
const databaseMemoryMb = 384;
const databaseThreads = 2;

/** Tables whose rows wait, because what is counted is known only when all are there. */
const waiting = new Set(["activity", "flow"]);

/** The name of the table into which rows of a table are loaded. */
export function loadedName(table: string): string {
  return waiting.has(table) ? quoteName(`read_${table}`) : storedName(table);
}

function createWaitingSql({ name, columns }: Table): string {
  return `CREATE TEMP TABLE ${loadedName(name)} (${columns.map((column) => `${quoteName(column.name)} ${column.type}`).join(", ")})`;
}

async function createTables(database: Database): Promise<void> {
  await database.run(`CREATE SCHEMA ${storedSchema}`);
  for (const table of storedTables) await database.run(createTableSql(table));
  for (const table of readTables) if (waiting.has(table.name)) await database.run(createWaitingSql(table));
}

async function loadFile(database: Database, { table, path }: RowFile): Promise<void> {
  await database.run(`INSERT INTO ${loadedName(table.name)} SELECT * FROM read_parquet(${quoteText(path)})`);
  rmSync(path);
}

/** Opens a new database in the folder of a build. */
export async function openLoader(folder: string): Promise<Loader> {
  const path = join(folder, "warehouse.duckdb");
  const rowFolder = join(folder, "rows");
  mkdirSync(rowFolder, { recursive: true });
  const database = await openDatabase(path, {
    memoryMb: databaseMemoryMb,
    threads: databaseThreads,
    temporaryFolder: join(folder, "spill"),
  });
  try {
    await inTransaction(database, () => createTables(database));
  } catch (error) {
    database.close();
    throw error;
  }
  const rows = openRowFiles(
    [...readTables, ...storedTables.filter((table) => !readTables.some((one) => one.name === table.name))],
    rowFolder,
  );
  let last: Promise<void> = Promise.resolve();
  let lag = 0;
  const enqueue = (files: readonly RowFile[]): void => {
    lag++;
    last = last.then(async () => {
      await inTransaction(database, async () => {
        for (const file of files) await loadFile(database, file);
      });
      lag--;
    });
    last.catch(() => undefined); // whoever settles hears of it
  };
  return {
    database,
    path,
    rows,
    load: async (all = false) => {
      if (!all && rows.bytes() < loadBytes) return;
      enqueue(rows.take());
      if (lag > 2) await last;
    },
    settle: () => last,
    close: () => {
      rows.close();
      database.close();
    },
  };
}
