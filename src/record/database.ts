import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { PGlite } from "@electric-sql/pglite";
import { Kysely, PostgresDialect, sql, type PostgresPool } from "kysely";
import { SaraiError } from "../core/errors.ts";
import { migrations } from "./schema.ts";

/** The ledger's tables as they are queried; SQL with its own shapes says so where it stands. */
export type Tables = {
  readonly citation: { id: string; address: string; publisher: string };
  readonly redaction: { statement_id: string; reason: string; at: string };
  readonly folder_load: { partnership: string; hash: string; at: string };
  readonly migration: { name: string; applied_at: string };
};
export type Database = Kysely<Tables>;

type Result = { readonly command: "SELECT"; readonly rowCount: number; readonly rows: unknown[] };
type Client = Awaited<ReturnType<PostgresPool["connect"]>>;

/** PGlite as a pool of one: whoever connects waits until the one before has released. */
function toPool(pglite: PGlite): PostgresPool {
  let last: Promise<void> = Promise.resolve();
  const query = async (text: string, values: readonly unknown[] = []): Promise<Result> => {
    const answer = await pglite.query(text, [...values]);
    return { command: "SELECT", rowCount: answer.affectedRows ?? answer.rows.length, rows: answer.rows };
  };
  return {
    connect: async () => {
      const before = last;
      let release = (): void => undefined;
      last = new Promise((resolve) => (release = resolve));
      await before;
      return { query, release } as unknown as Client; // the two members that the dialect calls without a cursor
    },
    end: () => pglite.close(),
  };
}

/**
 * Opens the database that PGlite keeps in a folder; where there is none, makes it, in a third of the time as a copy of the packed one in the
 * file `empty`. One process at a time: see data-lock.ts.
 */
export async function openPglite(folder: string, empty: string | null = null): Promise<Database> {
  const { PGlite } = await import("@electric-sql/pglite");
  const begin =
    empty === null || existsSync(folder) ? {} : { loadDataDir: new Blob([await readFile(empty)], { type: "application/x-gzip" }) };
  const pglite = await PGlite.create(folder, begin);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: toPool(pglite) }) });
}

/** Opens a PostgreSQL server of its own; connects with the first question. */
export async function openServer(databaseUrl: string): Promise<Database> {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, connectionTimeoutMillis: 5_000, application_name: "sarai" });
  pool.on("error", () => undefined); // a connection that broke while idle: the next question opens another or says why not
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

const migrationLock = 5_421_300; // any number, the same for every process of this software

/** Brings the tables to the newest migration, in one transaction. Throws `config-invalid` where the database is newer than the software. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
    await sql`create table if not exists migration (name text primary key, applied_at timestamptz not null default now())`.execute(
      transaction,
    );
    await sql`comment on table migration is 'Changes of these tables that were made'`.execute(transaction);
    await sql`comment on column migration.name is 'Name of the change'`.execute(transaction);
    await sql`comment on column migration.applied_at is 'When it was made'`.execute(transaction);
    const applied = (await transaction.selectFrom("migration").select("name").execute()).map((row) => row.name);
    const unknown = applied.find((name) => !migrations.some((migration) => migration.name === name));
    if (unknown !== undefined)
      throw new SaraiError("config-invalid", `The record was written by a newer version of this software (it has ${unknown}).`, {
        advice: "Install that version, or open another data folder or database.",
      });
    for (const migration of migrations.filter(({ name }) => !applied.includes(name))) {
      for (const command of commandsOf(migration.sql)) await sql.raw(command).execute(transaction);
      await sql`insert into migration (name) values (${migration.name})`.execute(transaction);
    }
  });
}

/** The commands of a migration one by one: the extended protocol takes one at a time. A body between $$ is kept whole. */
function commandsOf(text: string): readonly string[] {
  const pieces = text.split("$$");
  const marked = pieces.map((piece, index) => (index % 2 === 0 ? piece.replaceAll(/;[ \t]*$/gm, "\u0000") : piece)).join("$$");
  return marked.split("\u0000").filter((command) => command.trim() !== "");
}
