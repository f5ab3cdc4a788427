import { z } from "zod";
import { actsOf, changeColumns, toChangeRow } from "./changes.ts";
import { defineQuestion, type Question } from "./question.ts";
import { countsOf, toStamp } from "./views/partnership-view.ts";

const nothing = z.strictObject({});

/** How is this account kept: whose word is what, what is current, what do states and sums mean? */
const method = defineQuestion({
  id: "method",
  path: "/method",
  parameters: nothing,
  read: ({ model, record, today }) => ({ stamp: toStamp(model, record, today) }),
});

/** What do the words of these pages mean? */
const glossary = defineQuestion({
  id: "glossary",
  path: "/glossary",
  parameters: nothing,
  read: ({ model, record, today }) => ({ stamp: toStamp(model, record, today) }),
});

/** What was corrected, withdrawn or followed by a new position, and how does one reply? */
const corrections = defineQuestion({
  id: "corrections",
  path: "/corrections",
  parameters: nothing,
  read: ({ model, record, today }) => ({
    stamp: toStamp(model, record, today),
    rows: actsOf(record).filter(({ what }) => what === "correction" || what === "change-of-position" || what === "withdrawal"),
  }),
  columns: changeColumns,
  rows: (answer) => answer.rows.map(toChangeRow),
});

/** Which rows can be taken away, in which form and under which licence? */
const data = defineQuestion({
  id: "data",
  path: "/data",
  parameters: nothing,
  read: ({ model, record, today }) => ({
    stamp: toStamp(model, record, today),
    counts: countsOf(record),
    statements: [...record.history.values()].reduce((sum, history) => sum + history.length, 0),
  }),
});

export const aboutQuestions = [method, glossary, corrections, data] as readonly unknown[] as readonly Question[]; // as in index.ts
