import { addDecimals, compareDecimals } from "../../core/claims/decimal.ts";
import type { PaymentTally, Payments } from "../../contract/payments.ts";

export type PaymentsFinding = {
  readonly value: string; // all that is kept and has a rate
  readonly first_year: number;
  readonly last_year: number;
  readonly largest: { readonly recipient: string; readonly value: string } | null;
};

/** What is kept, in which years, and who alone got the most of it; null where there is no sum or no year to name. */
export function findPayments({ kept, lines, years }: Payments): PaymentsFinding | null {
  const dated = years.flatMap(({ year, payments }) => (year === null || payments === 0 ? [] : [year]));
  const [first, last] = [dated[0], dated.at(-1)];
  if (kept.value === null || first === undefined || last === undefined) return null;
  const sums = lines.flatMap(({ recipient, sum }) => (sum.value === null ? [] : [{ recipient, value: sum.value }]));
  const [most, next] = [...sums].sort((a, b) => compareDecimals(b.value, a.value));
  const isAlone =
    most !== undefined && next !== undefined && compareDecimals(most.value, next.value) > 0 && compareDecimals(most.value, "0") > 0;
  return { value: kept.value, first_year: first, last_year: last, largest: isAlone ? most : null };
}

/** What the reasons that begin so take out together; null where they take out nothing. */
export function takenOut({ removed }: Payments, prefix: string): Pick<PaymentTally, "value" | "payments"> | null {
  const own = removed.filter(({ reason }) => reason.startsWith(prefix));
  if (own.length === 0) return null;
  const values = own.flatMap(({ value }) => (value === null ? [] : [value]));
  return { value: values.length === 0 ? null : addDecimals(values), payments: own.reduce((sum, { payments }) => sum + payments, 0) };
}
