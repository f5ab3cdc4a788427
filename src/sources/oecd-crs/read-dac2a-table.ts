import type { CrsMeasure } from "./dac-figure.ts";
import type { Outcome } from "./gather-figures.ts";
import { namedCells, type Cells, type Layout } from "./layout.ts";
import { readKeys } from "./row-keys.ts";

const millions = 6;
const measures: Readonly<Record<string, CrsMeasure>> = { "206": "net", "240": "gross", "305": "commitments" };
const needed = ["DONOR", "RECIPIENT", "AIDTYPE", "DATATYPE", "TIME", "Value"];

function readRow(cells: Cells): Outcome {
  if (cells("DATATYPE") !== "A") return { leftOut: cells("DATATYPE") === "D" ? "constant-prices" : "other-currency" };
  const measure = measures[cells("AIDTYPE")];
  if (measure === undefined) return { leftOut: "other-measure" };
  const keys = readKeys({ year: cells("TIME"), donor: cells("DONOR"), recipient: cells("RECIPIENT") });
  if (typeof keys === "string") return { refused: keys };
  const text = cells("Value");
  const figure = { ...keys, measure, flowType: "oda" as const, indicator: `DAC2a ${cells("AIDTYPE")}`, text, power: millions };
  return { figures: text === "" ? [] : [figure], areSummed: false };
}

/** Table2a_Data.csv, the whole of DAC2a in the codes of the former OECD.Stat: millions of US dollars, current prices only. */
export const dac2aTable: Layout = {
  id: "dac2a-table",
  title: `the table DAC2a as CSV with ${needed.join(", ")}`,
  open: (header, { gather }) => {
    const cellsOf = namedCells(header, needed);
    if (cellsOf === null) return null;
    return (row, line) => {
      const cells = cellsOf(row);
      const outcome: Outcome = row.length === header.length ? readRow(cells) : { refused: "row-incomplete" };
      gather.countRows(1);
      gather.settle(outcome, { place: `line ${line}`, excerpt: needed.map(cells).join(" ") });
    };
  },
};
