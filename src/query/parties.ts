import { z } from "zod";
import type { AnyEntry, PartnershipRecord } from "../core/entry.ts";
import { dueAhead } from "./agenda.ts";
import { stateCounts } from "./fields.ts";
import { donorsOf } from "./oda/parties.ts";
import { defineQuestion } from "./question.ts";
import { linesOf, type Lines } from "./rows/lines.ts";
import { differencesOf, differsOn } from "./views/differences.ts";
import { toStamp } from "./views/partnership-view.ts";
import { toStatementView } from "./views/speakers.ts";
import { titleOf } from "./views/title.ts";

/** Every current statement of which a member is the speaker, newest first, what has no day last. */
function saidBy(record: PartnershipRecord, code: string) {
  const said = [...record.bySubject.values()].flatMap((entry: AnyEntry) =>
    entry.said
      .filter((statement) => statement.speaker === `party:${code}`)
      .map((statement) => {
        const { title, lang } = titleOf(record, entry);
        return { ...toStatementView(record, statement), title, title_lang: lang };
      }),
  );
  const day = (one: (typeof said)[number]): string => one.said_on ?? "";
  return said.sort((a, b) => (day(a) === day(b) ? (a.id < b.id ? -1 : 1) : day(a) < day(b) ? 1 : -1));
}

/** Matters in which one of the versions is a member's. */
function differencesWith(record: PartnershipRecord, code: string) {
  return [...record.bySubject.values()]
    .filter((entry: AnyEntry) => differsOn(entry).length > 0)
    .flatMap((entry) => differencesOf(record, entry))
    .filter(({ versions }) =>
      versions.some(({ statements }) => statements.some(({ speaker }) => speaker.kind === "party" && speaker.code === code)),
    );
}

function hostedBy(lines: Lines, code: string) {
  return lines.meetings.filter((row) => row.country === code && row.status === "held").reverse();
}

function toPartyRow(record: PartnershipRecord, lines: Lines, party: PartnershipRecord["partnership"]["value"]["parties"][number]) {
  const { code, names } = party;
  const made = lines.commitments.filter((row) => row.made_by.includes(code));
  const said = saidBy(record, code);
  return {
    code,
    names,
    made: made.length,
    made_alone: made.filter((row) => row.made_by.length === 1).length,
    made_to: lines.commitments.filter((row) => row.made_to.includes(code)).length,
    statements: said.length,
    own: said.filter((statement) => statement.own).length,
    projects: lines.projects.filter((row) => row.countries.includes(code)).length,
    provided: lines.projects.filter((row) => row.provider_party === code).length,
    hosted: hostedBy(lines, code).length,
    differs: differencesWith(record, code).length,
  };
}

/** What did each member promise, what was it promised, and what did it say, in the order used everywhere? */
export const parties = defineQuestion({
  id: "parties",
  path: "/parties",
  cite: { key: ["code"] },
  parameters: z.strictObject({}),
  read: ({ model, record, today }) => {
    const lines = linesOf(record, today);
    return {
      stamp: toStamp(model, record, today),
      rows: record.partnership.value.parties.map((party) => toPartyRow(record, lines, party)),
    };
  },
  columns: {
    code: "text",
    made: "integer",
    made_alone: "integer",
    made_to: "integer",
    statements: "integer",
    own: "integer",
    projects: "integer",
    provided: "integer",
    hosted: "integer",
    differs: "integer",
    name: "text",
  },
  rows: (answer) => answer.rows.map(({ names, ...row }) => ({ ...row, name: names["en"] ?? row.code })),
});

/** What did this member promise alone and with others, what was it promised, what did it say itself, and where does its account differ? */
export const party = defineQuestion({
  id: "party",
  path: "/parties/:id",
  parameters: z.strictObject({}),
  read: ({ model, record, today, id }) => {
    const found = record.partnership.value.parties.find((one) => one.code === id);
    if (found === undefined) return null;
    const lines = linesOf(record, today);
    const made = lines.commitments.filter((row) => row.made_by.includes(id));
    return {
      stamp: toStamp(model, record, today),
      row: toPartyRow(record, lines, found),
      gives: donorsOf(record).includes(id),
      states: stateCounts(made),
      ahead: dueAhead(lines, today).filter((row) => row.made_by.includes(id)),
      alone: made.filter((row) => row.made_by.length === 1),
      statements: saidBy(record, id),
      differences: differencesWith(record, id),
      hosted: hostedBy(lines, id),
    };
  },
});
