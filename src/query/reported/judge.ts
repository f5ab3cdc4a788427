import { republishable } from "./licences.ts";
import type { Dimension, PaymentCube } from "./payment-cube.ts";
import type { PaymentRule } from "./payment-rule.ts";

/** What each of some rows of the cube is taken out by: the number of a reason, 0 where it is kept. */
export type Judged = { readonly reasons: readonly (string | null)[]; readonly rows: Uint32Array; readonly of: Uint32Array };

type Named = (reason: string | null) => number;

function verdicts<Value>({ values }: Dimension<Value>, named: Named, reasonOf: (value: Value) => string | null): Uint32Array {
  return Uint32Array.from(values, (value) => named(reasonOf(value)));
}

type Sector = PaymentCube["sector"]["values"][number];

/** Codes that are shorter than what is asked for may or may not be of it; what has no vocabulary is taken for one of the DAC's. */
function reasonOfSector({ vocabulary, code }: Sector, asked: string): string | null {
  if (asked === "") return null;
  const isOther = vocabulary !== null && vocabulary !== "1" && vocabulary !== "2";
  if (code === null || isOther || (code.length < asked.length && asked.startsWith(code))) return "sector-not-known";
  return code.startsWith(asked) ? null : "sector";
}

function reasonOfType(type: string | null, { bound }: PaymentRule): string | null {
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

/** The rows of the providers asked for: of the others only their sums are needed. All rows where none is asked for. */
function rowsAsked({ size, provider, rowsOf }: PaymentCube, asked: readonly string[]): Uint32Array {
  if (asked.length === 0) return Uint32Array.from({ length: size }, (_, at) => at);
  const wanted = new Set(asked);
  const ranges = rowsOf.filter((_, number) => wanted.has(provider.values[number]?.ref ?? ""));
  return Uint32Array.from(ranges.flatMap(([first, end]) => Array.from({ length: end - first }, (_, index) => first + index)));
}

function reasonOfLicence(licence: string | null, isAsked: boolean): string | null {
  if (!isAsked) return null;
  if (licence === null) return "licence-not-known";
  return republishable.includes(licence.toLowerCase()) ? null : "licence-not-permitted";
}

/**
 * Under a counting rule, what takes each row of the providers asked for out of the sum: the first reason in the order of judged.sql, which lists the
 * payments themselves by the same rule. Every row has exactly one answer, so kept and removed make all.
 */
export function judge(rule: PaymentRule): Judged {
  const { bound, cube } = rule;
  const reasons: (string | null)[] = [null];
  const numbers = new Map<string | null, number>([[null, 0]]);
  const named: Named = (reason) => {
    const known = numbers.get(reason);
    if (known !== undefined) return known;
    reasons.push(reason);
    numbers.set(reason, reasons.length - 1);
    return reasons.length - 1;
  };
  const { recipient, year, provider, sector, type, notCounted, dataset } = cube;
  const inOrder = [
    [recipient.of, verdicts(recipient, named, (code) => (bound.recipients.includes(code) ? null : "recipient"))],
    [year.of, verdicts(year, named, (one) => reasonOfYear(one, bound.years))],
    [sector.of, verdicts(sector, named, (one) => reasonOfSector(one, bound.sector))],
    [type.of, verdicts(type, named, (one) => reasonOfType(one, rule))],
    [notCounted.of, verdicts(notCounted, named, (reason) => reason)],
    [
      provider.of,
      verdicts(provider, named, ({ side }) => (bound.boundary === "all" || side === bound.boundary ? null : `boundary-${side}`)),
    ],
    [dataset.of, verdicts(dataset, named, ({ licence }) => reasonOfLicence(licence, bound.republish))],
  ] as const;
  const rows = rowsAsked(cube, bound.providers);
  const of = new Uint32Array(rows.length);
  for (const [numberOf, verdictOf] of inOrder.filter(([, verdictOf]) => verdictOf.some((verdict) => verdict > 0)))
    for (let index = 0; index < rows.length; index++) if (of[index] === 0) of[index] = verdictOf[numberOf[rows[index] ?? 0] ?? 0] ?? 0;
  return { reasons, rows, of };
}
