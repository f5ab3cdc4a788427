import { z } from "zod";
import type { Entry, PartnershipRecord } from "../core/entry.ts";
import { findAnywhere } from "./commitment.ts";
import { defineQuestion } from "./question.ts";
import { find } from "./rows/dates.ts";
import { linesOf } from "./rows/lines.ts";
import { linksTo } from "./rows/links.ts";
import { toProjectRow } from "./rows/project-row.ts";
import { backItem, forwardItem } from "./views/chain.ts";
import { entryParts } from "./views/entry-parts.ts";
import { titleOf } from "./views/title.ts";

/** The subjects of the commitments that lead to a project and of their wholes, certain and likely. */
function commitmentsNaming(record: PartnershipRecord, entry: Entry<"project">): ReadonlySet<string> {
  const from = linksTo(record, entry).map((named) => backItem(record, named));
  return new Set(from.flatMap(({ subject, via }) => [subject ?? [], via === null ? [] : via.subject].flat()));
}

/** What is this project, whose money is it, what was agreed, and for which promise was it signed? */
export const project = defineQuestion({
  id: "project",
  path: "/projects/:id",
  parameters: z.strictObject({}),
  read: (asked) => {
    const { record, id, today } = asked;
    const entry = find(record, "project", id);
    if (entry === undefined) return null;
    const lines = linesOf(record, today);
    const naming = commitmentsNaming(record, entry);
    const same = findAnywhere(record, entry.value.same_as) ?? record.entries["people-figure"].find((one) => one.value.same_as === id);
    return {
      ...entryParts(asked, entry),
      row: toProjectRow(record, entry),
      commitments: lines.commitments.filter((commitment) => naming.has(commitment.subject)),
      links: entry.value.links.map((link) => forwardItem(record, { from: entry, link }, null)),
      linked_from: linksTo(record, entry).map((named) => backItem(record, named)),
      parts: lines.projects.filter((row) => row.part_of === id),
      part_of: lines.projects.find((row) => row.id === entry.value.part_of) ?? null,
      same_as: same === undefined ? null : { subject: same.subject, ...titleOf(record, same) },
    };
  },
});
