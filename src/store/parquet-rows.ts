import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CellType, Rows } from "../core/columns.ts";
import { openDatabase, quoteName, quoteText } from "./database.ts";

/** What the columns of a Parquet file are. */
export const parquetTypes = {
  text: "VARCHAR",
  integer: "BIGINT",
  decimal: "DECIMAL(38,12)", // what the warehouse counts with
  boolean: "BOOLEAN",
} as const satisfies Record<CellType, string>;

const exact = /^-?\d{1,26}(\.\d{1,12})?$/;

/** A column of a Parquet file with the name of its type in DuckDB, to which the text of its cells is cast. */
export type ParquetColumn = { readonly name: string; readonly type: string };

/** Rows as one Parquet file, compressed with Zstandard; `about` (at least one line) goes into its key-value metadata. */
export async function toParquetOf(
  columns: readonly ParquetColumn[],
  rows: Rows["rows"],
  about: readonly (readonly [string, string])[],
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "sarai-parquet-"));
  const database = await openDatabase(":memory:", { memoryMb: 512, threads: 1, temporaryFolder: folder });
  try {
    const shape = Object.fromEntries(columns.map(({ name }) => [name, "VARCHAR"]));
    const path = join(folder, "rows.parquet");
    const cells = columns.map(({ name, type }) => `CAST(${quoteName("row")}.${quoteName(name)} AS ${type}) AS ${quoteName(name)}`);
    const metadata = about.map(([name, text]) => `${quoteName(name)}: ${quoteText(text)}`).join(", ");
    await database.run(
      `COPY (
        SELECT ${cells.join(", ")}
        FROM (SELECT unnest(from_json($1::JSON, $2)) AS "row", generate_subscripts(from_json($1::JSON, $2), 1) AS "at") ORDER BY "at"
      ) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {${metadata}})`,
      [JSON.stringify(rows), JSON.stringify([shape])],
    );
    return await readFile(path);
  } finally {
    database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rows of an answer as Parquet. Throws a `RangeError` for a decimal that twelve places do not keep whole, instead of rounding it. */
export async function toParquet({ columns, rows }: Rows, about: readonly (readonly [string, string])[]): Promise<Uint8Array> {
  for (const [name] of Object.entries(columns).filter(([, type]) => type === "decimal")) {
    const lost = rows.find((row) => row[name] !== null && !exact.test(String(row[name])));
    if (lost !== undefined) throw new RangeError(`${String(lost[name])} in ${name} is no decimal of at most twelve places`);
  }
  return toParquetOf(
    Object.entries(columns).map(([name, type]) => ({ name, type: parquetTypes[type] })),
    rows,
    about,
  );
}
