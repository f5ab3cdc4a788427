import { FrozenContent, type CitePage, type Comparison } from "../contract/cited.ts";
import { SaraiError } from "../core/errors.ts";
import { compareRows } from "../query/cited/compare-rows.ts";
import { hashRows, methodVersion, sha256 } from "../query/cited/freeze.ts";
import type { Rows } from "../core/columns.ts";
import type { FrozenAnswer } from "../record/frozen-answers.ts";
import { ask } from "./ask.ts";
import { readQuery } from "./parameters.ts";
import type { AppParts, Basis } from "./parts.ts";
import { fromError, isProblem, toProblem, type Problem } from "./problem.ts";

type Kept = FrozenAnswer & { readonly body: string };

/** The refusal of an answer that a redaction took out. */
export function goneProblem({ reason }: { readonly reason: string }): Problem {
  return toProblem("gone", "This answer held something that was taken out of the record.", `The reason: ${reason}`, { reason });
}

/** A frozen answer whose bytes fit its hash; else why it cannot be had: never kept, taken out, or altered since. */
export async function loadFrozen(parts: AppParts, hash: string): Promise<Kept | Problem> {
  const found = /^[0-9a-f]{64}$/.test(hash) ? await parts.citing.frozen.read(hash) : null;
  if (found === null)
    return toProblem("unknown-citation", "No answer was frozen under this hash.", "The hash has 64 digits; the address may be cut off.");
  const { body, removed } = found;
  if (removed !== null || body === null) return goneProblem(removed ?? { reason: "" });
  if (sha256(body) === hash) return { ...found, body };
  parts.log.error({ hash }, "a frozen answer does not fit its hash");
  const advice = "It was altered after it was frozen, and is not shown. Who cited it may have a copy, whose SHA-256 is the hash.";
  return toProblem("answer-altered", "The bytes kept under this hash do not fit it.", advice, { hash });
}

/** The parameters of a frozen answer as an address has them. */
function searchOf({ parameters }: FrozenContent): string {
  return new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : value.map((one) => [name, one]))),
  ).toString();
}

type Asked = { readonly rows: Rows["rows"] } | { readonly why: string };

/** The rows that the frozen question has today, or what it says in place of rows. */
async function askToday(parts: AppParts, basis: Basis, frozen: FrozenContent): Promise<Asked> {
  const query = readQuery(searchOf(frozen));
  if (isProblem(query)) return { why: query.message };
  const below = frozen.path.split("/").filter((piece) => piece !== "");
  try {
    const asked = await ask(parts, basis, { partnership: frozen.partnership.id, below, query });
    if (isProblem(asked)) return { why: asked.message };
    return asked.rows === null ? { why: "The question has no rows any more." } : { rows: (await asked.rows()).rows };
  } catch (error) {
    if (error instanceof SaraiError && (error.code === "input-invalid" || error.code === "not-found"))
      return { why: fromError(error, "").message };
    throw error;
  }
}

async function compareWithToday(parts: AppParts, basis: Basis, frozen: FrozenContent): Promise<Comparison> {
  const of = {
    method: { version: methodVersion, same: frozen.method.version === methodVersion },
    snapshot: basis.snapshot.id,
    record_version: basis.model.version,
  };
  const nothing = { counts: null, changed: [], gone: [], new: [] };
  const today = await askToday(parts, basis, frozen);
  if ("why" in today) return { ...of, ...nothing, state: "not-answered", why: today.why, row_count: null };
  const { rows } = today;
  const said = { ...of, why: null, row_count: rows.length };
  if (frozen.rows === null) return { ...said, ...nothing, state: hashRows(rows) === frozen.rows_sha256 ? "same" : "differs" };
  const compared = compareRows(frozen.rows, rows, frozen.key);
  const { changed, gone, new: added } = compared.counts;
  return { ...said, ...compared, state: changed + gone + added === 0 ? "same" : "differs" };
}

/** A frozen answer beside what the same question comes to today. */
export async function readCited(parts: AppParts, basis: Basis, hash: string): Promise<CitePage | Problem> {
  const kept = await loadFrozen(parts, hash);
  if (isProblem(kept)) return kept;
  const frozen = FrozenContent.parse(JSON.parse(kept.body));
  const search = searchOf(frozen);
  return {
    record_version: basis.model.version,
    hash,
    frozen_at: kept.frozenAt,
    size_bytes: kept.sizeBytes,
    address: `/cite/${hash}.json`,
    live: `/${frozen.partnership.id}${frozen.path}${search === "" ? "" : `?${search}`}`,
    frozen,
    today: await compareWithToday(parts, basis, frozen),
  };
}
