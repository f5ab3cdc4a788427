import type { CrsMeasure, FlowType, LeftOut } from "./dac-figure.ts";
import type { Outcome } from "./gather-figures.ts";
import { namedCells, type Cells, type Layout } from "./layout.ts";
import { readKeys } from "./row-keys.ts";

type Meaning = { readonly measure: CrsMeasure; readonly flowType: FlowType };

/** MEASURE of the CRS: all of ODA, and other official flows. Grants, loans and equity (11, 13, 19) are parts of the first. */
const crsMeasures: Readonly<Record<string, FlowType>> = { "100": "oda", "14": "oof" };
const partsOfOda = ["11", "12", "13", "19"];
const crsFlows: Readonly<Record<string, CrsMeasure>> = { D: "gross", C: "commitments" };

/** MEASURE of the tables DAC2a and DAC3a: net and gross payments of ODA, and its commitments. */
const dacMeasures: Readonly<Record<string, CrsMeasure>> = { "206": "net", "240": "gross", "305": "commitments" };

/** What stands for the whole of a dimension. A row with anything else there is a part. */
const wholes: Readonly<Record<string, readonly string[]>> = {
  SECTOR: ["1000", "_T"],
  CHANNEL: ["_T"],
  MODALITY: ["_T"],
  MD_DIM: ["_T"],
};

function meaningOf(cells: Cells, structure: string): Meaning | LeftOut {
  const code = cells("MEASURE");
  const dac = dacMeasures[code];
  if (dac !== undefined) return { measure: dac, flowType: "oda" };
  if (partsOfOda.includes(code)) return "part";
  const flowType = crsMeasures[code];
  const measure = structure.includes("GREQ") ? "grant-equivalent" : crsFlows[cells("FLOW_TYPE")];
  return flowType === undefined || measure === undefined ? "other-measure" : { measure, flowType };
}

/** Why a row is left out: a part, other prices, another currency; else what it measures. */
function select(cells: Cells, structure: string): Meaning | LeftOut {
  if (!["", "V"].includes(cells("PRICE_BASE"))) return "constant-prices";
  if (!["", "USD"].includes(cells("UNIT_MEASURE"))) return "other-currency";
  const isPart = Object.entries(wholes).some(([name, whole]) => cells(name) !== "" && !whole.includes(cells(name)));
  return isPart ? "part" : meaningOf(cells, structure);
}

const needed = ["DONOR", "RECIPIENT", "MEASURE", "TIME_PERIOD", "OBS_VALUE", "UNIT_MULT"];

function readRow(cells: Cells): Outcome {
  const structure = `${cells("STRUCTURE_ID")}${cells("DATAFLOW")}`;
  const meaning = select(cells, structure);
  if (typeof meaning === "string") return { leftOut: meaning };
  const keys = readKeys({ year: cells("TIME_PERIOD"), donor: cells("DONOR"), recipient: cells("RECIPIENT") });
  if (typeof keys === "string") return { refused: keys };
  if (!/^[0-9]$/.test(cells("UNIT_MULT"))) return { refused: "unit-invalid" };
  const text = cells("OBS_VALUE");
  const parts = [/DF_[A-Z0-9_]+/.exec(structure)?.[0] ?? "SDMX", cells("MEASURE"), cells("FLOW_TYPE")];
  const figure = { ...keys, ...meaning, indicator: parts.filter((part) => part !== "").join(" "), text, power: Number(cells("UNIT_MULT")) };
  return { figures: text === "" ? [] : [figure], areSummed: false }; // empty: not published
}

/** SDMX-CSV of the OECD Data Explorer: the CRS, its grant equivalents, DAC2a and DAC3a. Only rows of the whole are read: parts would count twice. */
export const sdmxCsv: Layout = {
  id: "sdmx-csv",
  title: `SDMX-CSV of the OECD Data Explorer with ${needed.join(", ")} (DSD_CRS, DSD_GREQ, DSD_DAC2)`,
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
