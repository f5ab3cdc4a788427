import { createHash } from "node:crypto";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { PartnershipRecord } from "../../core/entry.ts";
import type { Row } from "../../core/columns.ts";
import type { Asked, Parameters, Question } from "../question.ts";
import { licenceText, provenanceOf } from "../views/provenance.ts";
import { titleOf } from "../views/title.ts";

/** Version of how answers are computed: another one whenever a question counts otherwise than before over the same data. */
export const methodVersion = "answers-1";

/** The sha-256 of a text, in hex. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The hash of rows, the same wherever they are. */
export function hashRows(rows: readonly Row[]): string {
  return sha256(canonicalJson(rows));
}

/** What was asked and what came out, before it is frozen. `asks` is the question in English; `parameters` are those of the address. */
export type ToFreeze = {
  readonly question: Question;
  readonly asked: Omit<Asked<unknown>, "parameters">;
  readonly parameters: Parameters;
  readonly asks: string;
  readonly answer: unknown;
  readonly rows: readonly Row[];
};

type Provenance = Awaited<ReturnType<typeof provenanceOf>>;

function provenanceIn(answer: unknown): Provenance | null {
  if (typeof answer !== "object" || answer === null || !("provenance" in answer)) return null;
  return answer.provenance as Provenance; // every question makes it with provenanceOf
}

function entryOf(record: PartnershipRecord, path: string) {
  const entry = record.bySubject.get(`${record.id}${path}`);
  return entry === undefined ? null : { subject: entry.subject, ...titleOf(record, entry) };
}

/** The parameters that ask for this very answer again: without the page of a list, and with what the address left open. */
function settledParameters({ question, answer, parameters }: ToFreeze): Parameters {
  const settled = question.cite?.parameters?.(answer) ?? parameters;
  return Object.fromEntries(Object.entries(settled).filter(([name]) => name !== "page"));
}

/**
 * An answer as the text that is kept for ever, and its hash: canonical JSON of question, parameters, rows, provenance and method. Where it
 * is larger than `limitBytes`, the hash of the rows stands in their place.
 */
export async function freeze(what: ToFreeze, limitBytes: number): Promise<{ readonly hash: string; readonly body: string }> {
  const { question, asked, asks, answer, rows } = what;
  const { record } = asked;
  const path = question.path.replace(/:\w+/, asked.id);
  const provenance = provenanceIn(answer) ?? (await provenanceOf(asked, { counting: "record", deflator: null }));
  const content = {
    format: "sarai-answer-1",
    question: question.id,
    asks,
    partnership: { id: record.id, names: record.partnership.value.names },
    entry: question.path === path ? null : entryOf(record, path),
    path,
    parameters: settledParameters(what),
    computed_for: asked.today,
    read_up_to: record.partnership.value.read_up_to,
    key: question.cite?.key ?? [],
    row_count: rows.length,
    rows_sha256: hashRows(rows),
    rows,
    provenance,
    method: { version: methodVersion },
    licence: licenceText(provenance),
  };
  const whole = canonicalJson(content);
  const body = Buffer.byteLength(whole) <= limitBytes ? whole : canonicalJson({ ...content, rows: null });
  return { hash: sha256(body), body };
}
