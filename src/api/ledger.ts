import type { Context } from "hono";
import type { Ledger, LedgerLine } from "../contract/ledger.ts";
import type { RecordModel } from "../core/entry.ts";
import type { Statement } from "../core/statement.ts";
import { openDataHeaders } from "./headers.ts";
import { toStored } from "./page-cache.ts";
import { toProblem } from "./problem.ts";
import { refuse, type Served } from "./refuse.ts";
import { send } from "./send.ts";

function toLine(statement: Statement): LedgerLine {
  const { follows } = statement;
  return {
    id: statement.id,
    subject: statement.subject,
    property: statement.property,
    value: statement.value ?? null,
    words: statement.words ?? null,
    lang: statement.lang,
    speaker: statement.speaker,
    attributed_to: statement.attributedTo ?? null,
    said_on: statement.saidOn,
    said_on_is: statement.saidOnIs ?? null,
    citations: statement.citations.map(({ id, address, publisher, seenOn, sha256 }) => ({
      id,
      address,
      publisher,
      seen_on: seenOn,
      sha256: sha256 ?? null,
    })),
    follows: follows === undefined ? null : { id: follows.id, kind: follows.kind, reason: follows.reason ?? null },
    recorded_by: statement.recordedBy,
    recorded_at: statement.recordedAt,
    own: statement.own,
    value_sha256: statement.valueSha256,
    redacted: statement.redacted ?? null,
  };
}

/** The ledger of a subject, or of everything in a partnership for `<partnership>/all`; null where nothing was ever said of it. */
export function readLedger(model: RecordModel, asked: string): Ledger | null {
  const [partnership = "", below] = asked.split("/");
  const history = model.partnerships.find((one) => one.id === partnership)?.history;
  const statements = below === "all" ? [...(history?.values() ?? [])].flat() : (history?.get(asked) ?? []);
  if (statements.length === 0) return null;
  const isAsked = (subject: string): boolean => (below === "all" ? subject.startsWith(`${partnership}/`) : subject === asked);
  const verdicts = [...model.verdicts].flatMap(([subject, lines]) => (isAsked(subject) ? lines : []));
  return { record_version: model.version, licence: "CC BY 4.0", statements: statements.map(toLine), verdicts };
}

/** Answers `/ledger/<subject>.json` with everything ever recorded of an entry, `/ledger/<partnership>/all.json` with that of a partnership. */
export async function ledger(served: Served, context: Context): Promise<Response> {
  const path = new URL(context.req.url).pathname;
  const asked = /^\/ledger\/([a-z0-9/-]+)\.json$/.exec(path)?.[1];
  if (asked === undefined)
    return refuse(served, context, toProblem("unknown-page", "There is no such ledger.", "Ask for /ledger/<subject>.json."), "json");
  const model = await served.parts.model();
  const key = `${model.version} ledger ${asked}`;
  const kept = served.cache.get(key);
  if (kept !== undefined) return send(context, kept, openDataHeaders);
  const found = readLedger(model, asked);
  if (found === null) {
    const advice = "Name an entry by its address below the language.";
    return refuse(served, context, toProblem("unknown-entry", `Nothing was ever recorded of "${asked}".`, advice, { id: asked }), "json");
  }
  const stored = toStored("application/json; charset=utf-8", `${JSON.stringify(found)}\n`);
  served.cache.set(key, stored);
  return send(context, stored, openDataHeaders);
}
