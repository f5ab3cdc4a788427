import { findDonor, findRecipient } from "./dac-codes.ts";
import type { CrsMeasure, FlowType } from "./dac-figure.ts";
import type { Gatherer } from "./gather-figures.ts";
import { columnsByName, toYear, type Layout } from "./layout.ts";

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

/** Adds a row of activities to what is gathered, or refuses it with its place: one refusal for a row. */
export function readActivityRow(row: ActivityRow, place: string, gather: Gatherer): void {
  const excerpt = `${row.year} ${row.donor} ${row.recipient} ${row.flow}`;
  const year = toYear(row.year);
  if (year === null) return gather.refuse(place, "year-invalid", excerpt);
  if (row.donor === "") return gather.refuse(place, "donor-missing", excerpt);
  const found = findDonor(row.donor);
  if (found === null) return gather.refuse(place, "donor-unknown", excerpt);
  if (row.recipient === "") return gather.refuse(place, "recipient-missing", excerpt);
  const recipient = findRecipient(row.recipient);
  if (recipient === null) return gather.refuse(place, "recipient-unknown", excerpt);
  const flowType = flowsByCode[row.flow];
  if (flowType === undefined) return gather.refuse(place, "flow-unknown", excerpt);
  for (const { measure, column, text } of row.money)
    if (text !== "") gather.add({ ...found, recipient, year, measure, flowType, indicator: `CRS ${column}`, text, power: millions, place });
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
    return (row, line) => {
      gather.row();
      const place = `line ${line}`;
      const text = (at: number): string => (row[at] ?? "").trim();
      if (row.length !== header.length) return gather.refuse(place, "row-incomplete", row.slice(0, 6).join(" "));
      readActivityRow(
        {
          ...{ year: text(columns.year), donor: text(columns.donor), recipient: text(columns.recipient), flow: text(columns.flow) },
          money: columns.money.map(({ measure, at, column }) => ({ measure, column, text: text(at) })),
        },
        place,
        gather,
      );
    };
  },
};
