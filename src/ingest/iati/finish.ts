import type { RowWriter, Table } from "../../core/table.ts";
import type { RateTable } from "../../sources/exchange-rates/rate-table.ts";
import { codeNames } from "../../sources/iati/codes/code-names.ts";
import { toDay } from "../../sources/iati/read/values.ts";
import { type Database, inTransaction, quoteName, quoteText } from "../../store/database.ts";
import { commentSql, createViewSql, storedName } from "../../store/schema.ts";
import { keptName, loadedName, type Loader, showWaiting, waiting } from "./loader.ts";
import type { Moved, ReadAll } from "./read-all.ts";
import { countedActivitiesSql, countedFlowSql } from "./rules/counted.ts";
import type { RateBook } from "./rules/currency.ts";
import { shiftedColumn } from "./shift.ts";
import {
  codelistTable,
  datasetTable,
  exchangeRateTable,
  rateSourceTable,
  readTables,
  snapshotTable,
  storedTables,
  views,
} from "./tables.ts";

type Value = string | number | boolean | null;

function writeObject(writer: RowWriter, table: Table, row: Readonly<Record<string, Value>>): void {
  for (const [index, column] of table.columns.entries()) {
    const value = row[column.name] ?? null;
    const to = writer.columns[index];
    if (value === null) to?.addNull();
    else if (typeof value === "string") to?.addText(value);
    else to?.addNumber(Number(value));
  }
  writer.endRow();
}

function writeRates(loader: Loader, tables: readonly RateTable[], book: RateBook): void {
  const jumped = new Set(book.jumped.map(({ currency, month }) => `${currency} ${String(month)}`));
  for (const { source, rates } of tables) {
    writeObject(loader.rows.sink(rateSourceTable.name), rateSourceTable, source);
    for (const { currency, year, month, published } of rates) {
      const isJump = month !== null && jumped.has(`${currency} ${String(year * 12 + month - 1)}`);
      const isIdle = month === null && book.monthly.has(currency);
      writeObject(loader.rows.sink(exchangeRateTable.name), exchangeRateTable, {
        source: source.id,
        currency,
        first_day: toDay(year, month ?? 1, 1),
        frequency: month === null ? "annual" : "monthly",
        published,
        in_use: !isJump && !isIdle,
        not_used_reason: isJump ? "rate-jump" : isIdle ? "monthly-rates-in-use" : null,
      });
    }
  }
}

/** Takes rows of the last snapshot over, under their new keys. */
async function moveRows(database: Database, moved: readonly Moved[]): Promise<void> {
  await database.run("CREATE TEMP TABLE moved (from_key INTEGER, to_key INTEGER, shift INTEGER)");
  for (const { from, to } of moved)
    await database.run("INSERT INTO moved VALUES ($1, $2, $3)", [from.dataset_key, to.dataset_key, to.first_key - from.first_key]);
  for (const { name, columns } of readTables) {
    const list = columns
      .map(({ name: column }) => (column === "dataset_key" ? "m.to_key" : shiftedColumn(column, "m.shift", "o")))
      .join(", ");
    const join = `last.${storedName(name)} AS o JOIN moved AS m ON m.from_key = o.dataset_key`;
    await database.run(`INSERT INTO ${keptName(name)} SELECT ${list} FROM ${join}`);
  }
  await database.run("DROP TABLE moved");
}

async function removeSpoiled(database: Database, spoiled: readonly number[]): Promise<void> {
  if (spoiled.length === 0) return;
  for (const { name } of readTables.filter((table) => !waiting.includes(table)))
    await database.run(`DELETE FROM ${storedName(name)} WHERE dataset_key IN (${spoiled.join(", ")})`);
}

/** In a file without a version, texts of elements are narratives only where no narrative was met. */
async function removePlainTexts(database: Database, owner: "activity" | "organisation"): Promise<void> {
  const narrative = storedName(owner === "activity" ? "narrative" : "organisation_narrative");
  const key = `${owner}_key`;
  const [plain] = await database.rows(`SELECT 1 FROM ${narrative} WHERE is_plain_text LIMIT 1`);
  if (plain === undefined) return; // nearly all files have a version: the join would be for nothing
  await database.run(
    `DELETE FROM ${narrative} AS n USING ${loadedName(owner)} AS a WHERE n.is_plain_text AND a.${key} = n.${key} AND a.major_version = 2`,
  );
}

async function addPublishers(database: Database): Promise<void> {
  const most = "SELECT dataset_key, mode(reporting_org_ref ORDER BY reporting_org_ref) AS ref FROM";
  for (const owner of ["activity", "organisation"])
    await database.run(
      `UPDATE ${storedName("dataset")} AS d SET publisher = p.ref FROM (${most} ${storedName(owner)} GROUP BY dataset_key) AS p
        WHERE p.dataset_key = d.dataset_key AND p.ref IS NOT NULL`,
    );
}

async function describe(database: Database): Promise<void> {
  const sql = [
    ...views.map(createViewSql),
    ...storedTables.flatMap((table) => commentSql("TABLE", storedName(table.name), table)),
    ...views.flatMap((view) => commentSql("VIEW", quoteName(view.name), view)),
  ];
  await database.run(sql.join(";\n"));
}

export type Finishing = {
  readonly read: ReadAll;
  readonly rates: readonly RateTable[];
  readonly book: RateBook;
  readonly last: string | null; // the file of the last snapshot
  readonly snapshot: {
    readonly id: string;
    readonly method: string;
    readonly rates_sha256: string;
    readonly series_sha256: string;
    readonly built_at: string;
  };
};

/** Brings everything together once all rows are on their way: what is kept, what is counted, what is public. The database is whole afterwards. */
export async function finish(loader: Loader, { read, rates, book, last, snapshot }: Finishing): Promise<void> {
  const { database } = loader;
  for (const row of read.datasets) writeObject(loader.rows.sink(datasetTable.name), datasetTable, row);
  writeObject(loader.rows.sink(snapshotTable.name), snapshotTable, { ...snapshot, datasets: read.datasets.length });
  writeRates(loader, rates, book);
  for (const name of codeNames()) writeObject(loader.rows.sink(codelistTable.name), codelistTable, name);
  await loader.settle();
  if (last !== null) await database.run(`ATTACH ${quoteText(last)} AS last (READ_ONLY)`);
  await inTransaction(database, async () => {
    await removeSpoiled(database, read.spoiled);
    if (last !== null && read.moved.length > 0) await moveRows(database, read.moved);
    await showWaiting(loader, read.spoiled);
    for (const owner of ["activity", "organisation"] as const) await removePlainTexts(database, owner);
    await database.run(countedActivitiesSql(loadedName("activity")));
    await database.run(countedFlowSql(loadedName("flow")));
    await addPublishers(database);
    await describe(database);
  });
  if (last !== null) await database.run("DETACH last");
  await database.run("CHECKPOINT");
}
