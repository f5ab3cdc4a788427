import { z } from "zod";
import { flowParameters } from "./oda/donor-selection.ts";
import { flowCite, flowColumns, flowParts, flowRows, refuseUnknown, settleFlows } from "./oda/flow-answer.ts";
import { recipientsOf } from "./oda/parties.ts";
import { defineQuestion } from "./question.ts";
import { linesOf } from "./rows/lines.ts";
import { signedMoney } from "./rows/money-sums.ts";

/** What did this recipient get from each donor, year by year, and what does the record hold for it? */
export const recipient = defineQuestion({
  id: "recipient",
  path: "/recipients/:id",
  parameters: z.strictObject(flowParameters),
  read: async (asked) => {
    const { record, today, id } = asked;
    refuseUnknown(id, recipientsOf(record));
    const settled = await settleFlows(asked, id);
    const parts = await flowParts(asked, settled, { donors: settled.held?.donors ?? [], by: "donor" });
    const lines = linesOf(record, today);
    return {
      ...parts,
      code: id,
      record: {
        commitments: lines.commitments.filter((row) => row.made_to.includes(id)).length,
        signed: signedMoney(
          lines.projects.filter((row) => row.countries.includes(id)),
          { country: id },
        ),
      },
    };
  },
  columns: flowColumns,
  rows: flowRows,
  cite: flowCite,
});
