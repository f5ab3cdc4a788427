import { z } from "zod";
import type { Entry } from "../../../core/entry.ts";
import { name } from "../../../core/kinds/common.ts";
import { byDate } from "../../rows/dates.ts";
import { dateFact, defineClaimQuery, numberFact, ofRecord, textFact } from "../claim-query.ts";

const events = ["founded", "first-leaders-summit"] as const;

/** The day of an event; that of a summit only where it was held. */
function dayOf({ value }: Entry<"format">, event: (typeof events)[number]): string | null {
  if (event === "founded") return value.founded.date;
  return value.first_leaders_summit?.status === "held" ? value.first_leaders_summit.date : null;
}

/**
 * Which dialogues with an outside partner began when, or when did their leaders first meet, the earliest first? `level` narrows to those
 * that began at it; `undated` counts those whose beginning is not known. A dialogue whose leaders have not met is not one of an unknown day.
 */
export const formatsByFounding = defineClaimQuery({
  id: "formats",
  basis: "record",
  sql: [],
  parameters: z.strictObject({
    level: z.array(name).optional(),
    without: z.array(name).default([]),
    event: z.enum(events).default("founded"),
  }),
  answer: ({ record }, { level, without, event }) => {
    const own = record.partnership.value.format;
    const found = record.entries.format
      .filter(({ id, value }) => !without.includes(id) && (level === undefined || level.includes(value.founded.level ?? "")))
      .map((entry) => ({ id: entry.id, subject: entry.subject, date: dayOf(entry, event) }))
      .filter(({ date }) => event === "founded" || date !== null)
      .sort(byDate((row) => row.date, "oldest-first"));
    const dated = found.filter((row) => row.date !== null);
    const ownDate = found.find((row) => row.id === own)?.date ?? null;
    const undated = found.length - dated.length;
    const earlier = dated.filter((row) => ownDate !== null && (row.date ?? "") < ownDate).length;
    const values = {
      own: textFact(own),
      own_date: dateFact(ownDate),
      dated: numberFact(dated.length),
      undated: numberFact(undated),
      later: ownDate === null ? null : numberFact(dated.filter((row) => (row.date ?? "") > ownDate).length),
      earlier_dated: ownDate === null ? null : numberFact(earlier),
      earlier: ownDate === null || undated > 0 ? null : numberFact(earlier), // one without a date could be the first
    };
    const needs = undated === 0 ? null : { code: "formats-undated", values: { count: String(undated) }, load: "sarai load" };
    const lists = { id: dated.map((row) => textFact(row.id)), date: dated.map((row) => dateFact(row.date)) };
    const entries = found.map((row) => ({ subject: row.subject, value: dateFact(row.date) }));
    return ofRecord({ values, lists }, "own_date", { rows: "formats", entries, needs });
  },
});
