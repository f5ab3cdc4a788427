import { z } from "zod";
import { percentOf } from "../../../core/claims/decimal.ts";
import { SaraiError } from "../../../core/errors.ts";
import { commitmentKinds } from "../../../core/kinds/commitment.ts";
import { entryId, fieldId, partyCode } from "../../../core/kinds/common.ts";
import { find, madeOn } from "../../rows/dates.ts";
import { addressOf, dateFact, defineClaimQuery, numberFact, ofRecord, textFact } from "../claim-query.ts";

/**
 * How many commitments of these fields were made, at these meetings, by this party? `fields` counts the fields that have one. `main`, `share`
 * and `rank` are those of the fields among all, by the first field of each commitment of the party, whatever the meeting or kind.
 */
export const commitmentsOfField = defineClaimQuery({
  id: "commitments",
  basis: "record",
  sql: [],
  parameters: z.strictObject({
    field: z.array(fieldId).min(1),
    meeting: z.array(entryId).optional(),
    made_by: partyCode.optional(),
    kind: z.array(z.enum(commitmentKinds)).optional(),
  }),
  answer: ({ record }, { field, meeting, made_by: madeBy, kind }) => {
    const found = record.entries.commitment.filter(
      ({ value }) =>
        [value.field, ...value.also_fields].some((one) => field.includes(one)) &&
        (meeting === undefined || meeting.includes(value.made_at ?? "")) &&
        (madeBy === undefined || value.made_by.includes(madeBy)) &&
        (kind === undefined || kind.includes(value.kind)),
    );
    const fields = new Set(found.flatMap(({ value }) => [value.field, ...value.also_fields]));
    const dates = found.flatMap((entry) => madeOn(record, entry).start ?? []).sort();
    const made = record.entries.commitment.filter(({ value }) => madeBy === undefined || value.made_by.includes(madeBy));
    const countOf = (fields: readonly string[]): number => made.filter(({ value }) => fields.includes(value.field)).length;
    const others = [...new Set(made.map(({ value }) => value.field))].filter((one) => !field.includes(one));
    const values = {
      count: numberFact(found.length),
      main: numberFact(countOf(field)),
      of: numberFact(made.length),
      share: numberFact(percentOf(String(countOf(field)), String(made.length))),
      rank: numberFact(1 + others.filter((one) => countOf([one]) > countOf(field)).length),
      fields: numberFact(field.filter((one) => fields.has(one)).length),
      asked: numberFact(field.length),
      first_date: dateFact(dates[0] ?? null),
    };
    return ofRecord({ values, lists: {} }, "count", {
      rows: addressOf("commitments", { field, meeting, made_by: madeBy, kind }),
      entries: found.map((entry) => ({ subject: entry.subject, value: dateFact(madeOn(record, entry).start) })),
    });
  },
});

/** What does this commitment name as its target, and by when? `years` is how long it runs. */
export const commitmentTarget = defineClaimQuery({
  id: "commitment-target",
  basis: "record",
  sql: [],
  parameters: z.strictObject({ commitment: entryId }),
  answer: ({ record }, { commitment: id }) => {
    const entry = find(record, "commitment", id);
    if (entry === undefined) throw new SaraiError("input-invalid", `There is no commitment "${id}" in the record.`);
    const { target } = entry.value;
    const [from, by] = [target?.from ?? null, target?.by ?? null];
    const years = from === null || by === null ? null : Number(by.slice(0, 4)) - Number(from.slice(0, 4));
    const values = {
      value: numberFact(target?.value ?? null),
      unit: textFact(target?.unit ?? null),
      currency: textFact(target?.currency ?? null),
      from: dateFact(from),
      by: dateFact(by),
      years: numberFact(years),
    };
    return ofRecord({ values, lists: {} }, "value", {
      rows: `commitments/${id}`,
      entries: [{ subject: entry.subject, value: values.value }],
    });
  },
});
