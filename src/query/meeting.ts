import { z } from "zod";
import { defineQuestion } from "./question.ts";
import { find } from "./rows/dates.ts";
import { linesOf, type Lines } from "./rows/lines.ts";
import { toMeetingRow } from "./rows/meeting-row.ts";
import { entryParts } from "./views/entry-parts.ts";

/** The meetings of the same level before and after one, by date. */
function neighbours(lines: Lines, id: string): { readonly before: string | null; readonly after: string | null } {
  const row = lines.meetings.find((one) => one.id === id);
  const dated = lines.meetings.filter((one) => one.level === row?.level && one.date.start !== null);
  const at = dated.findIndex((one) => one.id === id);
  return at < 0 ? { before: null, after: null } : { before: dated[at - 1]?.id ?? null, after: dated[at + 1]?.id ?? null };
}

/** Who sat at this table, which texts came of it, what was promised and what was signed? */
export const meeting = defineQuestion({
  id: "meeting",
  path: "/meetings/:id",
  parameters: z.strictObject({}),
  read: (asked) => {
    const { record, id, today } = asked;
    const entry = find(record, "meeting", id);
    if (entry === undefined) return null;
    const lines = linesOf(record, today);
    const documents = lines.documents.filter((document) => document.adopted_at === id || entry.value.documents.includes(document.id));
    const projects = record.entries.project.filter((project) => project.value.meeting === id);
    return {
      ...entryParts(asked, entry),
      row: toMeetingRow(record, entry),
      participants: entry.value.participants.map(({ party, office }) => ({ party, office })),
      documents,
      commitments: lines.commitments.filter((commitment) => commitment.made_at === id),
      projects: projects.map(({ id: project, subject, value }) => ({
        id: project,
        subject,
        title: value.title,
        lang: value.title_lang,
      })),
      ...neighbours(lines, id),
    };
  },
});
