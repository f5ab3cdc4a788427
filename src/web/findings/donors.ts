import type { DonorComparison } from "../../contract/donors.ts";

type Line = DonorComparison["rows"][number];

/** What a comparison says. Null where it does not bear the sentence out. */
export type DonorsFinding = {
  readonly first: Line | null; // alone in first place
  readonly second: Line | null;
  /** The donor that was first in most of the years held; null where two share that. */
  readonly mostOften: { readonly donor: string; readonly years: number; readonly of: number } | null;
  readonly changes: number; // how often the first place passed on
  readonly firstByRecipient: readonly { readonly recipient: string; readonly donor: string; readonly value: string }[];
};

function isLarger(a: string, b: string): boolean {
  const toCents = (text: string): bigint => BigInt(text.replace(".", "")); // both have two places
  return toCents(a) > toCents(b);
}

function firstIn(rows: readonly Line[], recipient: string): { recipient: string; donor: string; value: string } | null {
  let first: { recipient: string; donor: string; value: string } | null = null;
  for (const row of rows) {
    const value = row.cells.find((cell) => cell.recipient === recipient)?.value ?? null;
    if (value !== null && (first === null || isLarger(value, first.value))) first = { recipient, donor: row.donor, value };
  }
  return first;
}

/** The findings of donors compared. */
export function findDonors(answer: Pick<DonorComparison, "rows" | "firsts" | "selection">): DonorsFinding {
  const leaders = answer.rows.filter((row) => row.rank === 1);
  const counts = new Map<string, number>();
  for (const one of answer.firsts) counts.set(one.donor, (counts.get(one.donor) ?? 0) + 1);
  const [most, next] = [...counts].sort((a, b) => b[1] - a[1]);
  return {
    first: leaders.length === 1 ? (leaders[0] ?? null) : null,
    second: answer.rows.find((row) => row.rank === 2) ?? null,
    mostOften: most === undefined || most[1] === next?.[1] ? null : { donor: most[0], years: most[1], of: answer.firsts.length },
    changes: answer.firsts.filter((one, index) => index > 0 && one.donor !== answer.firsts[index - 1]?.donor).length,
    firstByRecipient: answer.selection.recipients.flatMap((recipient) => firstIn(answer.rows, recipient) ?? []),
  };
}

/** The donors whose lines are drawn: the members among them, then those with the largest sums, so many in all. `rows` have the largest first. */
export function linesToDraw<Row extends { readonly code: string }>(
  rows: readonly Row[],
  members: readonly string[],
  most: number,
): readonly Row[] {
  const own = rows.filter((row) => members.includes(row.code));
  const others = rows.filter((row) => !members.includes(row.code)).slice(0, Math.max(0, most - own.length));
  return [...others, ...own];
}
