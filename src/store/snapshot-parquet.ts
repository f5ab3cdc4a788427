import { createReadStream } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { PassingFile, Snapshot, Statement } from "../core/snapshot.ts";
import type { Columns } from "../core/columns.ts";
import { SaraiError } from "../core/errors.ts";
import { bound } from "./bound.ts";
import { toReadingFault } from "./build-fault.ts";
import { quoteName, quoteText } from "./database.ts";
import { parquetTypes } from "./parquet-rows.ts";
import { spillFolder } from "./spilled.ts";

type About = readonly (readonly [string, string])[];

/** The statement as a file: DuckDB writes it row group by row group, and spills what it must sort into the same folder. */
async function writeFile(
  snapshot: string,
  folder: string,
  what: { statement: Statement; columns: Columns; about: About },
): Promise<string> {
  const { statement, columns, about } = what;
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    temp_directory: folder,
    threads: "1",
    memory_limit: "128MB", // it is sorted and written in the folder
  });
  const connection = await instance.connect();
  try {
    await connection.run(`ATTACH ${quoteText(snapshot)} AS snapshot (READ_ONLY)`);
    await connection.run("USE snapshot");
    const path = join(folder, "rows.parquet");
    const cells = Object.entries(columns).map(([name, type]) => `CAST(${quoteName(name)} AS ${parquetTypes[type]}) AS ${quoteName(name)}`);
    const metadata = about.map(([name, text]) => `${quoteName(name)}: ${quoteText(text)}`).join(", ");
    const { values, types } = bound(statement.sql, statement.bound);
    await connection.run(
      `COPY (SELECT ${cells.join(", ")} FROM (${statement.sql})) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {${metadata}})`,
      values,
      types,
    );
    return path;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** What DuckDB says of a number that has more digits than its column; null where the error is of another kind. */
function toSizeFault(error: unknown): SaraiError | null {
  if (!(error instanceof Error && /^Conversion Error: Could not convert string .* to DECIMAL/.test(error.message))) return null;
  return new SaraiError(
    "input-invalid",
    "One of these sums has more than 26 digits before its point, and no column of Parquet takes that.",
    {
      advice: "Take .csv or .json, which hold it whole.",
      values: { parameter: ".parquet", allowed: ".csv, .json" },
      cause: error,
    },
  );
}

async function* readPieces(path: string): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path)) yield piece as Uint8Array; // no encoding is set
}

/** Writes statements over a published snapshot as Parquet files, one after the other: each may take the memory of one. */
export function createParquetWriter(snapshot: string): Snapshot["toParquet"] {
  let last: Promise<unknown> = Promise.resolve();
  const write = async (statement: Statement, columns: Columns, about: About): Promise<PassingFile> => {
    const folder = spillFolder(dirname(snapshot));
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
    try {
      await mkdir(folder);
      const path = await writeFile(snapshot, folder, { statement, columns, about });
      return { sizeBytes: (await stat(path)).size, pieces: readPieces(path), remove };
    } catch (error) {
      await remove();
      throw toReadingFault(error) ?? toSizeFault(error) ?? error;
    }
  };
  return (statement, columns, about) => {
    const written = last.then(() => write(statement, columns, about));
    last = written.catch(() => undefined);
    return written;
  };
}
