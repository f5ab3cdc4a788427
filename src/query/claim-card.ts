import { z } from "zod";
import { sqlOf } from "./claims/check-claim.ts";
import { checkedClaims } from "./claims/checked-claims.ts";
import { toClaimRow } from "./claims.ts";
import { defineQuestion } from "./question.ts";
import { find } from "./rows/dates.ts";
import { toStamp } from "./views/partnership-view.ts";
import { provenanceOf } from "./views/provenance.ts";

/** What does this sentence come to, in the few words of a card that other sites show? */
export const claimCard = defineQuestion({
  id: "claim-card",
  path: "/claims/:id/card",
  isFramed: true,
  parameters: z.strictObject({}),
  read: async (asked) => {
    const { model, record, snapshot, today, id } = asked;
    const entry = find(record, "claim", id);
    if (entry === undefined) return null;
    const checked = (await checkedClaims(record, snapshot)).get(id);
    const usesSeries = (checked?.readings ?? []).some(({ reading }) => reading.query !== undefined && sqlOf(reading.query).length > 0);
    const { files } = await provenanceOf(asked, { counting: usesSeries ? "both" : "record", deflator: null });
    return {
      stamp: toStamp(model, record, today),
      row: toClaimRow(record, entry, checked),
      snapshot: snapshot.id,
      vintages: [...new Set(files.map((file) => file.vintage))],
    };
  },
});
