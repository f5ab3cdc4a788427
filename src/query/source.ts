import { z } from "zod";
import type { PartnershipRecord } from "../core/entry.ts";
import { groupBy } from "../core/group-by.ts";
import { kindNames } from "../core/kinds/index.ts";
import { defineQuestion } from "./question.ts";
import { restedOf, toSourceRow, type Rested } from "./sources.ts";
import { toStamp } from "./views/partnership-view.ts";
import { titleOf } from "./views/title.ts";

/** The entries that rest on a page, by kind, with the properties that do. */
function entriesOn(record: PartnershipRecord, { statements }: Rested) {
  return [...groupBy(statements, (statement) => statement.subject)]
    .flatMap(([subject, ofSubject]) => {
      const entry = record.bySubject.get(subject);
      if (entry === undefined) return [];
      const properties = [...new Set(ofSubject.map((statement) => statement.property))].sort();
      return [{ kind: entry.kind, subject, ...titleOf(record, entry), properties }];
    })
    .sort((a, b) => kindNames.indexOf(a.kind) - kindNames.indexOf(b.kind) || (a.subject < b.subject ? -1 : 1));
}

/** What rests on this page? */
export const source = defineQuestion({
  id: "source",
  path: "/sources/:id",
  parameters: z.strictObject({}),
  read: ({ model, record, today, id }) => {
    const found = restedOf(record).find((one) => one.citation.id === id);
    if (found === undefined) return null;
    return { stamp: toStamp(model, record, today), row: toSourceRow(record, found), entries: entriesOn(record, found) };
  },
});
