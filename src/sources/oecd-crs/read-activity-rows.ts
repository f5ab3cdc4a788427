import type { CrsMeasure, FlowType } from "./dac-figure.ts";
import type { Outcome } from "./gather-figures.ts";
import { columnsByName, type Layout } from "./layout.ts";
import { readKeys } from "./row-keys.ts";

const millions = 6;

/** The columns of money that are read. Deflated ones are left: constant prices are computed here, of every source alike. */
const money = [
  ["usddisbursement", "gross"],
  ["usdcommitment", "commitments"],
  ["usdgrantequiv", "grant-equivalent"],
] as const satisfies readonly (readonly [string, CrsMeasure])[];

/** FlowCode of the CRS: ODA grants, grant-like and loans, equity of ODA; other official flows and export credits; private flows. */
const flowsByCode: Readonly<Record<string, FlowType>> = {
  ...{ "11": "oda", "12": "oda", "13": "oda", "19": "oda" },
  ...{ "14": "oof", "21": "oof", "22": "oof" },
  ...{ "30": "private", "35": "private", "36": "private", "37": "private" },
};

/** The names of the columns that activities must have, as `columnsByName` writes them. */
export const activityColumns = ["year", "donorcode", "recipientcode", "flowcode"] as const;

/** One activity, or activities summed: the texts of its columns, "" where it has none. `money` is by measure, in millions of US dollars. */
export type ActivityRow = {
  readonly year: string;
  readonly donor: string;
  readonly recipient: string;
  readonly flow: string;
  readonly money: readonly { readonly measure: CrsMeasure; readonly column: string; readonly text: string }[];
};

/** What becomes of a row of activities: figures to be summed, or one refusal for all of the row. */
export function readActivityRow(row: ActivityRow): Outcome {
  const keys = readKeys(row);
  if (typeof keys === "string") return { refused: keys };
  const flowType = flowsByCode[row.flow];
  if (flowType === undefined) return { refused: "flow-unknown" };
  const figures = row.money
    .filter(({ text }) => text !== "")
    .map(({ measure, column, text }) => ({ ...keys, measure, flowType, indicator: `CRS ${column}`, text, power: millions }));
  return { figures, areSummed: true };
}

/** A row of activities in a few words. */
export function excerptOf({ year, donor, recipient, flow }: ActivityRow): string {
  return [year, donor, recipient, flow].join(" ");
}

/** What is read of a table whose columns are these: where they stand, and the money there is; null where it is no table of activities. */
export function findActivityColumns(header: readonly string[]) {
  const columns = columnsByName(header);
  const [year, donor, recipient, flow] = activityColumns.map((name) => columns.get(name));
  const found = money.flatMap(([name, measure]) => {
    const at = columns.get(name);
    return at === undefined ? [] : [{ measure, at, column: header[at] ?? name }];
  });
  if (year === undefined || donor === undefined || recipient === undefined || flow === undefined || found.length === 0) return null;
  return { year, donor, recipient, flow, money: found };
}

/** Activities of the CRS as the publisher gives them by year, separated by | or commas: summed by donor, recipient, year, flow and measure. */
export const activityTable: Layout = {
  id: "activities",
  title: "activities of the CRS with Year, DonorCode, RecipientCode, FlowCode and USD_Disbursement, USD_Commitment or USD_GrantEquiv",
  open: (header, { gather }) => {
    const columns = findActivityColumns(header);
    if (columns === null) return null;
    return (cells, line) => {
      const text = (at: number): string => (cells[at] ?? "").trim();
      const row: ActivityRow = {
        ...{ year: text(columns.year), donor: text(columns.donor), recipient: text(columns.recipient), flow: text(columns.flow) },
        money: columns.money.map(({ measure, at, column }) => ({ measure, column, text: text(at) })),
      };
      const isWhole = cells.length === header.length;
      gather.countRows(1);
      gather.settle(isWhole ? readActivityRow(row) : { refused: "row-incomplete" }, { place: `line ${line}`, excerpt: excerptOf(row) });
    };
  },
};
