import { z } from "zod";
import { partyCode } from "../../../core/kinds/common.ts";
import { rankingSql, readFlowsHeld, readRanking, type Selection } from "../../oda/flows.ts";
import { commandFor } from "../../oda/load-command.ts";
import { recipientsAcross } from "../../oda/parties.ts";
import { addressOf, defineClaimQuery, numberFact } from "../claim-query.ts";

/** What did a donor give in the newest years held, and what in as many years before? Net, in the prices asked for. */
export const donorChange = defineClaimQuery({
  id: "donor-change",
  basis: "series",
  sql: rankingSql.filter((one) => one.name === "donor-ranking.sql"),
  parameters: z.strictObject({
    donor: partyCode,
    years: z.number().int().min(1).max(20),
    prices: z.enum(["current", "constant"]).default("current"),
  }),
  answer: async ({ record, snapshot }, { donor, years, prices }) => {
    const recipients = recipientsAcross(record, donor);
    const held = await readFlowsHeld(snapshot, recipients);
    const newest = held.find((one) => one.measure === "net" && (one.price_base === "current") === (prices === "current"))?.last_year;
    if (newest === undefined) {
      const values = { earlier: null, later: null };
      return {
        facts: { values, lists: {} },
        shown: "later",
        needs: { code: "measure-not-held", values: { measure: "net" }, load: commandFor("net") },
        rows: null,
        entries: [],
      };
    }
    const spans = [newest - 2 * years + 1, newest - years + 1].map((firstYear): Selection => ({
      ...{ measure: "net", institutions: false, recipients, current: prices === "current" },
      ...{ firstYear, lastYear: firstYear + years - 1 },
    }));
    const rows = await readRanking(snapshot, spans, { places: 0, donors: [donor] });
    const of = (id: number): string | null => rows.find((row) => row.id === id)?.value ?? null;
    const values = {
      earlier: numberFact(of(0)),
      later: numberFact(of(1)),
      first_year: numberFact(newest - years + 1),
      last_year: numberFact(newest),
    };
    const address = { measure: "net", donor, recipient: recipients, first_year: newest - years + 1, last_year: newest, prices };
    return { facts: { values, lists: {} }, shown: "later", needs: null, rows: addressOf("donors/rows", address), entries: [] };
  },
});
