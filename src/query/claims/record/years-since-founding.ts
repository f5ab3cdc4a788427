import { z } from "zod";
import type { PartnershipRecord } from "../../../core/entry.ts";
import { SaraiError } from "../../../core/errors.ts";
import { entryId } from "../../../core/kinds/common.ts";
import { find } from "../../rows/dates.ts";
import { dateFact, defineClaimQuery, numberFact, ofRecord } from "../claim-query.ts";

/** Whole years from one day to another. */
function completedYears(from: string, to: string): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
}

function dayOf(record: PartnershipRecord, id: string): string {
  const day = find(record, "meeting", id)?.value.date_start;
  if (day?.length !== 10) throw new SaraiError("input-invalid", `There is no meeting "${id}" with a day in the record.`);
  return day;
}

/** How many years had the dialogue lasted on the day of a meeting? Completed years, and the difference of the calendar years. */
export const yearsSinceFounding = defineClaimQuery({
  id: "years-since-founding",
  basis: "record",
  sql: [],
  parameters: z.strictObject({ meeting: entryId }),
  answer: ({ record }, { meeting }) => {
    const founded = record.partnership.value.founded?.date ?? null;
    const day = dayOf(record, meeting);
    const values = {
      founded: dateFact(founded),
      day: dateFact(day),
      completed: founded?.length === 10 ? numberFact(completedYears(founded, day)) : null,
      calendar: founded === null ? null : numberFact(Number(day.slice(0, 4)) - Number(founded.slice(0, 4))),
    };
    return ofRecord({ values, lists: {} }, "calendar", { rows: `meetings/${meeting}` });
  },
});
