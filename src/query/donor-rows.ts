import { z } from "zod";
import { addDecimals } from "../core/claims/decimal.ts";
import { SaraiError } from "../core/errors.ts";
import { commonParameters, figuresAsked, settleSelection } from "./oda/donor-selection.ts";
import { readFlowRows } from "./oda/flows.ts";
import { defineQuestion } from "./question.ts";
import { choice } from "./selection.ts";
import { toStamp } from "./views/partnership-view.ts";
import { provenanceOf } from "./views/provenance.ts";

/** Which figures stand behind a sum? They add up to it, to the cent. */
export const donorRows = defineQuestion({
  id: "donor-rows",
  path: "/donors/rows",
  parameters: z.strictObject({ ...commonParameters, donor: choice }),
  read: async (asked) => {
    const { model, record, snapshot, today, parameters } = asked;
    const { selection, held, allHeld } = await settleSelection(snapshot, record, { ...parameters, donors: "dac-with-institutions" });
    const known = held?.donors ?? [];
    const unknown = parameters.donor?.find((one) => !known.includes(one));
    if (unknown !== undefined)
      throw new SaraiError("input-invalid", `The parameter "donor" cannot have the value "${unknown.slice(0, 100)}".`, {
        advice: known.length === 0 ? "No donor is held of this measure." : `Allowed: ${known.join(", ")}.`,
      });
    const chosen = parameters.donor ?? known;
    const rows = held === null ? [] : await readFlowRows(snapshot, selection, chosen);
    return {
      stamp: toStamp(model, record, today),
      selection: {
        measure: selection.measure,
        donors: [...chosen],
        recipients: [...selection.recipients],
        first_year: selection.firstYear,
        last_year: selection.lastYear,
        prices: parameters.prices,
      },
      sum: addDecimals(["0.00", ...rows.map((row) => row.value)]),
      figures_asked: figuresAsked(selection) * chosen.length,
      rows: [...rows],
      provenance: await provenanceOf(asked, {
        counting: "oda",
        deflator: allHeld.find((one) => one.price_base !== "current")?.price_base ?? null,
      }),
    };
  },
  columns: {
    donor: "text",
    recipient: "text",
    year: "integer",
    measure: "text",
    price_base: "text",
    value: "decimal",
    indicator: "text",
    file: "text",
  },
  rows: (answer) => answer.rows,
});
