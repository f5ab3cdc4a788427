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
  readonly waitingFiles: readonly RowFile[];
  /** Loads what was written so far, once it is enough or where `all` is asked for. Waits only where two loads lag behind. */
  readonly load: (all?: boolean) => Promise<void>;
  /** Waits until all loads are done. */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
};

const loadBytes = 48 << 20;
const databaseMemoryMb = 384;
const databaseThreads = 2;

/** Tables whose rows wait in their files, because what is counted is known only when all are there. */
export const waiting: readonly Table[] = readTables.filter(({ name }) => name === "activity" || name === "flow");

const isWaiting = (table: string): boolean => waiting.some(({ name }) => name === table);

/** All rows of a table as they were read: of one that waits a view, once `showWaiting` has been called. */
export function loadedName(table: string): string {
  return isWaiting(table) ? quoteName(`read_${table}`) : storedName(table);
}

/** Into which table rows of the last snapshot go. */
export function keptName(table: string): string {
  return isWaiting(table) ? quoteName(`kept_${table}`) : storedName(table);
}

function createKeptSql({ name, columns }: Table): string {
  return `CREATE TEMP TABLE ${keptName(name)} (${columns.map((column) => `${quoteName(column.name)} ${column.type}`).join(", ")})`;
}

const listOf = (paths: readonly string[]): string => `[${paths.map(quoteText).join(", ")}]`;

/** Shows what waits in files, without the rows of spoiled datasets, together with what was kept, as one view for each table. */
export async function showWaiting({ database, waitingFiles }: Loader, spoiled: readonly number[]): Promise<void> {
  const where = spoiled.length === 0 ? "" : ` WHERE dataset_key NOT IN (${spoiled.join(", ")})`;
  for (const { name } of waiting) {
    const paths = waitingFiles.filter(({ table }) => table.name === name).map(({ path }) => path);
    const read = paths.length === 0 ? "" : `SELECT * FROM read_parquet(${listOf(paths)})${where} UNION ALL `;
    await database.run(`CREATE TEMP VIEW ${loadedName(name)} AS ${read}SELECT * FROM ${keptName(name)}`);
  }
}

async function createTables(database: Database): Promise<void> {
  await database.run(`CREATE SCHEMA ${storedSchema}`);
  for (const table of storedTables) await database.run(createTableSql(table));
  for (const table of waiting) await database.run(createKeptSql(table));
}

/** Loads files in one call: between calls, the database would wait for the reader. */
async function loadFiles(database: Database, files: readonly RowFile[]): Promise<void> {
  if (files.length === 0) return;
  const load = ({ table, path }: RowFile): string => `INSERT INTO ${storedName(table.name)} SELECT * FROM read_parquet(${quoteText(path)})`;
  await inTransaction(database, () => database.run(files.map(load).join(";\n")));
  for (const { path } of files) rmSync(path);
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
  const waitingFiles: RowFile[] = [];
  const enqueue = (taken: readonly RowFile[]): void => {
    waitingFiles.push(...taken.filter(({ table }) => isWaiting(table.name)));
    const files = taken.filter(({ table }) => !isWaiting(table.name));
    lag++;
    last = last.then(async () => {
      await loadFiles(database, files);
      lag--;
    });
    last.catch(() => undefined); // whoever settles hears of it
  };
  return {
    database,
    path,
    rows,
    waitingFiles,
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
