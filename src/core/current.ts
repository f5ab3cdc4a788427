import { groupBy } from "./group-by.ts";
import type { Statement } from "./statement.ts";

/** What orders several followers of one statement: said on, else seen on; then recorded at; then id. */
function rank(statement: Statement): string {
  const seen = statement.citations
    .map((citation) => citation.seenOn)
    .sort()
    .at(-1);
  return [statement.saidOn ?? seen ?? "", statement.recordedAt, statement.id].join("\u0000");
}

/** Ids of statements that a standing withdrawal names. A withdrawal stands unless a standing withdrawal names it. */
function withdrawn(followers: ReadonlyMap<string, readonly Statement[]>, all: readonly Statement[]): ReadonlySet<string> {
  const stands = new Map<string, boolean>();
  const isNamed = (id: string): boolean =>
    (followers.get(id) ?? []).some((follower) => {
      if (follower.follows?.kind !== "withdrawal") return false;
      const known = stands.get(follower.id);
      if (known !== undefined) return known;
      stands.set(follower.id, false); // a cycle cannot be written; this keeps a forged one from hanging the reader
      const standing = !isNamed(follower.id);
      stands.set(follower.id, standing);
      return standing;
    });
  return new Set(all.filter((statement) => isNamed(statement.id)).map((statement) => statement.id));
}

const byFollowed = (history: readonly Statement[]): ReadonlyMap<string, readonly Statement[]> =>
  groupBy(
    history.filter((statement) => statement.follows !== undefined),
    (statement) => statement.follows?.id ?? "",
  );

/** Ids of everything in a history that a standing withdrawal names, withdrawals that were themselves withdrawn among them. */
export function withdrawnIds(history: readonly Statement[]): ReadonlySet<string> {
  return withdrawn(byFollowed(history), history);
}

/**
 * The current statements of a history (DESIGN section 6): every statement that a standing withdrawal names is dropped; of several
 * followers of one first statement the one nothing left follows counts, the latest by (said on or seen on, recorded at, id).
 * Does not depend on the order of `history`. The result is sorted by subject, property, speaker, id.
 */
export function currentStatements(history: readonly Statement[]): readonly Statement[] {
  const byId = new Map(history.map((statement) => [statement.id, statement]));
  const dropped = withdrawnIds(history);
  const rootOf = (statement: Statement): string => {
    let at = statement;
    for (let steps = 0; at.follows !== undefined && steps < history.length; steps++) {
      const before = byId.get(at.follows.id);
      if (before === undefined) break;
      at = before;
    }
    return at.id;
  };
  const left = history.filter((statement) => statement.follows?.kind !== "withdrawal" && !dropped.has(statement.id));
  const overtaken = new Set<string>();
  for (const statement of left)
    for (let at = statement.follows?.id; at !== undefined && !overtaken.has(at); at = byId.get(at)?.follows?.id) overtaken.add(at);
  const heads = groupBy(
    left.filter((statement) => !overtaken.has(statement.id)),
    rootOf,
  );
  const order = (statement: Statement): string => [statement.subject, statement.property, statement.speaker, statement.id].join("\u0000");
  return [...heads.values()]
    .flatMap((group) => group.sort((a, b) => (rank(a) < rank(b) ? 1 : -1)).slice(0, 1))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
