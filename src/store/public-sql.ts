import { DuckDBInstance, type Json, StatementType } from "@duckdb/node-api";
import { SaraiError } from "../core/errors.ts";

/** What a stranger's statement may use. `folder` takes what does not fit into memory. */
export type SqlLimits = { readonly memoryMb: number; readonly diskMb: number; readonly folder: string };

/** The columns of an answer with the names of their types in DuckDB, and its rows in batches: 64-bit numbers, decimals and dates are text. */
export type SqlAnswer = {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly batches: AsyncIterable<readonly (readonly Json[])[]>;
};

function refused(message: string, advice: string, cause?: unknown): SaraiError {
  return new SaraiError("input-invalid", message, { advice, cause });
}

/** An error of the statement, in DuckDB's words. */
function toRefusal(error: unknown): SaraiError {
  const message = (error instanceof Error ? error.message : String(error)).replace(/^Failed to extract statements: /, "");
  if (/^Out of Memory|max_temp_directory_size/i.test(message))
    return new SaraiError("too-large", `The statement needs more memory or disk than it may use: ${message}`, {
      advice: "Select less, group more, or allow more with --memory.",
    });
  return refused(message, 'The public tables are in docs/data-dictionary.md; `sarai sql "SHOW TABLES"` lists them.', error);
}

/**
 * Runs one SELECT of a stranger on a published snapshot, which it can only read: no file, no network, no setting, no second statement. To be called in
 * a process of its own, which is ended when it takes too long. Throws `input-invalid` in DuckDB's words, and `too-large`.
 */
export async function runPublicSql(snapshotPath: string, sql: string, { memoryMb, diskMb, folder }: SqlLimits): Promise<SqlAnswer> {
  if (sql.trim() === "") throw refused("No statement was given.", "Give one, a SELECT.");
  const instance = await DuckDBInstance.create(snapshotPath, {
    access_mode: "READ_ONLY",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: `${String(memoryMb)}MB`,
    temp_directory: folder,
    max_temp_directory_size: `${String(diskMb)}MB`,
    threads: "2",
  });
  const connection = await instance.connect();
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
  try {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) throw refused(`${String(statements.count)} statements were given.`, "Give one, a SELECT.");
    const statement = await statements.prepare(0);
    if (statement.statementType !== StatementType.SELECT && statement.statementType !== StatementType.EXPLAIN)
      throw refused("Only a SELECT can be asked.", "A snapshot is never written to: `sarai ingest` makes a new one.");
    const result = await statement.stream();
    const names = result.deduplicatedColumnNames();
    const columns = result.columnTypes().map((type, index) => ({ name: names[index] ?? String(index + 1), type: String(type) }));
    return { columns, batches: withRefusals(result.yieldRowsJson()) };
  } catch (error) {
    throw error instanceof SaraiError ? error : toRefusal(error);
  }
}

async function* withRefusals<Batch>(batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
  try {
    yield* batches;
  } catch (error) {
    throw toRefusal(error);
  }
}
