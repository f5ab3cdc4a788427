import { z } from "zod";
import type { Snapshot } from "../../core/snapshot.ts";
import dacTotalsSql from "./dac-totals.sql?raw";
import donorRankingSql from "./donor-ranking.sql?raw";
import donorRecipientsSql from "./donor-recipients.sql?raw";
import donorYearsSql from "./donor-years.sql?raw";
import flowRowsSql from "./flow-rows.sql?raw";
import flowsHeldSql from "./flows-held.sql?raw";
import recipientTotalsSql from "./recipient-totals.sql?raw";

/** What is compared: one measure, of countries alone or with institutions, to these recipients, in these years, in one kind of prices. */
export type Selection = {
  readonly measure: string;
  readonly institutions: boolean;
  readonly recipients: readonly string[]; // ISO 3166-1 alpha-2
  readonly firstYear: number;
  readonly lastYear: number;
  readonly current: boolean; // current prices; else those of the snapshot's base year
};

function toBound(selection: Selection) {
  const { measure, institutions, recipients, current } = selection;
  return { measure, institutions, recipients, current, first_year: selection.firstYear, last_year: selection.lastYear };
}

/** Selections by number, as one bound parameter: the SQL of one is the SQL of a thousand. */
function asJson(selections: readonly Selection[]): string {
  return JSON.stringify(selections.map((selection, id) => ({ id, ...toBound(selection) })));
}

const money = z.string().regex(/^-?\d+\.\d\d$/);

const ranked = z.object({
  id: z.number(),
  donor: z.string(),
  donor_kind: z.enum(["country", "institution"]),
  value: money,
  figures: z.number(),
  rank: z.number(),
  donors: z.number(),
});
export type RankedDonor = z.infer<typeof ranked>;

/** The donors on the first places of each selection, and those asked for wherever they stand; `id` is the selection's index. */
export async function readRanking(
  snapshot: Snapshot,
  selections: readonly Selection[],
  shown: { readonly places: number; readonly donors: readonly string[] },
): Promise<readonly RankedDonor[]> {
  const rows = await snapshot.rows(donorRankingSql, { selections: asJson(selections), places: shown.places, donors: shown.donors });
  return z.array(ranked).parse(rows);
}

const recipientTotal = z.object({ id: z.number(), recipient: z.string(), value: money });

/** What each recipient got under each selection, the largest first; `id` is the selection's index. */
export async function readRecipientTotals(snapshot: Snapshot, selections: readonly Selection[]) {
  return z.array(recipientTotal).parse(await snapshot.rows(recipientTotalsSql, { selections: asJson(selections) }));
}

const donorYear = z.object({ donor: z.string(), year: z.number(), value: money, figures: z.number() });

/** What each donor gave in each year of a selection. */
export async function readDonorYears(snapshot: Snapshot, selection: Selection) {
  return z.array(donorYear).parse(await snapshot.rows(donorYearsSql, toBound(selection)));
}

const donorRecipient = z.object({ donor: z.string(), recipient: z.string(), value: money, figures: z.number() });

/** What each donor gave each recipient of a selection. */
export async function readDonorRecipients(snapshot: Snapshot, selection: Selection) {
  return z.array(donorRecipient).parse(await snapshot.rows(donorRecipientsSql, toBound(selection)));
}

const flowRow = z.object({
  donor: z.string(),
  recipient: z.string(),
  year: z.number(),
  measure: z.string(),
  price_base: z.string(),
  value: money,
  indicator: z.string(),
  file: z.string(),
});

/** The figures of these donors under a selection: they add up to every sum shown of it. */
export async function readFlowRows(snapshot: Snapshot, selection: Selection, donors: readonly string[]) {
  return z.array(flowRow).parse(await snapshot.rows(flowRowsSql, { ...toBound(selection), donors }));
}

const held = z.object({
  measure: z.string(),
  price_base: z.string(),
  first_year: z.number(),
  last_year: z.number(),
  figures: z.number(),
  years: z.array(z.number()),
  donors: z.array(z.string()),
  recipients: z.array(z.string()),
});
export type FlowsHeld = z.infer<typeof held>;

const heldIn = new WeakMap<Snapshot, Map<string, readonly FlowsHeld[]>>();

/** What is held of flows to these recipients, by measure and prices; read once of a snapshot, which never changes. */
export async function readFlowsHeld(snapshot: Snapshot, recipients: readonly string[]): Promise<readonly FlowsHeld[]> {
  const known = heldIn.get(snapshot) ?? new Map<string, readonly FlowsHeld[]>();
  heldIn.set(snapshot, known);
  const key = recipients.join(" ");
  const found = known.get(key) ?? z.array(held).parse(await snapshot.rows(flowsHeldSql, { recipients }));
  known.set(key, found);
  return found;
}

const dacTotal = z.object({ year: z.number(), recipient: z.string(), total: money.nullable(), held: money.nullable() });
export type DacTotal = z.infer<typeof dacTotal>;

/** The publisher's total of all DAC donors beside the sum of the donors held, net and in current prices, by recipient and year. */
export async function readDacTotals(snapshot: Snapshot, recipients: readonly string[]): Promise<readonly DacTotal[]> {
  return z.array(dacTotal).parse(await snapshot.rows(dacTotalsSql, { recipients }));
}

/** The SQL of a donor's rank, by name, as a page shows it. */
export const rankingSql = [
  { name: "donor-ranking.sql", text: donorRankingSql },
  { name: "recipient-totals.sql", text: recipientTotalsSql },
  { name: "dac-totals.sql", text: dacTotalsSql },
] as const;
