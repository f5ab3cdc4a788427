import { sql } from "kysely";
import { groupBy } from "../core/group-by.ts";
import type { Citation, FollowKind, Recorder, Speaker, Statement } from "../core/statement.ts";
import type { Database } from "./database.ts";

type StatementRow = {
  readonly id: string;
  readonly subject: string;
  readonly property: string;
  readonly value: unknown;
  readonly words: string | null;
  readonly lang: string | null;
  readonly speaker: Speaker;
  readonly attributed_to: string | null;
  readonly said_on: string | null;
  readonly said_on_is: "event" | "report" | null;
  readonly follows: string | null;
  readonly follow_kind: FollowKind | null;
  readonly follow_reason: string | null;
  readonly recorded_by: Recorder;
  readonly recorded_at: string;
  readonly own: boolean;
  readonly value_sha256: string;
  readonly redacted_at: string | null;
  readonly redacted_reason: string | null;
};
type CitationRow = Omit<Citation, "sha256"> & { readonly statement_id: string; readonly sha256: string | null };

const iso = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

function toStatement(row: StatementRow, citations: readonly Citation[]): Statement {
  const { follows, follow_kind: kind, follow_reason: reason, redacted_at: at, redacted_reason: why } = row;
  return {
    id: row.id,
    subject: row.subject,
    property: row.property,
    value: row.value,
    ...(row.words === null ? {} : { words: row.words }),
    lang: row.lang,
    speaker: row.speaker,
    ...(row.attributed_to === null ? {} : { attributedTo: row.attributed_to }),
    saidOn: row.said_on,
    ...(row.said_on_is === null ? {} : { saidOnIs: row.said_on_is }),
    citations,
    ...(follows === null || kind === null ? {} : { follows: { id: follows, kind, ...(reason === null ? {} : { reason }) } }),
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    own: row.own,
    valueSha256: row.value_sha256,
    ...(at === null || why === null ? {} : { redacted: { at, reason: why } }),
  };
}

/** Every statement ever recorded, of one partnership or of all, oldest first. Two questions to the database, however many there are. */
export async function readStatements(database: Database, partnership: string | null): Promise<readonly Statement[]> {
  const statements = await sql<StatementRow>`
    select id, subject, property, value, words, lang, speaker, attributed_to, said_on, said_on_is, follows, follow_kind, follow_reason,
           recorded_by, to_char(recorded_at at time zone 'UTC', ${iso}) as recorded_at, own, value_sha256,
           to_char(redaction.at at time zone 'UTC', ${iso}) as redacted_at, redaction.reason as redacted_reason
      from statement left join redaction on redaction.statement_id = statement.id
     where ${partnership}::text is null or partnership = ${partnership}
     order by recorded_at, id collate "C"`.execute(database);
  const cited = await sql<CitationRow>`
    select statement_citation.statement_id, citation.id, citation.address, citation.publisher,
           statement_citation.seen_on as "seenOn", statement_citation.sha256
      from statement_citation
      join citation on citation.id = statement_citation.citation_id
      join statement on statement.id = statement_citation.statement_id
     where ${partnership}::text is null or statement.partnership = ${partnership}
     order by statement_citation.statement_id, statement_citation.position`.execute(database);
  const byStatement = groupBy(cited.rows, (row) => row.statement_id);
  const plain = ({ id, address, publisher, seenOn, sha256 }: CitationRow): Citation => ({
    ...{ id, address, publisher, seenOn },
    ...(sha256 === null ? {} : { sha256 }),
  });
  return statements.rows.map((row) => toStatement(row, (byStatement.get(row.id) ?? []).map(plain)));
}
