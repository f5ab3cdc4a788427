import { z } from "zod";
import { addDecimals } from "../core/claims/decimal.ts";
import { groupBy } from "../core/group-by.ts";
import {
  figuresAsked,
  donorSets,
  measures,
  priceKinds,
  selectionParameters,
  settleSelection,
  type Settled,
} from "./oda/donor-selection.ts";
import { readDacTotals, readDonorRecipients, readDonorYears, readRanking, type RankedDonor, type Selection } from "./oda/flows.ts";
import { defineQuestion } from "./question.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { toStamp } from "./views/partnership-view.ts";
import { provenanceOf } from "./views/provenance.ts";

const allPlaces = 1_000;

type Line = {
  readonly donor: string;
  readonly kind: "country" | "institution";
  readonly rank: number;
  readonly value: string;
  readonly figures: number;
  readonly cells: readonly { readonly recipient: string; readonly value: string | null; readonly figures: number }[];
  readonly years: readonly { readonly year: number; readonly value: string | null }[];
};

/** The years that trends are drawn over: all that are held, whatever years are compared. */
function trendOf({ selection, held }: Settled): Selection {
  return { ...selection, firstYear: held?.first_year ?? selection.firstYear, lastYear: held?.last_year ?? selection.lastYear };
}

async function linesOf(snapshot: Snapshot, settled: Settled): Promise<readonly Line[]> {
  const { selection } = settled;
  const trend = trendOf(settled);
  const ranked = await readRanking(snapshot, [selection], { places: allPlaces, donors: [] });
  const cells = groupBy(await readDonorRecipients(snapshot, selection), (row) => row.donor);
  const years = groupBy(await readDonorYears(snapshot, trend), (row) => row.donor);
  const span = Array.from({ length: trend.lastYear - trend.firstYear + 1 }, (_, index) => trend.firstYear + index);
  return ranked.map((one) => ({
    donor: one.donor,
    kind: one.donor_kind,
    rank: one.rank,
    value: one.value,
    figures: one.figures,
    cells: selection.recipients.map((recipient) => {
      const cell = cells.get(one.donor)?.find((row) => row.recipient === recipient);
      return { recipient, value: cell?.value ?? null, figures: cell?.figures ?? 0 };
    }),
    years: span.map((year) => ({ year, value: years.get(one.donor)?.find((row) => row.year === year)?.value ?? null })),
  }));
}

/** The first donor of every year held, with the sum of the one after it. Years that nobody has a figure of are left out. */
async function firstsOf(snapshot: Snapshot, settled: Settled) {
  const trend = trendOf(settled);
  const years = Array.from({ length: trend.lastYear - trend.firstYear + 1 }, (_, index) => trend.firstYear + index);
  const selections = years.map((year) => ({ ...trend, firstYear: year, lastYear: year }));
  const byYear = groupBy(await readRanking(snapshot, selections, { places: 2, donors: [] }), (row) => row.id);
  return years.flatMap((year, index) => {
    const [first, next]: readonly RankedDonor[] = byYear.get(index) ?? [];
    return first === undefined ? [] : [{ year, donor: first.donor, value: first.value, next: next?.value ?? null }];
  });
}

/** The publisher's total beside what the donors held add up to; only of net figures in current prices, institutions included. */
async function dacTotalOf(snapshot: Snapshot, { selection }: Settled): Promise<{ total: string; held: string } | null> {
  if (selection.measure !== "net" || !selection.current) return null;
  const rows = (await readDacTotals(snapshot, selection.recipients)).filter(
    (row) => row.year >= selection.firstYear && row.year <= selection.lastYear,
  );
  if (rows.length === 0 || rows.some((row) => row.total === null)) return null;
  return { total: addDecimals(rows.map((row) => row.total ?? "0")), held: addDecimals(rows.map((row) => row.held ?? "0")) };
}

function optionsOf({ selection, recipients, allHeld }: Settled) {
  const isHeld = (measure: string, current: boolean): boolean =>
    allHeld.some((one) => one.measure === measure && (one.price_base === "current") === current);
  const chosenSet = selection.institutions ? "dac-with-institutions" : "dac-countries";
  const hasInstitutions = (set: string): boolean => set === "dac-countries" || allHeld.length > 0;
  return {
    measure: measures.map((value) => ({ value, selected: value === selection.measure, held: isHeld(value, true) })),
    donors: donorSets.map((value) => ({ value, selected: value === chosenSet, held: hasInstitutions(value) })),
    recipient: recipients.map((value) => ({ value, selected: selection.recipients.includes(value), held: true })),
    prices: priceKinds.map((value) => {
      const current = value === "current";
      return { value, selected: current === selection.current, held: isHeld(selection.measure, current) };
    }),
  };
}

/** Who gives most, to whom, and since when, under one counting rule at a time? Every sum opens the figures that add up to it. */
export const donors = defineQuestion({
  id: "donors",
  path: "/donors",
  parameters: z.strictObject(selectionParameters),
  read: async (asked) => {
    const { model, record, snapshot, today, parameters } = asked;
    const settled = await settleSelection(snapshot, record, parameters);
    const { selection, held } = settled;
    return {
      stamp: toStamp(model, record, today),
      selection: {
        measure: selection.measure,
        donors: parameters.donors,
        recipients: [...selection.recipients],
        first_year: selection.firstYear,
        last_year: selection.lastYear,
        prices: parameters.prices,
      },
      held: held === null ? null : { first_year: held.first_year, last_year: held.last_year },
      options: optionsOf(settled),
      figures_asked: figuresAsked(selection),
      rows: held === null ? [] : await linesOf(snapshot, settled),
      firsts: held === null ? [] : await firstsOf(snapshot, settled),
      dac_total: await dacTotalOf(snapshot, settled),
      provenance: await provenanceOf(asked, {
        counting: "oda",
        deflator: settled.allHeld.find((one) => one.price_base !== "current")?.price_base ?? null,
      }),
    };
  },
  columns: {
    donor: "text",
    kind: "text",
    recipient: "text",
    first_year: "integer",
    last_year: "integer",
    measure: "text",
    prices: "text",
    usd: "decimal",
    figures: "integer",
  },
  rows: (answer) =>
    answer.rows.flatMap((line) =>
      line.cells.map((cell) => ({
        donor: line.donor,
        kind: line.kind,
        recipient: cell.recipient,
        first_year: answer.selection.first_year,
        last_year: answer.selection.last_year,
        measure: answer.selection.measure,
        prices: answer.selection.prices === "current" ? "current" : (answer.provenance.deflator ?? "constant"),
        usd: cell.value,
        figures: cell.figures,
      })),
    ),
});
