import { z } from "zod";
import { name } from "../../../core/kinds/common.ts";
import { byDate } from "../../rows/dates.ts";
import { dateFact, defineClaimQuery, numberFact, ofRecord, textFact } from "../claim-query.ts";

/** Which dialogues with an outside partner began when, the earliest first? `level` narrows to those that began at it; `undated` counts those whose beginning is not known. */
export const formatsByFounding = defineClaimQuery({
  id: "formats",
  basis: "record",
  sql: [],
  parameters: z.strictObject({ level: z.array(name).optional(), without: z.array(name).default([]) }),
  answer: ({ record }, { level, without }) => {
    const own = record.partnership.value.format;
    const found = record.entries.format
      .filter(({ id, value }) => !without.includes(id) && (level === undefined || level.includes(value.founded.level ?? "")))
      .map(({ id, subject, value }) => ({ id, subject, date: value.founded.date }))
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
    const needs = undated === 0 ? null : { code: "formats-undated", values: { count: String(undated) }, load: null };
    const lists = { id: dated.map((row) => textFact(row.id)), date: dated.map((row) => dateFact(row.date)) };
    return ofRecord({ values, lists }, "own_date", { entries: found.map((row) => row.subject), needs });
  },
});
