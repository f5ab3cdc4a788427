import type { Entry } from "../../core/entry.ts";

/** Sums that are no part of a total of what was agreed, by what the page says they are. */
export const basesNotAdded: readonly string[] = [
  "framework",
  "running-total",
  "total-co-financing",
  "project-cost",
  "project-investment",
  "contract-value",
];

/**
 * Whether a sum may add a project's amount, and if not why: `no-amount`, `same-as` (recorded elsewhere too), `part-of` (the whole is
 * recorded), or what the amount is. Only amounts in one currency are ever added, and a ceiling stays one in the sum.
 */
export function addsOf({ value }: Entry<"project">): { readonly adds: boolean; readonly reason: string | null } {
  if (value.amount === null) return { adds: false, reason: "no-amount" };
  if (value.same_as !== undefined) return { adds: false, reason: "same-as" };
  if (value.part_of !== undefined) return { adds: false, reason: "part-of" };
  if (basesNotAdded.includes(value.amount.basis)) return { adds: false, reason: value.amount.basis };
  return { adds: true, reason: null };
}
