import type { Snapshot } from "../../core/snapshot.ts";
import { readFlowRows, readFlowsHeld } from "../oda/flows.ts";
import { toCoverage } from "./coverage.ts";
import { paymentsAddress, type PaymentRule } from "./payment-rule.ts";
import type { readPaymentTallies } from "./read-payments.ts";

/** What the DAC calls what publishers report as disbursements and expenditures, and as commitments: neither is net of repayments. */
const measureOf = { spent: "gross", committed: "commitments" } as const;

type Place = { readonly donor: string; readonly recipient: string; readonly year: number };

const keyOf = ({ donor, recipient, year }: Place): string => `${String(9999 - year)} ${donor} ${recipient}`;

/** The DAC's figures of a measure for what the rule asks of; null where none of that measure is held. */
async function figuresOf(snapshot: Snapshot, rule: PaymentRule, measure: string) {
  const all = await readFlowsHeld(snapshot, rule.members);
  const held = all.find((one) => one.measure === measure && one.price_base === "current");
  const measures = [...new Set(all.map((one) => one.measure))];
  if (held === undefined) return { measures, figures: null };
  const years = rule.cube.held.years.filter((year) => year !== "unknown").map(Number);
  const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];
  const selection = { measure, institutions: true, recipients: rule.recipients, firstYear, lastYear, current: true };
  const { year, provider } = rule.parameters;
  const agencies = rule.cube.agencies;
  const isAsked = (donor: string): boolean => provider === undefined || agencies.get(donor)?.some((ref) => provider.includes(ref)) === true;
  const rows = years.length === 0 ? [] : await readFlowRows(snapshot, selection, held.donors); // all of them: the same question whatever the provider
  return { measures, figures: rows.filter((row) => isAsked(row.donor) && (year === undefined || year.includes(String(row.year)))) };
}

/** Counting rule 6: what official providers report for each donor, recipient and year, in US dollars, beside the DAC's figure of the same measure. */
export async function readCoverage(snapshot: Snapshot, rule: PaymentRule, reported: ReturnType<typeof readPaymentTallies>["donors"]) {
  const measure = measureOf[rule.parameters.type];
  const { measures, figures } = await figuresOf(snapshot, rule, measure);
  const agencies = rule.cube.agencies;
  const figureOf = new Map((figures ?? []).map((row) => [keyOf(row), row.value]));
  const known = new Set(reported.map(keyOf));
  const missing = (figures ?? []).filter((row) => !known.has(keyOf(row)));
  const cells = [
    ...reported.map((cell) => {
      const { donor, recipient, year } = cell;
      const asked = rule.parameters.provider;
      const provider = (agencies.get(donor) ?? []).filter((ref) => asked === undefined || asked.includes(ref));
      return { ...cell, rows: paymentsAddress(rule, { currency: "usd", recipient: [recipient], year: [String(year)], provider }) };
    }),
    ...missing.map(({ donor, recipient, year }) => ({ donor, recipient, year, value: null, payments: 0, no_rate: 0, rows: null })),
  ].map((cell) => {
    const figure = figureOf.get(keyOf(cell)) ?? null;
    return { ...cell, coverage: toCoverage(cell, { holdsMeasure: figures !== null, figure }) };
  });
  return { measure, held: figures !== null, measures, cells: cells.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) };
}
