import { addDecimals } from "../../core/claims/decimal.ts";
import { groupBy } from "../../core/group-by.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { addressOf } from "../claims/claim-query.ts";
import { figuresAsked } from "./donor-selection.ts";
import { readFlowRows, type Selection } from "./flows.ts";

type FlowRow = Awaited<ReturnType<typeof readFlowRows>>[number];

/** Which figures: of these donors under a selection. */
type Flows = { readonly donors: readonly string[]; readonly selection: Selection };

/** The address, below the partnership, of the figures of a selection. */
function rowsAddress({ donors, selection }: Flows): string {
  const { measure, recipients, firstYear, lastYear, current } = selection;
  return addressOf("donors/rows", {
    donor: donors,
    first_year: firstYear,
    last_year: lastYear,
    measure,
    prices: current ? "current" : "constant",
    recipient: recipients,
  });
}

function flowSum(rows: readonly Pick<FlowRow, "value" | "donor">[], { donors, selection }: Flows) {
  if (rows.length === 0) return { value: null, figures: 0, rows: null };
  const giving = donors.filter((donor) => rows.some((row) => row.donor === donor)); // the rows page refuses a donor without any figure
  const value = addDecimals(rows.map((row) => row.value));
  return { value, figures: rows.length, rows: rowsAddress({ donors: giving, selection }) };
}

/** The exact sum of these flows with the address of its figures; null of none. */
export async function readSum(snapshot: Snapshot, flows: Flows) {
  return flowSum(await readFlowRows(snapshot, flows.selection, flows.donors), flows);
}

const askedOf = ({ donors, selection }: Flows): number => figuresAsked(selection) * donors.length;

function sumsByYear(rows: readonly FlowRow[], flows: Flows) {
  const { firstYear, lastYear } = flows.selection;
  const byYear = groupBy(rows, (row) => row.year);
  return Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index).map((year) => ({
    year,
    ...flowSum(byYear.get(year) ?? [], { ...flows, selection: { ...flows.selection, firstYear: year, lastYear: year } }),
  }));
}

const toCents = (value: string | null): bigint => BigInt((value ?? "0.00").replace(".", "")); // every flow has two places

/** What these donors gave these recipients, year by year and in all, one line for each recipient or donor with a figure, the largest first. */
export async function readMatrix(snapshot: Snapshot, flows: Flows, by: "donor" | "recipient") {
  const rows = await readFlowRows(snapshot, flows.selection, flows.donors);
  const lines = [...groupBy(rows, (row) => row[by])].map(([code, own]) => {
    const narrowed: Flows =
      by === "donor" ? { ...flows, donors: [code] } : { ...flows, selection: { ...flows.selection, recipients: [code] } };
    return { code, sum: flowSum(own, narrowed), figures_asked: askedOf(narrowed), years: sumsByYear(own, narrowed) };
  });
  const size = (line: (typeof lines)[number]): bigint => toCents(line.sum.value);
  return {
    by,
    lines: lines.sort((a, b) => (size(a) === size(b) ? (a.code < b.code ? -1 : 1) : size(a) < size(b) ? 1 : -1)),
    years: sumsByYear(rows, flows),
    sum: flowSum(rows, flows),
    figures_asked: askedOf(flows),
  };
}
