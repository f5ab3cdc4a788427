import { z } from "zod";
import { addDecimals } from "../../../core/claims/decimal.ts";
import { canonicalJson } from "../../../core/canonical-json.ts";
import { SaraiError } from "../../../core/errors.ts";
import { entryId } from "../../../core/kinds/common.ts";
import { find } from "../../rows/dates.ts";
import { dateFact, defineClaimQuery, numberFact, ofRecord, textFact } from "../claim-query.ts";

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

/** What do these stated figures of people add up to? Bounds, not a count: each is of its own day, and "about" or "more than" stays that. */
export const peopleFigures = defineClaimQuery({
  id: "people-figures",
  basis: "record",
  sql: [],
  parameters: z.strictObject({ figure: z.array(entryId).min(1) }),
  answer: ({ record }, { figure }) => {
    const found = figure.map((id) => {
      const entry = find(record, "people-figure", id);
      if (entry === undefined) throw new SaraiError("input-invalid", `There is no figure "${id}" of people in the record.`);
      return entry;
    });
    const figures = found.map((entry) => entry.value);
    const days = figures.map((one) => one.as_of).sort();
    const values = {
      sum: numberFact(addDecimals(figures.map((one) => one.number))),
      figures: numberFact(found.length),
      inexact: numberFact(figures.filter((one) => one.qualifier !== "exact").length),
      oldest: dateFact(days[0] ?? null),
      newest: dateFact(days.at(-1) ?? null),
    };
    return ofRecord({ values, lists: { number: figures.map((one) => numberFact(one.number)) } }, "sum", {
      entries: found.map((entry) => entry.subject),
    });
  },
});
