import { republishable } from "./licences.ts";
import type { Dimension } from "./dimension.ts";
import type { PaymentCube } from "./payment-cube.ts";
import type { PaymentRule } from "./payment-rule.ts";

/** What each of some rows of the cube is taken out by: the number of a reason, 0 where it is kept. */
export type Judged = { readonly reasons: readonly (string | null)[]; readonly rows: Uint32Array; readonly of: Uint32Array };

type Sector = PaymentCube["sector"]["values"][number];

/** Codes that are shorter than what is asked for may or may not be of it; what has no vocabulary is taken for one of the DAC's. */
function reasonOfSector({ vocabulary, code }: Sector, asked: string): string | null {
  const isOther = vocabulary !== null && vocabulary !== "1" && vocabulary !== "2";
  if (code === null || isOther || (code.length < asked.length && asked.startsWith(code))) return "sector-not-known";
  return code.startsWith(asked) ? null : "sector";
}

function reasonOfType(type: string | null, bound: PaymentRule["bound"]): string | null {
  const isIn = (list: "outgoing" | "incoming"): boolean => type !== null && bound[list].includes(type);
  if (type === null) return "type-not-known";
  if (!isIn("outgoing") && !isIn("incoming")) return `type-${type}`;
  return !bound.with_incoming && isIn("incoming") ? `incoming-${type}` : null;
}

function reasonOfYear(year: number | null, asked: readonly string[]): string | null {
  if (asked.length === 0 || asked.includes(year === null ? "unknown" : String(year))) return null;
  return year === null ? "year-not-known" : "year";
}

/** What is asked of a payment first; null where it may be kept. */
export function reasonOfPlace({ bound }: PaymentRule, recipient: string, year: number | null): string | null {
  return bound.recipients.includes(recipient) ? reasonOfYear(year, bound.years) : "recipient";
}

function fill(rows: Uint32Array, first: number): Uint32Array {
  return rows.map((_, index) => first + index);
}

/** The rows of the providers asked for: of the others only their sums are needed. All rows where none is asked for. */
function rowsAsked({ size, rowsOf }: PaymentCube, asked: readonly string[]): Uint32Array {
  if (asked.length === 0) return fill(new Uint32Array(size), 0);
  const ranges = asked.flatMap((ref) => [rowsOf.get(ref) ?? ([0, 0] as const)]);
  const rows = new Uint32Array(ranges.reduce((sum, [first, end]) => sum + end - first, 0));
  let at = 0;
  for (const [first, end] of ranges) {
    rows.set(fill(new Uint32Array(end - first), first), at);
    at += end - first;
  }
  return rows;
}

function reasonOfLicence(licence: string | null): string | null {
  if (licence === null) return "licence-not-known";
  return republishable.includes(licence.toLowerCase()) ? null : "licence-not-permitted";
}

/** What a part of the rule says of each value of a dimension, in the order of judged.sql. */
function partsOf({ bound, cube }: PaymentRule) {
  const { recipient, year, provider, sector, type, notCounted, dataset } = cube;
  const part = <Value>({ values, of }: Dimension<Value>, reasonOf: (value: Value) => string | null) => ({
    of,
    reasons: values.map(reasonOf),
  });
  return [
    part(recipient, (code) => (bound.recipients.includes(code) ? null : "recipient")),
    part(year, (one) => reasonOfYear(one, bound.years)),
    ...(bound.sector === "" ? [] : [part(sector, (one) => reasonOfSector(one, bound.sector))]),
    part(type, (one) => reasonOfType(one, bound)),
    part(notCounted, (reason) => reason),
    ...(bound.boundary === "all" ? [] : [part(provider, ({ side }) => (side === bound.boundary ? null : `boundary-${side}`))]),
    ...(bound.republish ? [part(dataset, ({ licence }) => reasonOfLicence(licence))] : []),
  ].filter(({ reasons }) => reasons.some((reason) => reason !== null));
}

/**
 * Under a counting rule, what takes each row of the providers asked for out of the sum: the first reason in the order of judged.sql, which lists the
 * payments themselves by the same rule. Every row has exactly one answer, so kept and removed make all.
 */
export function judge(rule: PaymentRule): Judged {
  const parts = partsOf(rule);
  const reasons = [null, ...new Set(parts.flatMap((part) => part.reasons.filter((reason) => reason !== null)))];
  const numbers = new Map(reasons.map((reason, number) => [reason, number]));
  const rows = rowsAsked(rule.cube, rule.bound.providers);
  const of = new Uint32Array(rows.length);
  for (const part of parts) {
    const verdicts = Uint32Array.from(part.reasons, (reason) => numbers.get(reason) ?? 0);
    for (let index = 0; index < rows.length; index++) if (of[index] === 0) of[index] = verdicts[part.of[rows[index] ?? 0] ?? 0] ?? 0;
  }
  return { reasons, rows, of };
}
