import { z } from "zod";
import { entryId } from "../../../core/kinds/common.ts";
import { meetingStatuses } from "../../../core/kinds/meeting.ts";
import { byDate } from "../../rows/dates.ts";
import { addressOf, dateFact, defineClaimQuery, ofRecord, textFact } from "../claim-query.ts";

/** When and where were the meetings of these levels held (or not held), the earliest first? */
export const meetingsOfLevel = defineClaimQuery({
  id: "meetings",
  basis: "record",
  sql: [],
  parameters: z.strictObject({ level: z.array(entryId).min(1), status: z.array(z.enum(meetingStatuses)).min(1) }),
  answer: ({ record }, { level, status }) => {
    const found = record.entries.meeting
      .filter(({ value }) => level.includes(value.level) && status.includes(value.status))
      .map(({ id, subject, value }) => ({ id, subject, start: value.date_start, end: value.date_end, place: value.place }))
      .sort(byDate((row) => row.start, "oldest-first"));
    const lists = {
      date: found.map((row) => dateFact(row.start)),
      last_day: found.map((row) => dateFact(row.end ?? row.start)),
      place: found.map((row) => textFact(row.place)),
      id: found.map((row) => textFact(row.id)),
    };
    const values = { first_date: lists.date[0] ?? null };
    return ofRecord({ values, lists }, "first_date", {
      rows: addressOf("meetings", { level, status }),
      entries: found.map((row) => row.subject),
    });
  },
});
