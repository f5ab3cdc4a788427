import { createReadStream } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { PassingFile, Snapshot, Statement } from "../core/snapshot.ts";
import { SaraiError } from "../core/errors.ts";
import { bound } from "./bound.ts";
import { needsMemory, toReadingFault } from "./build-fault.ts";
import { quoteName, quoteText } from "./database.ts";
import { parquetTypes } from "./parquet-rows.ts";
import { spillFolder } from "./spilled.ts";

/** What is written of a snapshot: a query with what is bound in it, how COPY writes its rows, and the memory that this takes. */
type Copied = Statement & { readonly options: string; readonly memory: string };

const mostMemory = "512MB"; // where the usual is not enough, as for the order of many millions of rows

type Writing = { readonly folder: string; readonly signal: AbortSignal };

/**
 * The rows as a file: a database of its own sorts them in the folder and writes them as they come out, so that what it holds is bounded however many
 * they are; then it gives its memory back.
 */
async function copy(snapshot: string, { sql, options, memory, ...copied }: Copied, { folder, signal }: Writing): Promise<string> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    temp_directory: folder,
    threads: "1",
    memory_limit: memory,
  });
  const connection = await instance.connect();
  const interrupt = (): void => connection.interrupt();
  signal.addEventListener("abort", interrupt);
  try {
    await connection.run(`ATTACH ${quoteText(snapshot)} AS snapshot (READ_ONLY)`);
    await connection.run("USE snapshot");
    signal.throwIfAborted();
    const path = join(folder, "rows");
    const { values, types } = bound(sql, copied.bound);
    await connection.run(`COPY (${sql}) TO ${quoteText(path)} (${options})`, values, types);
    return path;
  } finally {
    signal.removeEventListener("abort", interrupt);
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

/** Writes the file; once more, with more memory, where that is what it needs. */
async function writeFile(snapshot: string, copied: Copied, writing: Writing): Promise<string> {
  try {
    return await copy(snapshot, copied, writing);
  } catch (error) {
    if (!needsMemory(error)) throw error;
    return await copy(snapshot, { ...copied, memory: mostMemory }, writing);
  }
}

/** Lines as they are, none quoted: COPY knows no other way to write text. */
const asLines = "FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER e'\\n', NEW_LINE e'\\r\\n'";

/** Writes statements over a published snapshot as files, one after the other: each takes the memory of one. */
export function createFileWriter(snapshot: string): Pick<Snapshot, "toLines" | "toParquet"> {
  let last: Promise<unknown> = Promise.resolve();
  const write = async (copied: Copied, signal: AbortSignal): Promise<PassingFile> => {
    const folder = spillFolder(dirname(snapshot));
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
    try {
      signal.throwIfAborted();
      await mkdir(folder);
      const path = await writeFile(snapshot, copied, { folder, signal });
      signal.throwIfAborted(); // whoever left as it began was not heard
      return { sizeBytes: (await stat(path)).size, pieces: readPieces(path), remove };
    } catch (error) {
      await remove();
      throw toReadingFault(error) ?? toSizeFault(error) ?? error;
    }
  };
  const inTurn = (copied: Copied, signal: AbortSignal): Promise<PassingFile> => {
    const written = last.then(() => write(copied, signal));
    last = written.catch(() => undefined);
    return written;
  };
  return {
    toLines: (statement, signal) => inTurn({ ...statement, options: asLines, memory: "96MB" }, signal),
    toParquet: ({ sql, bound: parameters }, { columns, about }, signal) => {
      const cells = Object.entries(columns).map(
        ([name, type]) => `CAST(${quoteName(name)} AS ${parquetTypes[type]}) AS ${quoteName(name)}`,
      );
      const metadata = about.map(([name, text]) => `${quoteName(name)}: ${quoteText(text)}`).join(", ");
      const options = `FORMAT parquet, COMPRESSION zstd, KV_METADATA {${metadata}}`;
      return inTurn({ sql: `SELECT ${cells.join(", ")} FROM (${sql})`, bound: parameters, options, memory: "128MB" }, signal);
    },
  };
}
