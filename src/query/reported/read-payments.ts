import { z } from "zod";
import type { Snapshot, Statement } from "../../core/snapshot.ts";
import { compareDecimals } from "../../core/claims/decimal.ts";
import { value } from "../payments/payments.ts";
import { addUp, sumExactly, toTally, type Amounts, type Sum } from "./exact-sums.ts";
import { judge, reasonOfPlace, type Judged } from "./judge.ts";
import { byBytes, nullsLast } from "./dimension.ts";
import judgedSql from "./judged.sql?raw";
import { placesOf, sides, type PaymentCube } from "./payment-cube.ts";
import type { PaymentRule } from "./payment-rule.ts";
import rowsSql from "./rows.sql?raw";
import { noPayments, type Tally } from "./tally.ts";

/** Rows of the cube that a rule keeps, and what is to be added up of them. */
type Kept = { readonly cube: PaymentCube; readonly rows: Uint32Array; readonly amounts: Amounts };

/** What is kept by group, in the order of groups. */
function sumBy({ cube, rows, amounts }: Kept, count: number, groupOf: (at: number) => number) {
  return sumExactly(amounts, cube.payments, { rows, groups: rows.map(groupOf), count });
}

function keptRows({ rows, of }: Judged): Uint32Array {
  return rows.filter((_, index) => of[index] === 0);
}

const plus = (a: Sum, b: Sum): Sum => ({ units: a.units + b.units, payments: a.payments + b.payments, no_rate: a.no_rate + b.no_rate });
const minus = ({ units, payments, no_rate: unrated }: Sum): Sum => ({ units: -units, payments: -payments, no_rate: -unrated });

/** What is left of each recipient and year beside the rows judged, with the reason that takes it out: who asks for providers asks for no other. */
function othersOf(rule: PaymentRule, { rows }: Judged) {
  const { cube, parameters } = rule;
  if (rows.length === cube.size) return [];
  const years = cube.year.values.length;
  const reasonOf = (group: number): string =>
    reasonOfPlace(rule, cube.recipient.values[Math.floor(group / years)] ?? "", cube.year.values[group % years] ?? null) ?? "provider";
  const own = addUp(cube.converted[parameters.currency], cube.payments, placesOf(cube, rows));
  return [
    ...cube.totals[parameters.currency].map(({ group, sum }) => ({ reason: reasonOf(group), sum })),
    ...own.map(({ group, sum }) => ({ reason: reasonOf(group), sum: minus(sum) })),
  ];
}

/** What is kept (no reason) and what each reason takes out. */
function talliesOf(rule: PaymentRule, judged: Judged) {
  const { cube, parameters } = rule;
  const { reasons, rows, of } = judged;
  const own = addUp(cube.converted[parameters.currency], cube.payments, { rows, groups: of, count: reasons.length });
  const sums = new Map<string | null, Sum>();
  for (const { reason, sum } of [
    ...own.map(({ group, sum: one }) => ({ reason: reasons[group] ?? null, sum: one })),
    ...othersOf(rule, judged),
  ]) {
    const known = sums.get(reason);
    sums.set(reason, known === undefined ? sum : plus(known, sum));
  }
  return [...sums]
    .map(([reason, sum]) => ({ reason, ...toTally(sum) }))
    .filter(({ payments }) => payments > 0)
    .sort((a, b) => byBytes(a.reason ?? "", b.reason ?? ""));
}

function cellsOf(kept: Kept) {
  const { cube, rows, amounts } = kept;
  const years = cube.year.values.length;
  return sumExactly(amounts, cube.payments, placesOf(cube, rows)).map(({ group, tally }) => ({
    recipient: cube.recipient.values[Math.floor(group / years)] ?? "",
    year: cube.year.values[group % years] ?? null,
    ...tally,
  }));
}

/** Providers of what is kept, the largest sums first and those without a rate last. A provider without a reference is unknown and has no name. */
function providersOf(kept: Kept) {
  const { provider, name } = kept.cube;
  const names = new Uint32Array(provider.values.length).fill(name.values.length);
  for (const at of kept.rows) {
    const of = provider.of[at] ?? 0;
    names[of] = Math.min(names[of] ?? 0, name.of[at] ?? 0); // names are in their order, none after all
  }
  return sumBy(kept, provider.values.length, (at) => provider.of[at] ?? 0)
    .map(({ group, tally }) => {
      const { ref = "", side = "undecided" as const } = provider.values[group] ?? {};
      return { ref, name: ref === "unknown" ? null : (name.values[names[group] ?? 0] ?? null), side, ...tally };
    })
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return compareDecimals(b.value, a.value); // sorting is stable: references stay in their order
    });
}

function publishersOf({ cube: { dataset, payments }, rows }: Kept) {
  const counts = new Float64Array(dataset.values.length);
  for (const at of rows) counts[dataset.of[at] ?? 0] = (counts[dataset.of[at] ?? 0] ?? 0) + (payments[at] ?? 0);
  const byPublisher = new Map<string | null, { datasets: number; payments: number }>();
  for (const [number, { publisher }] of dataset.values.entries()) {
    const own = counts[number] ?? 0;
    if (own === 0) continue;
    const known = byPublisher.get(publisher) ?? { datasets: 0, payments: 0 };
    byPublisher.set(publisher, { datasets: known.datasets + 1, payments: known.payments + own });
  }
  return [...byPublisher].map(([publisher, sums]) => ({ publisher, ...sums })).sort((a, b) => nullsLast(a.publisher, b.publisher));
}

/** The files that what is kept comes from, counted by licence; those without one last. */
function licencesOf({ cube: { dataset }, rows }: Kept) {
  const counts = new Map<string | null, number>();
  for (const number of new Set(rows.map((at) => dataset.of[at] ?? 0))) {
    const licence = dataset.values[number]?.licence ?? null;
    counts.set(licence, (counts.get(licence) ?? 0) + 1);
  }
  return [...counts].map(([licence, datasets]) => ({ licence, datasets })).sort((a, b) => nullsLast(a.licence, b.licence));
}

function sidesOf(kept: Kept) {
  const { provider, sideOf } = kept.cube;
  return sumBy(kept, sides.length, (at) => sideOf[provider.of[at] ?? 0] ?? 0).map(({ group, tally }) => ({
    side: sides[group] ?? "undecided",
    ...tally,
  }));
}

/** What is kept and has no rate into the currency shown, in the currencies in which it was reported. */
function unratedOf(kept: Kept) {
  const { currency, own } = kept.cube;
  const rows = kept.rows.filter((at) => kept.amounts.isKnown[at] === 0);
  return sumBy({ ...kept, rows, amounts: own }, currency.values.length, (at) => currency.of[at] ?? 0).map(
    ({ group, tally: { value: sum, payments } }) => ({
      currency: currency.values[group] ?? "",
      value: sum ?? "0",
      payments,
    }),
  );
}

/** Every sum of payments under a rule. */
export function readPaymentTallies(rule: PaymentRule) {
  const { cube, parameters } = rule;
  const judged = judge(rule);
  const kept = { cube, rows: keptRows(judged), amounts: cube.converted[parameters.currency] };
  return {
    tallies: talliesOf(rule, judged),
    cells: cellsOf(kept),
    providers: providersOf(kept),
    publishers: publishersOf(kept),
    licences: licencesOf(kept),
    sides: sidesOf(kept),
    unrated: unratedOf(kept),
    donors: donorsOf({ ...kept, amounts: cube.converted.usd }),
  };
}

/** What is kept of each donor's official providers in US dollars, by recipient and year. */
function donorsOf(kept: Kept) {
  const { provider, recipient, year, donorOf, agencies } = kept.cube;
  const donors = [...agencies.keys()];
  const [places, years] = [recipient.values.length, year.values.length];
  const dated = kept.rows.filter((at) => (donorOf[provider.of[at] ?? 0] ?? -1) >= 0 && year.values[year.of[at] ?? 0] !== null);
  const groupOf = (at: number): number =>
    ((donorOf[provider.of[at] ?? 0] ?? 0) * places + (recipient.of[at] ?? 0)) * years + (year.of[at] ?? 0);
  return sumBy({ ...kept, rows: dated }, donors.length * places * years, groupOf).map(({ group, tally }) => ({
    donor: donors[Math.floor(group / (places * years))] ?? "",
    recipient: recipient.values[Math.floor(group / years) % places] ?? "",
    year: year.values[group % years] ?? 0,
    ...tally,
  }));
}

/** Which of the payments: those kept (`none`), or those that a reason takes out; with a rate, without one, or both. */
export type RowChoice = { readonly removed_by: string; readonly rate: "any" | "held" | "none" };

/** How many payments these are, and what they come to. */
export function readRowSum(rule: PaymentRule, { removed_by: removedBy, rate }: RowChoice): Tally {
  const found = talliesOf(rule, judge(rule)).find(({ reason }) => (reason ?? "none") === removedBy);
  if (found === undefined) return noPayments;
  const { value: sum, payments, no_rate: unrated } = found;
  if (rate === "any") return { value: sum, payments, no_rate: unrated };
  return rate === "held" ? { value: sum, payments: payments - unrated, no_rate: 0 } : { value: null, payments: unrated, no_rate: unrated };
}

const row = z.object({
  activity: z.string().nullable(),
  publisher: z.string().nullable(),
  provider: z.string().nullable(),
  provider_name: z.string().nullable(),
  boundary: z.enum(sides),
  receiver: z.string().nullable(),
  date: z.string().nullable(),
  year: z.number().nullable(),
  type: z.string().nullable(),
  recipient: z.string(),
  sector_vocabulary: z.string().nullable(),
  sector: z.string().nullable(),
  currency: z.string(),
  value,
  value_date: z.string().nullable(),
  amount: value.nullable(),
  licence: z.string().nullable(),
  dataset: z.string(),
});

/** The payments as one statement with what is bound in it: all of them, in the order of their pages. */
export function paymentRowsSql({ bound }: PaymentRule, chosen: RowChoice): Statement {
  return { sql: `${judgedSql}${rowsSql}`, bound: { ...bound, ...chosen } };
}

/** One page of the payments, oldest first. */
export async function readPaymentPage(snapshot: Snapshot, rule: PaymentRule, chosen: RowChoice & { page: number; pageSize: number }) {
  const { page, pageSize, ...choice } = chosen;
  const { sql, bound } = paymentRowsSql(rule, choice);
  const paged = { ...bound, page_size: pageSize, skipped: (page - 1) * pageSize };
  return z.array(row).parse(await snapshot.rows(`${sql} LIMIT $page_size OFFSET $skipped`, paged));
}
