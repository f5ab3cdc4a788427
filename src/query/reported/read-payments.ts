import { z } from "zod";
import type { Snapshot, Statement } from "../../core/snapshot.ts";
import { value } from "../payments/payments.ts";
import byDonorSql from "./by-donor.sql?raw";
import byPublisherSql from "./by-publisher.sql?raw";
import byProviderSql from "./by-provider.sql?raw";
import bySideSql from "./by-side.sql?raw";
import cellsSql from "./cells.sql?raw";
import judgedSql from "./judged.sql?raw";
import { donorOf } from "./organisation-place.ts";
import type { PaymentRule } from "./payment-rule.ts";
import rowSumSql from "./row-sum.sql?raw";
import rowsSql from "./rows.sql?raw";
import talliesSql from "./tallies.sql?raw";
import unratedSql from "./unrated.sql?raw";

const tally = { value: value.nullable(), payments: z.number(), no_rate: z.number() };

/** What is kept (no reason) and what each reason takes out. */
const tallied = z.object({ reason: z.string().nullable(), ...tally });
const cell = z.object({ recipient: z.string(), year: z.number().nullable(), ...tally });
const side = z.enum(["crossing", "inside", "undecided"]);
const ofProvider = z.object({ ref: z.string(), name: z.string().nullable(), side, ...tally });
const ofSide = z.object({ side, ...tally });
const ofPublisher = z.object({ publisher: z.string().nullable(), datasets: z.number(), payments: z.number() });
const unrated = z.object({ currency: z.string(), value, payments: z.number() });
const ofDonor = z.object({ donor: z.string(), recipient: z.string(), year: z.number(), ...tally });

/** Every sum of payments under a rule. */
export async function readPaymentTallies(snapshot: Snapshot, { bound }: PaymentRule) {
  const ask = (sql: string) => snapshot.rows(`${judgedSql}${sql}`, bound);
  return {
    tallies: z.array(tallied).parse(await ask(talliesSql)),
    cells: z.array(cell).parse(await ask(cellsSql)),
    providers: z.array(ofProvider).parse(await ask(byProviderSql)),
    publishers: z.array(ofPublisher).parse(await ask(byPublisherSql)),
    sides: z.array(ofSide).parse(await ask(bySideSql)),
    unrated: z.array(unrated).parse(await ask(unratedSql)),
  };
}

/** The official providers held, by the donor that they belong to. */
export function agenciesOf({ held }: PaymentRule): ReadonlyMap<string, readonly string[]> {
  const byDonor = new Map<string, string[]>();
  for (const ref of held.providers) {
    const donor = donorOf(ref);
    if (donor !== null) byDonor.set(donor, [...(byDonor.get(donor) ?? []), ref]);
  }
  return byDonor;
}

/** What is kept of each donor's official providers in US dollars, by recipient and year. */
export async function readDonorCells(snapshot: Snapshot, rule: PaymentRule) {
  const pairs = [...agenciesOf(rule)].flatMap(([donor, refs]) => refs.map((ref) => ({ donor, ref })));
  const agencies = { agencies: pairs.map(({ ref }) => ref), donors: pairs.map(({ donor }) => donor) };
  return z.array(ofDonor).parse(await snapshot.rows(`${judgedSql}${byDonorSql}`, { ...rule.bound, ...agencies, currency: "usd" }));
}

/** Which of the payments: those kept (`none`), or those that a reason takes out; with a rate, without one, or both. */
export type RowChoice = { readonly removed_by: string; readonly rate: "any" | "held" | "none" };

const rowSum = z.object(tally);

/** How many payments these are, and what they come to. */
export async function readRowSum(snapshot: Snapshot, { bound }: PaymentRule, chosen: RowChoice) {
  const [row] = z.array(rowSum).parse(await snapshot.rows(`${judgedSql}${rowSumSql}`, { ...bound, ...chosen }));
  return row ?? { value: null, payments: 0, no_rate: 0 };
}

const row = z.object({
  activity: z.string().nullable(),
  publisher: z.string().nullable(),
  provider: z.string().nullable(),
  provider_name: z.string().nullable(),
  boundary: side,
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
