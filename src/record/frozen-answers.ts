import { sql } from "kysely";
import { SaraiError } from "../core/errors.ts";
import type { Database } from "./database.ts";

/** An answer to be kept: `body` is what `hash` is the sha-256 of. */
export type FrozenDraft = {
  readonly hash: string;
  readonly partnership: string;
  readonly question: string;
  readonly body: string;
  readonly frozenAt: string; // ISO 8601 instant, UTC
};

/** An answer as it is kept. `body` is null where a redaction took it out; `removed` then says why. */
export type FrozenAnswer = {
  readonly hash: string;
  readonly partnership: string;
  readonly question: string;
  readonly body: string | null;
  readonly sizeBytes: number;
  readonly frozenAt: string; // ISO 8601 instant, UTC: the first time it was cited
  readonly removed: { readonly at: string; readonly reason: string } | null;
};

/** present: it is kept already; full: all that is kept would be more than the quota. */
export type FrozenAdded = "added" | "present" | "full";

/** The answers that are kept for ever. */
export type FrozenAnswers = {
  readonly read: (hash: string) => Promise<FrozenAnswer | null>;
  /** Keeps an answer once, whoever asks at the same moment; nothing of it where it rejects. */
  readonly add: (draft: FrozenDraft, quotaBytes: number) => Promise<FrozenAdded>;
  /** The hashes of a partnership's answers that can be read, the oldest first. */
  readonly list: (partnership: string) => Promise<readonly string[]>;
};

const iso = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

type Row = Omit<FrozenAnswer, "removed"> & { readonly removedAt: string | null; readonly reason: string | null };

/** The answer kept under a hash, as the database has it: whether its bytes fit the hash is for the reader to check. */
export async function readFrozen(reading: Database, hash: string): Promise<FrozenAnswer | null> {
  const { rows } = await sql<Row>`
    select hash, partnership, question, body, size_bytes as "sizeBytes", to_char(frozen_at at time zone 'UTC', ${iso}) as "frozenAt",
           to_char(redaction.at at time zone 'UTC', ${iso}) as "removedAt", redaction.reason
      from frozen_answer left join redaction on redaction.statement_id = frozen_answer.removed_by
     where hash = ${hash}`.execute(reading);
  const [row] = rows;
  if (row === undefined) return null;
  const { removedAt: at, reason, ...answer } = row;
  return { ...answer, removed: at === null || reason === null ? null : { at, reason } };
}

/** The hashes of a partnership's answers, the oldest first; those taken out are left out. */
export async function listFrozen(reading: Database, partnership: string): Promise<readonly string[]> {
  const { rows } = await sql<{ hash: string }>`
    select hash from frozen_answer where partnership = ${partnership} and body is not null
     order by frozen_at, hash collate "C"`.execute(reading);
  return rows.map((row) => row.hash);
}

/** Adds an answer within a transaction that no other writer shares. Throws `too-large` beyond 1 MB. */
export async function addFrozen(writing: Database, draft: FrozenDraft, quotaBytes: number): Promise<FrozenAdded> {
  const { hash, partnership, question, body, frozenAt } = draft;
  const sizeBytes = Buffer.byteLength(body);
  if (sizeBytes > largestFrozenBytes) throw new SaraiError("too-large", `An answer of ${String(sizeBytes)} bytes is not kept.`);
  const held = await sql<{ present: boolean; bytes: string }>`
    select exists (select 1 from frozen_answer where hash = ${hash}) as present,
           (select coalesce(sum(size_bytes), 0) from frozen_answer)::text as bytes`.execute(writing);
  const [{ present, bytes } = { present: false, bytes: "0" }] = held.rows;
  if (present) return "present";
  if (Number(bytes) + sizeBytes > quotaBytes) return "full";
  await sql`insert into frozen_answer (hash, partnership, question, body, size_bytes, frozen_at)
    values (${hash}, ${partnership}, ${question}, ${body}, ${sizeBytes}, ${frozenAt})`.execute(writing);
  return "added";
}

/** The most bytes that one answer has; of a larger one the hash of its rows is kept in place of the rows. */
export const largestFrozenBytes = 1024 * 1024;
