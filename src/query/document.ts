import { z } from "zod";
import { defineQuestion } from "./question.ts";
import { find } from "./rows/dates.ts";
import { linesOf } from "./rows/lines.ts";
import { toDocumentRow, toMeetingRow } from "./rows/meeting-row.ts";
import { entryParts } from "./views/entry-parts.ts";

/** What is this text, where is it kept, at which meeting was it adopted, and which commitments stand in it? */
export const document = defineQuestion({
  id: "document",
  path: "/documents/:id",
  parameters: z.strictObject({}),
  read: (asked) => {
    const { record, id, today } = asked;
    const entry = find(record, "document", id);
    if (entry === undefined) return null;
    const meeting = find(record, "meeting", entry.value.adopted_at);
    return {
      ...entryParts(asked, entry),
      row: toDocumentRow(record, entry),
      meeting: meeting === undefined ? null : toMeetingRow(record, meeting),
      commitments: linesOf(record, today).commitments.filter((commitment) => commitment.document === id),
    };
  },
});
