import type { Recorder, Statement, StatementDraft } from "../../src/core/statement.ts";
import type { RecordStore } from "../../src/record/record-store.ts";
import { toStatement } from "../../src/record/statement-id.ts";
import { pageAt } from "./histories.ts";

/** A store to test, a way past it to the bare database as its owner, and the store opened once more as another process would. */
export type Opened = {
  readonly store: RecordStore;
  readonly run: (command: string) => Promise<readonly unknown[]>;
  readonly again: () => Promise<RecordStore>;
};

export const at = "2026-03-01T08:00:00.000Z";
export const page = pageAt("https://example.org/a");
let counter = 0;

/** A draft on a subject that no other test uses. */
export function draft(changes: Partial<StatementDraft> = {}): StatementDraft {
  counter++;
  const subject = `river/commitments/c${String(counter)}`;
  return { subject, property: "text", value: "A bridge", lang: "en", speaker: "record", saidOn: null, citations: [page], ...changes };
}

export function idOf(one: StatementDraft, by: Recorder = "editor", recordedAt = at): string {
  return toStatement(one, by, recordedAt).id;
}

/** A draft that withdraws a statement. */
export function withdrawing(one: StatementDraft, id: string, reason = "a slip"): StatementDraft {
  return { ...one, value: null, words: undefined, lang: null, citations: [], follows: { id, kind: "withdrawal", reason } };
}

export async function ofSubject({ store }: Opened, subject: string): Promise<readonly Statement[]> {
  return (await store.readHistory("river")).filter((one) => one.subject === subject);
}

/** Commands as the application's role gives them, one transaction whole, with nothing of the application around them. */
export function asRole(role: "reader" | "editor" | "operator" | "checker" | "citer" | "party:AA", ...commands: readonly string[]): string {
  const [name = "", party = ""] = role.split(":");
  const begin = `perform set_config('sarai.party', '${party}', true); set local role sarai_${name};`;
  return `do $$ begin ${begin} ${commands.join("; ")}; end $$`;
}

type Raw = { readonly id: string; readonly changes?: Readonly<Record<string, string>>; readonly cited?: boolean };

/** A statement in bare SQL, by the editor unless told otherwise; every value is SQL text. */
export function rawInsert({ id, changes = {}, cited = true }: Raw): string {
  const row: Record<string, string> = {
    id: `'${id}'`,
    partnership: "'river'",
    subject: `'river/raw/${id}'`,
    property: "'text'",
    value: `'"raw"'`,
    speaker: "'record'",
    recorded_by: "'editor'",
    recorded_at: "'2026-03-01'",
    value_sha256: `'${"0".repeat(64)}'`,
    pages: "1",
    ...changes,
  };
  const statement = `insert into statement (${Object.keys(row).join(", ")}) values (${Object.values(row).join(", ")})`;
  const citation = `insert into citation (id, address, publisher) values ('${page.id}', '${page.address}', 'example.org') on conflict do nothing`;
  const rests = `insert into statement_citation (statement_id, pages, position, citation_id, seen_on) values ('${id}', 1, 0, '${page.id}', '2026-02-11')`;
  return cited ? [statement, citation, rests].join("; ") : statement;
}
