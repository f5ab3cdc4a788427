import { z } from "zod";
import { canonicalJson } from "../../../core/canonical-json.ts";
import { SaraiError } from "../../../core/errors.ts";
import { defineClaimQuery, numberFact, ofRecord, textFact } from "../claim-query.ts";

/** What do the pages read state on one matter of this claim, and do they agree? */
export const statedValues = defineClaimQuery({
  id: "stated-values",
  basis: "record",
  sql: [],
  parameters: z.strictObject({ about: z.string().regex(/^[a-z]+([_-][a-z0-9]+)*$/) }),
  answer: ({ claim }, { about }) => {
    const said = claim.said.filter((statement) => statement.property === about && statement.redacted === undefined);
    if (said.length === 0) throw new SaraiError("input-invalid", `Nobody is on record about "${about}" of this claim.`);
    const texts = said.map(({ value }) => (typeof value === "string" ? value : canonicalJson(value)));
    const values = { statements: numberFact(said.length), differing: numberFact(new Set(texts).size) };
    return ofRecord({ values, lists: { value: texts.map(textFact) } }, "differing", { rows: `claims/${claim.id}` });
  },
});
