import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { groupBy } from "../../core/group-by.ts";
import type { Table } from "../../core/table.ts";
import { type Database, inTransaction, openDatabase, quoteName, quoteText } from "../../store/database.ts";
import { openRowFiles, type RowFile, type RowFiles } from "../../store/row-files.ts";
import { createTableSql, storedName, storedSchema } from "../../store/schema.ts";
import { type Shift, shiftedColumns } from "./shift.ts";
import { readTables, storedTables } from "./tables.ts";

/** A file of rows that readers wrote, and by how much its keys are moved; `datasetKey` where all of it is of one dataset. */
export type ReadFile = RowFile & { readonly shift: Shift; readonly datasetKey: number | null };

/** A warehouse that is being filled: rows go to files, files into the database while others are read. */
export type Loader = {
  readonly database: Database;
  readonly path: string; // of the database
  readonly rowFolder: string; // for readers
  readonly rows: RowFiles; // of the tables that no reader fills
  readonly waitingFiles: readonly ReadFile[];
  /** Takes files of `bytes`, and loads all that were taken once they are enough. Waits only where two loads lag behind. */
  readonly add: (files: readonly ReadFile[], bytes: number) => Promise<void>;
  /** Takes out what files of this dataset alone brought. */
  readonly discard: (datasetKey: number) => Promise<void>;
  /** Loads everything that was taken or written, and commits it; nothing can be added later. */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
};

const noShift: Shift = { keys: 0, activities: 0 };
const loadBytes = 48 << 20;
const databaseMemoryMb = 384;
const finishingThreads = 2;

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

const shiftTable = "CREATE TEMP TABLE row_file (path VARCHAR, keys INTEGER, activities INTEGER)";

/** The rows of a table's files with their keys moved. One reading of many files: a union of them would hold memory for each. */
function rowsOf(table: Table, files: readonly RowFile[]): string {
  const paths = files.map(({ path }) => quoteText(path)).join(", ");
  return `SELECT ${shiftedColumns(table)} FROM read_parquet([${paths}], filename = true) AS r JOIN row_file AS s ON s.path = r.filename`;
}

/** Shows what waits in files, without the rows of spoiled datasets, together with what was kept, as one view for each table. */
export async function showWaiting({ database, waitingFiles }: Loader, spoiled: readonly number[]): Promise<void> {
  const where = spoiled.length === 0 ? "" : ` WHERE r.dataset_key NOT IN (${spoiled.join(", ")})`;
  for (const table of waiting) {
    const files = waitingFiles.filter((file) => file.table.name === table.name);
    const read = files.length === 0 ? "" : `${rowsOf(table, files)}${where} UNION ALL `;
    await database.run(`CREATE TEMP VIEW ${loadedName(table.name)} AS ${read}SELECT * FROM ${keptName(table.name)}`);
  }
}

async function createTables(database: Database): Promise<void> {
  await database.run(`CREATE SCHEMA ${storedSchema}`);
  for (const table of storedTables) await database.run(createTableSql(table));
  for (const table of waiting) await database.run(createKeptSql(table));
  await database.run(shiftTable);
}

/** Loads files in one call: between calls, the database would wait for the readers. Those that wait stay. */
async function loadFiles(database: Database, files: readonly ReadFile[]): Promise<void> {
  if (files.length === 0) return;
  const known = files.map(({ path, shift }) => `(${quoteText(path)}, ${String(shift.keys)}, ${String(shift.activities)})`);
  const now = files.filter(({ table }) => !isWaiting(table.name));
  const loads = [...groupBy(now, ({ table }) => table)].map(
    ([table, own]) => `INSERT INTO ${storedName(table.name)} ${rowsOf(table, own)}`,
  );
  await database.run([`INSERT INTO row_file VALUES ${known.join(", ")}`, ...loads].join(";\n"));
  for (const { path } of now) rmSync(path);
}

async function deleteDataset(database: Database, datasetKey: number): Promise<void> {
  for (const { name } of readTables.filter((table) => !isWaiting(table.name)))
    await database.run(`DELETE FROM ${storedName(name)} WHERE dataset_key = ${String(datasetKey)}`);
}

/**
 * Tables that are filled in one transaction by one thread: nobody sees the build before it is whole, what is committed bit by bit is written twice, and
 * the readers have the other processors.
 */
async function openTables(folder: string, path: string): Promise<Database> {
  const database = await openDatabase(path, { memoryMb: databaseMemoryMb, threads: 1, temporaryFolder: join(folder, "spill") });
  try {
    await inTransaction(database, () => createTables(database));
    await database.run("BEGIN");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a new database in the folder of a build. */
export async function openLoader(folder: string): Promise<Loader> {
  const path = join(folder, "warehouse.duckdb");
  const rowFolder = join(folder, "rows");
  mkdirSync(rowFolder, { recursive: true });
  const database = await openTables(folder, path);
  const rows = openRowFiles(
    storedTables.filter((table) => !readTables.some((one) => one.name === table.name)),
    rowFolder,
  );
  let last: Promise<void> = Promise.resolve();
  let lag = 0;
  let taken: ReadFile[] = [];
  let takenBytes = 0;
  let waitingFiles: ReadFile[] = [];
  const enqueue = (): void => {
    const files = taken;
    waitingFiles.push(...files.filter(({ table }) => isWaiting(table.name)));
    taken = [];
    takenBytes = 0;
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
    rowFolder,
    rows,
    get waitingFiles() {
      return waitingFiles;
    },
    add: async (files, bytes) => {
      taken.push(...files);
      takenBytes += bytes;
      if (takenBytes < loadBytes) return;
      enqueue();
      if (lag > 2) await last;
    },
    discard: async (datasetKey) => {
      enqueue();
      await last;
      for (const file of waitingFiles) if (file.datasetKey === datasetKey) rmSync(file.path);
      waitingFiles = waitingFiles.filter((file) => file.datasetKey !== datasetKey);
      await deleteDataset(database, datasetKey);
    },
    settle: async () => {
      taken.push(...rows.take().map((file) => ({ ...file, shift: noShift, datasetKey: null })));
      enqueue();
      await last;
      await database.run(`COMMIT; SET threads = ${String(finishingThreads)}`);
    },
    close: () => {
      rows.close();
      database.close();
    },
  };
}
