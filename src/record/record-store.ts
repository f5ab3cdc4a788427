import { sql, type Transaction } from "kysely";
import { errorCode } from "../core/error-code.ts";
import { SaraiError } from "../core/errors.ts";
import type { ClaimOutcome, VerdictLine } from "../core/claims/verdict-history.ts";
import type { RecordModel } from "../core/entry.ts";
import type { Recorder, Statement, StatementDraft } from "../core/statement.ts";
import { addFrozen, listFrozen, readFrozen, type FrozenAnswers, type FrozenDraft } from "./frozen-answers.ts";
import { migrate, openPglite, openServer, type Database, type Tables } from "./database.ts";
import { readStatements } from "./read-statements.ts";
import { toStatement } from "./statement-id.ts";
import { toStorageError } from "./storage-fault.ts";
import { toModel } from "./to-model.ts";
import { addVerdicts, readVerdicts, restoreVerdicts, type CheckedBasis } from "./verdict-history.ts";

/** The ledger as a load has it: alone, and as the editor. */
export type EditorLedger = {
  /** Everything ever recorded of a partnership (null = of all), oldest first. */
  readonly readHistory: (partnership: string | null) => Promise<readonly Statement[]>;
  readonly addAsEditor: (drafts: readonly StatementDraft[], recordedAt: string) => Promise<void>;
  /** What was last loaded of each partnership folder. */
  readonly readFolderLoads: () => Promise<ReadonlyMap<string, string>>;
  readonly writeFolderLoad: (partnership: string, hash: string, at: string) => Promise<void>;
  /** Takes over the history of verdicts of claims that have none here; resolves with how many lines were added. */
  readonly restoreVerdicts: (lines: readonly VerdictLine[]) => Promise<number>;
  /** Keeps a frozen answer again, whatever the quota: an export had it. False where it is kept already, or a redaction took it out. */
  readonly restoreFrozen: (answer: FrozenDraft) => Promise<boolean>;
};

/** The record, opened. Its rules are in the database (schema.ts); what breaks one rejects and writes nothing. */
export type RecordStore = {
  /** 12 hex digits; another one after every statement, redaction and line of a verdict's history, the same wherever the same is recorded. */
  readonly readVersion: () => Promise<string>;
  readonly readModel: () => Promise<RecordModel>;
  /** Everything ever recorded of a partnership (null = of all), oldest first. */
  readonly readHistory: (partnership: string | null) => Promise<readonly Statement[]>;
  /** The whole history of verdicts, each claim's oldest line first. */
  readonly readVerdicts: () => Promise<readonly VerdictLine[]>;
  /** Adds what claims came to, where that differs from their last line; resolves with how many lines were added. */
  readonly addVerdicts: (outcomes: readonly ClaimOutcome[], basis: CheckedBasis) => Promise<number>;
  /** Adds all of the drafts or none. What already stands with the same id is left as it is. Throws `party-mismatch` or `input-invalid`. */
  readonly add: (recorder: Recorder, drafts: readonly StatementDraft[], recordedAt: string) => Promise<void>;
  readonly addAsEditor: (drafts: readonly StatementDraft[], recordedAt: string) => Promise<void>;
  /** Runs a load: nobody else writes from what it reads to its end, and all that it writes stands or, where it rejects, nothing of it. */
  readonly load: <Result>(work: (ledger: EditorLedger) => Promise<Result>) => Promise<Result>;
  /** Blanks value and words of a statement, as the operator. Throws `not-found`, or `gone` where that was done before. */
  readonly redact: (statementId: string, reason: string, at: string) => Promise<void>;
  readonly frozen: FrozenAnswers;
  readonly close: () => Promise<void>;
};

/** What the database refuses, in the words of this software. Everything else passes through. */
function translated(error: unknown): unknown {
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  if (code === "42501")
    return new SaraiError("party-mismatch", `The ledger refuses this: ${message}.`, {
      advice: "Each recorder writes only as itself, and nothing is changed or deleted.",
      cause: error,
    });
  if (code.startsWith("23")) return new SaraiError("input-invalid", `The ledger refuses this: ${message}.`, { cause: error });
  return toStorageError(error) ?? error;
}

type Writing = Transaction<Tables>;

const writeLock = 5_421_301; // any number, the same for every process of this software

/** One writer after the other, each in its role of schema.ts; a party's role is told which party. */
async function write<Result>(
  database: Database,
  recorder: Recorder | "checker" | "citer",
  work: (transaction: Writing) => Promise<Result>,
): Promise<Result> {
  const [role, party = ""] = recorder.split(":");
  let first: unknown; // a rollback that fails after it hides it
  try {
    return await database.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(writeLock)}), set_config('sarai.party', ${party}, true)`.execute(transaction);
      await sql`set local role ${sql.id(`sarai_${role ?? ""}`)}`.execute(transaction);
      const result = await work(transaction).catch((error: unknown) => {
        first = error;
        throw error;
      });
      await sql`set constraints all immediate`.execute(transaction);
      return result;
    });
  } catch (error) {
    throw translated(first ?? error);
  }
}

/** Reads in one view of the record, in a role that can do nothing else. */
function read<Result>(database: Database, work: (transaction: Database) => Promise<Result>): Promise<Result> {
  const transaction = database.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
  return transaction.execute(async (reading) => {
    await sql`set local role sarai_reader`.execute(reading);
    return work(reading);
  });
}

function toRow(statement: Statement) {
  return {
    id: statement.id,
    partnership: statement.subject.split("/")[0],
    subject: statement.subject,
    property: statement.property,
    value: statement.value,
    words: statement.words ?? null,
    lang: statement.lang,
    speaker: statement.speaker,
    attributed_to: statement.attributedTo ?? null,
    said_on: statement.saidOn,
    said_on_is: statement.saidOnIs ?? null,
    follows: statement.follows?.id ?? null,
    follow_kind: statement.follows?.kind ?? null,
    follow_reason: statement.follows?.reason ?? null,
    recorded_by: statement.recordedBy,
    recorded_at: statement.recordedAt,
    value_sha256: statement.valueSha256,
    pages: statement.citations.length,
  };
}

const batch = 2_000;

async function insert(transaction: Writing, statements: readonly Statement[]): Promise<void> {
  const json = JSON.stringify(statements.map(toRow));
  const added = await sql<{ id: string }>`
    insert into statement (id, partnership, subject, property, value, words, lang, speaker, attributed_to, said_on, said_on_is,
                           follows, follow_kind, follow_reason, recorded_by, recorded_at, value_sha256, pages)
    select id, partnership, subject, property, nullif(value, 'null'::jsonb), words, lang, speaker, attributed_to, said_on, said_on_is,
           follows, follow_kind, follow_reason, recorded_by, recorded_at, value_sha256, pages
      from jsonb_to_recordset(${json}::jsonb) as drafts (id text, partnership text, subject text, property text, value jsonb, words text,
           lang text, speaker text, attributed_to text, said_on text, said_on_is text, follows text, follow_kind text, follow_reason text,
           recorded_by text, recorded_at timestamptz, value_sha256 text, pages smallint)
    on conflict (id) do nothing returning id`.execute(transaction);
  const fresh = new Set(added.rows.map((row) => row.id));
  const cited = statements
    .filter((statement) => fresh.has(statement.id))
    .flatMap(({ id, citations }) =>
      citations.map((citation, position) => ({ ...citation, statement_id: id, pages: citations.length, position })),
    );
  const pages = JSON.stringify(cited.map(({ sha256, seenOn, ...one }) => ({ ...one, seen_on: seenOn, sha256: sha256 ?? null })));
  await sql`
    insert into citation (id, address, publisher)
    select distinct on (id) id, address, publisher from jsonb_to_recordset(${pages}::jsonb) as pages (id text, address text, publisher text)
    on conflict (id) do nothing`.execute(transaction);
  await sql`
    insert into statement_citation (statement_id, pages, position, citation_id, seen_on, sha256)
    select statement_id, pages, position, id, seen_on, sha256
      from jsonb_to_recordset(${pages}::jsonb)
           as pages (statement_id text, pages smallint, position smallint, id text, seen_on text, sha256 text)`.execute(transaction);
}

async function readVersion(database: Database): Promise<string> {
  const answer = await sql<{ version: string }>`
    select left(encode(sha256(convert_to(
      coalesce((select string_agg(id, ' ' order by id collate "C") from statement), '') || '|' ||
      coalesce((select string_agg(statement_id, ' ' order by statement_id collate "C") from redaction), '') || '|' ||
      coalesce((select string_agg(id, ' ' order by id collate "C") from claim_verdict), ''), 'UTF8')), 'hex'), 12) as version`.execute(
    database,
  );
  return answer.rows[0]?.version ?? "";
}

async function addAll(transaction: Writing, recorder: Recorder, drafts: readonly StatementDraft[], recordedAt: string): Promise<void> {
  const statements = drafts.map((draft) => toStatement(draft, recorder, recordedAt));
  for (let from = 0; from < statements.length; from += batch) await insert(transaction, statements.slice(from, from + batch));
}

async function blank(transaction: Writing, { id, reason, at }: { readonly id: string; reason: string; at: string }): Promise<void> {
  const found = await sql`select 1 from statement where id = ${id} and follow_kind is distinct from 'withdrawal'`.execute(transaction);
  if (found.rows.length === 0)
    throw new SaraiError("not-found", `There is no statement "${id}" with a value.`, {
      advice: "`sarai record history <entry>` lists them.",
    });
  const before = await sql`select 1 from redaction where statement_id = ${id}`.execute(transaction);
  if (before.rows.length > 0) throw new SaraiError("gone", `Statement ${id} was redacted before.`);
  await sql`insert into redaction (statement_id, reason, at) values (${id}, ${reason}, ${at})`.execute(transaction); // this blanks it
}

/**
 * An update leaves the old row in the table's file, and in the log that the database writes ahead. Both are written anew; of a server's
 * log only as far as its user may, else the server removes it in its own time.
 */
async function forgetOldRows(database: Database): Promise<void> {
  try {
    for (const command of [
      "vacuum full statement",
      "vacuum full frozen_answer",
      "set wal_recycle = off",
      "select pg_switch_wal()",
      "checkpoint",
    ])
      await sql.raw(command).execute(database);
  } catch (error) {
    if (errorCode(error) !== "42501") throw translated(error);
  }
}

function toEditorLedger(transaction: Writing): EditorLedger {
  return {
    readHistory: (partnership) => readStatements(transaction, partnership),
    addAsEditor: (drafts, recordedAt) => addAll(transaction, "editor", drafts, recordedAt),
    readFolderLoads: async () => {
      const rows = await transaction.selectFrom("folder_load").select(["partnership", "hash"]).execute();
      return new Map(rows.map((row) => [row.partnership, row.hash]));
    },
    writeFolderLoad: async (partnership, hash, at) => {
      await sql`insert into folder_load (partnership, hash, at) values (${partnership}, ${hash}, ${at})
        on conflict (partnership) do update set hash = excluded.hash, at = excluded.at`.execute(transaction);
    },
    restoreVerdicts: async (lines) => {
      await sql`set local role sarai_checker`.execute(transaction); // the editor writes no verdict
      const added = await restoreVerdicts(transaction, lines);
      await sql`set local role sarai_editor`.execute(transaction);
      return added;
    },
    restoreFrozen: async (answer) => {
      await sql`set local role sarai_citer`.execute(transaction); // nor does it keep answers
      const added = await addFrozen(transaction, answer, Number.MAX_SAFE_INTEGER);
      await sql`set local role sarai_editor`.execute(transaction);
      return added === "added";
    },
  };
}

/** The store of an opened database, with its tables brought up to date. */
export async function migrateStore(database: Database): Promise<RecordStore> {
  await migrate(database);
  const add: RecordStore["add"] = (recorder, drafts, recordedAt) =>
    write(database, recorder, (transaction) => addAll(transaction, recorder, drafts, recordedAt));
  return {
    readVersion: () => read(database, readVersion),
    readModel: () =>
      read(database, async (reading) =>
        toModel(await readStatements(reading, null), await readVersion(reading), await readVerdicts(reading)),
      ),
    readHistory: (partnership) => read(database, (reading) => readStatements(reading, partnership)),
    readVerdicts: () => read(database, readVerdicts),
    addVerdicts: (outcomes, basis) => write(database, "checker", (transaction) => addVerdicts(transaction, outcomes, basis)),
    add,
    addAsEditor: (drafts, recordedAt) => add("editor", drafts, recordedAt),
    load: (work) => write(database, "editor", (transaction) => work(toEditorLedger(transaction))),
    redact: async (id, reason, at) => {
      await write(database, "operator", (transaction) => blank(transaction, { id, reason, at }));
      await forgetOldRows(database);
    },
    frozen: {
      read: (hash) => read(database, (reading) => readFrozen(reading, hash)),
      add: (draft, quotaBytes) => write(database, "citer", (transaction) => addFrozen(transaction, draft, quotaBytes)),
      list: (partnership) => read(database, (reading) => listFrozen(reading, partnership)),
    },
    close: () => database.destroy(),
  };
}

/**
 * Opens the record in a folder (PGlite; the caller holds the data lock; a new one begins as a copy of the packed database in the file
 * `empty`) or on a server, with its tables brought up to date.
 * Throws `record-unavailable` where the server does not answer, `config-invalid` where the record is newer than the software.
 */
export async function openRecord(
  at: { readonly folder: string; readonly empty?: string } | { readonly databaseUrl: string },
): Promise<RecordStore> {
  let database: Database | null = null;
  try {
    database = "folder" in at ? await openPglite(at.folder, at.empty ?? null) : await openServer(at.databaseUrl);
    return await migrateStore(database);
  } catch (error) {
    await database?.destroy().catch(() => undefined);
    if (error instanceof SaraiError || "folder" in at) throw translated(error);
    throw new SaraiError("record-unavailable", `The database cannot be used: ${error instanceof Error ? error.message : String(error)}`, {
      advice: "Check DATABASE_URL, that the server runs, and that its user may create tables and roles.",
      cause: error,
    });
  }
}
