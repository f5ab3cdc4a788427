import { createHash } from "node:crypto";
import { inTransaction, quoteName, quoteText, type Database } from "../../store/database.ts";
import { storedName } from "../../store/schema.ts";
import { isCrs, type OfferedSeries } from "./choose-series.ts";
import { toSeriesTables } from "./series-tables.ts";
import { seriesTables } from "./tables.ts";

/** Changes whenever the tables of series are made otherwise of the same files. */
const method = "series-1";

const rowsAtOnce = 20_000; // as one text of JSON

/** What the tables of series are made of: the hashes of all files and of the method, whatever their order. */
export function hashSeries(offered: readonly OfferedSeries[]): string {
  const hash = createHash("sha256").update(method);
  const lines = offered.map(({ read, shipped }) => {
    const asked = isCrs(read) ? ` ${read.about.file} ${read.recipients.join(",")}` : ""; // a yearly table has its year in its name
    return `${read.about.sha256} ${String(shipped)}${asked}`;
  });
  for (const line of lines.sort()) hash.update(`\n${line}`);
  return hash.digest("hex");
}

/** Fills the tables of series of a warehouse that is being built anew; whatever stood in them goes. */
export async function fillSeries(database: Database, offered: readonly OfferedSeries[]): Promise<void> {
  const rows = toSeriesTables(offered);
  await inTransaction(database, async () => {
    for (const { name, columns } of seriesTables) {
      await database.run(`DELETE FROM ${storedName(name)}`);
      const ofTable = rows[name as keyof typeof rows]; // tables.ts names the same tables
      const shape = quoteText(`[{${columns.map((column) => `"${column.name}":"VARCHAR"`).join(",")}}]`);
      const list = columns.map((column) => quoteName(column.name)).join(", ");
      for (let at = 0; at < ofTable.length; at += rowsAtOnce)
        await database.run(
          `INSERT INTO ${storedName(name)} (${list}) SELECT ${list} FROM (SELECT unnest(from_json($1::JSON, ${shape}), recursive := true))`,
          [JSON.stringify(ofTable.slice(at, at + rowsAtOnce))],
        );
    }
  });
  await database.run("CHECKPOINT");
}
