import type { FlowMatrix, SignedMoney } from "../../contract/money.ts";

/** The line with the largest sum, where one line alone has it and more was given than repaid; null where the numbers do not bear that out. */
export function largestLine({ lines }: Pick<FlowMatrix, "lines">): { readonly code: string; readonly value: string } | null {
  const [first, second] = lines; // the largest first
  const value = first?.sum.value ?? null;
  if (first === undefined || value === null || value.startsWith("-") || value === "0.00" || value === second?.sum.value) return null;
  return { code: first.code, value };
}

/** How many projects name an amount. */
export function withAmount({ projects, without_amount: without }: SignedMoney): number {
  return projects - without;
}
