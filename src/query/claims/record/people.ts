import { z } from "zod";
import { addDecimals, compareDecimals } from "../../../core/claims/decimal.ts";
import type { Entry } from "../../../core/entry.ts";
import { SaraiError } from "../../../core/errors.ts";
import { groupBy } from "../../../core/group-by.ts";
import { entryId, name } from "../../../core/kinds/common.ts";
import { partialDate, firstDay, lastDay } from "../../../core/partial-date.ts";
import { find } from "../../rows/dates.ts";
import { addressOf, dateFact, defineClaimQuery, numberFact, ofRecord, type Counted } from "../claim-query.ts";

type Figure = Entry<"people-figure">;

function counted(figures: readonly Figure[]): readonly Counted[] {
  return figures.map(({ subject, value }) => ({ subject, value: numberFact(value.number) }));
}

/** What do these stated figures of people add up to? Each is of its own day, and "about" or "more than" stays that. */
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
    return ofRecord({ values, lists: { number: figures.map((one) => numberFact(one.number)) } }, "sum", { entries: counted(found) });
  },
});

/** What was stated on one day of one programme and country: figures of different measures are parts and add up. */
type Stated = { readonly day: string; readonly figures: readonly Figure[]; readonly sum: string };

function statedDays(figures: readonly Figure[]): readonly Stated[] {
  return [...groupBy(figures, (one) => one.value.as_of)]
    .map(([day, of]) => ({ day, figures: of, sum: addDecimals(of.map((one) => one.value.number)) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function highestOf(days: readonly Stated[]): Stated | undefined {
  return days.reduce<Stated | undefined>(
    (best, one) => (best === undefined || compareDecimals(one.sum, best.sum) > 0 ? one : best),
    undefined,
  );
}

/** One programme in one country on a day: the newest figure up to it, the highest of any day, and the highest of later days. */
function boundsOf(days: readonly Stated[], until: string) {
  const upTo = days.filter(({ day }) => lastDay(day) <= lastDay(until));
  return { newest: upTo.at(-1), highest: highestOf(days), later: highestOf(days.filter(({ day }) => firstDay(day) > lastDay(until))) };
}

/**
 * How many people took part in these programmes by a day, as stated? Numbers since the beginning only grow, so the newest figure up to the
 * day is the least (`at_least`), and the highest of a later day the most (`at_most`; not known while a programme and country have none).
 * `newest` and `highest` add up what was stated; `open` counts programmes and countries without a later figure.
 */
export const peopleProgrammes = defineClaimQuery({
  id: "people-programmes",
  basis: "record",
  sql: [],
  parameters: z.strictObject({
    programme: z.array(name).min(1),
    measure: z.array(entryId).min(1),
    until: partialDate,
    /** Which figures are shown: those added up to `newest`, or to `highest`. */
    shown: z.enum(["newest", "highest"]).default("newest"),
  }),
  answer: ({ record }, { programme, measure, until, shown }) => {
    const figures = record.entries["people-figure"].filter(
      ({ value }) => programme.includes(value.programme) && measure.includes(value.measure) && value.country !== null && !value.derived,
    );
    if (figures.length === 0) throw new SaraiError("input-invalid", `There is no figure of "${programme.join(", ")}" in the record.`);
    const groups = [...groupBy(figures, ({ value }) => `${value.programme}\u0000${value.country ?? ""}`).values()];
    const bounds = groups.map((group) => boundsOf(statedDays(group), until));
    const sum = (which: "newest" | "highest" | "later"): string => addDecimals(["0", ...bounds.flatMap((one) => one[which]?.sum ?? [])]);
    const open = bounds.filter((one) => one.later === undefined).length;
    const values = {
      newest: numberFact(sum("newest")),
      highest: numberFact(sum("highest")),
      at_least: numberFact(sum("newest")),
      at_most: open > 0 ? null : numberFact(sum("later")),
      open: numberFact(open),
      groups: numberFact(groups.length),
    };
    const withoutLater = groups.filter((_, index) => bounds[index]?.later === undefined).flatMap((group) => group[0]?.value.country ?? []);
    const areas = [...new Set(withoutLater)].join(", ");
    const needs = open === 0 ? null : { code: "people-open", values: { until, areas }, load: "sarai load" };
    return ofRecord({ values, lists: {} }, shown, {
      rows: addressOf("people", { programme }),
      entries: counted(bounds.flatMap((one) => one[shown]?.figures ?? [])),
      needs,
    });
  },
});
