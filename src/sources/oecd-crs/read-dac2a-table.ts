import { findDonor, findRecipient } from "./dac-codes.ts";
import type { CrsMeasure } from "./dac-figure.ts";
import { toYear, type Layout } from "./layout.ts";

const millions = 6;
const measures: Readonly<Record<string, CrsMeasure>> = { "206": "net", "240": "gross", "305": "commitments" };
const needed = ["DONOR", "RECIPIENT", "AIDTYPE", "DATATYPE", "TIME", "Value"];

/** Table2a_Data.csv, the whole of DAC2a in the codes of the former OECD.Stat: millions of US dollars, current prices only. */
export const dac2aTable: Layout = {
  id: "dac2a-table",
  title: `the table DAC2a as CSV with ${needed.join(", ")}`,
  open: (header, { gather }) => {
    const at = new Map(header.map((name, index) => [name.trim(), index] as const));
    if (needed.some((name) => !at.has(name))) return null;
    return (row, line) => {
      gather.row();
      const place = `line ${line}`;
      const cells = (name: string): string => (row[at.get(name) ?? -1] ?? "").trim();
      const excerpt = needed.map(cells).join(" ");
      if (row.length !== header.length) return gather.refuse(place, "row-incomplete", excerpt);
      if (cells("DATATYPE") !== "A") return gather.leaveOut(cells("DATATYPE") === "D" ? "constant-prices" : "other-currency");
      const measure = measures[cells("AIDTYPE")];
      if (measure === undefined) return gather.leaveOut("other-measure");
      const year = toYear(cells("TIME"));
      if (year === null) return gather.refuse(place, "year-invalid", excerpt);
      const [donor, recipient, text] = [findDonor(cells("DONOR")), findRecipient(cells("RECIPIENT")), cells("Value")];
      if (donor === null) return gather.refuse(place, cells("DONOR") === "" ? "donor-missing" : "donor-unknown", excerpt);
      if (recipient === null) return gather.refuse(place, cells("RECIPIENT") === "" ? "recipient-missing" : "recipient-unknown", excerpt);
      if (text === "") return;
      gather.once({ ...donor, recipient, year, measure, flowType: "oda", indicator: `DAC2a ${cells("AIDTYPE")}`, text, power: millions, place });
    };
  },
};
