import { z } from "zod";
import { flowParameters } from "./oda/donor-selection.ts";
import { flowCite, flowColumns, flowParts, flowRows, refuseUnknown, settleFlows } from "./oda/flow-answer.ts";
import { donorsOf } from "./oda/parties.ts";
import { defineQuestion } from "./question.ts";
import { linesOf } from "./rows/lines.ts";
import { signedMoney } from "./rows/money-sums.ts";

/** What did this donor give each recipient, year by year, and what does the record hold of it? */
export const donor = defineQuestion({
  id: "donor",
  path: "/donors/:id",
  parameters: z.strictObject(flowParameters),
  read: async (asked) => {
    const { record, today, id } = asked;
    const settled = await settleFlows(asked);
    const members = donorsOf(record);
    refuseUnknown(id, [...new Set([...members, ...settled.allHeld.flatMap((one) => one.donors)])]);
    const parts = await flowParts(asked, settled, { donors: [id], by: "recipient" });
    const lines = linesOf(record, today);
    const projects = lines.projects.filter((row) => row.provider_party === id);
    return {
      ...parts,
      code: id,
      record: members.includes(id)
        ? {
            commitments: lines.commitments.filter((row) => row.made_by.includes(id)).length,
            signed: signedMoney(projects, { provider_party: id }),
          }
        : null,
    };
  },
  columns: flowColumns,
  rows: flowRows,
  cite: flowCite,
});
