import { z } from "zod";
import { investmentsOf } from "./investment.ts";
import { flowParameters, type Settled } from "./oda/donor-selection.ts";
import { flowCite, flowColumns, flowParts, flowRows, settleFlows, type FlowAsked } from "./oda/flow-answer.ts";
import { donorsOf, foundingYear } from "./oda/parties.ts";
import { readSum } from "./oda/flow-matrix.ts";
import { defineQuestion } from "./question.ts";
import { linesOf } from "./rows/lines.ts";
import { signedMoney } from "./rows/money-sums.ts";
import { statedSums } from "./rows/stated-sums.ts";

/** What the partnership's donors gave its recipients from a year on, up to the newest held; null where that year is not held. */
async function sinceYear({ snapshot, record }: FlowAsked, { held, selection }: Settled, year: number) {
  if (held === null || year < held.first_year || year > held.last_year) return null;
  const donors = donorsOf(record).filter((code) => held.donors.includes(code));
  return { year, ...(await readSum(snapshot, { donors, selection: { ...selection, firstYear: year, lastYear: held.last_year } })) };
}

/** What was promised, what was signed, what do pages state, and what was paid, by which measure? Each in its own kind and currency. */
export const money = defineQuestion({
  id: "money",
  path: "/money",
  parameters: z.strictObject(flowParameters),
  read: async (asked) => {
    const { record, today } = asked;
    const settled = await settleFlows(asked);
    const parts = await flowParts(asked, settled, { donors: donorsOf(record), by: "recipient" });
    const lines = linesOf(record, today);
    const founded = foundingYear(record);
    return {
      ...parts,
      since: founded === null ? null : await sinceYear(asked, settled, founded),
      promised: lines.commitments.filter((row) => row.target?.currency !== undefined),
      signed: signedMoney(lines.projects, {}),
      stated: statedSums(investmentsOf(record)),
    };
  },
  columns: flowColumns,
  rows: flowRows,
  cite: flowCite,
});
