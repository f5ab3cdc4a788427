import { z } from "zod";
import { entryId } from "../../../core/kinds/common.ts";
import { meetingStatuses } from "../../../core/kinds/meeting.ts";
import { firstDay, lastDay, partialDate } from "../../../core/partial-date.ts";
import { byDate } from "../../rows/dates.ts";
import { addressOf, dateFact, defineClaimQuery, numberFact, ofRecord, textFact } from "../claim-query.ts";

/** When and where were the meetings of these levels held (or not held), the earliest first, and how many of their parties were represented? */
export const meetingsOfLevel = defineClaimQuery({
  id: "meetings",
  basis: "record",
  sql: [],
  parameters: z.strictObject({
    level: z.array(entryId).min(1),
    status: z.array(z.enum(meetingStatuses)).min(1),
    /** Only those that began by then: what was said on a day speaks of the days before. */
    until: partialDate.optional(),
  }),
  answer: ({ record }, { level, status, until }) => {
    const found = record.entries.meeting
      .filter(({ value }) => level.includes(value.level) && status.includes(value.status))
      .map(({ id, subject, value }) => ({
        ...{ id, subject, start: value.date_start, end: value.date_end, place: value.place },
        parties: value.parties.length,
        represented: new Set(value.participants.map(({ party }) => party)).size,
      }))
      .filter(({ start }) => until === undefined || (start !== null && firstDay(start) <= lastDay(until)))
      .sort(byDate((row) => row.start, "oldest-first"));
    const lists = {
      date: found.map((row) => dateFact(row.start)),
      last_day: found.map((row) => dateFact(row.end ?? row.start)),
      place: found.map((row) => textFact(row.place)),
      parties: found.map((row) => numberFact(row.parties)),
      represented: found.map((row) => numberFact(row.represented)),
      id: found.map((row) => textFact(row.id)),
    };
    const values = { first_date: lists.date[0] ?? null };
    return ofRecord({ values, lists }, "first_date", {
      rows: addressOf("meetings", { level, status }),
      entries: found.map((row) => ({ subject: row.subject, value: dateFact(row.start) })),
    });
  },
});
