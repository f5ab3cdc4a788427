import { z } from "zod";
import type { ClaimVerdict } from "../core/claims/verdict.ts";
import type { AnyEntry, Entry, PartnershipRecord, RecordModel } from "../core/entry.ts";
import { groupBy } from "../core/group-by.ts";
import { kindNames, kinds } from "../core/kinds/index.ts";
import { SaraiError } from "../core/errors.ts";
import { addMonths, firstDay, lastDay, type PartialDate } from "../core/partial-date.ts";
import type { Statement } from "../core/statement.ts";
import { defineQuestion } from "./question.ts";
import { partiesOf } from "./rows/about-entry.ts";
import { projectsOf } from "./rows/links.ts";
import { choice, pageNumber, select, toPage, type FacetSpec } from "./selection.ts";
import { inOrder } from "./rows/commitment-row.ts";
import { toStamp } from "./views/partnership-view.ts";
import { titleOf } from "./views/title.ts";
import { verdictChangesOf } from "./views/verdict-changes.ts";

const pageSize = 100;
const monthsBack = 3;
const order = [
  "meeting",
  "document",
  "signed",
  "follow-up",
  "verdict",
  "change-of-position",
  "correction",
  "withdrawal",
  "recorded",
] as const;

type ChangeLine = {
  readonly on: string;
  readonly what: (typeof order)[number];
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly lang: string;
  readonly text: string | null;
  readonly verdict: { readonly before: ClaimVerdict; readonly after: ClaimVerdict } | null;
  readonly properties: readonly string[];
  readonly parties: readonly string[]; // that the entry speaks of
};

/** The day on which a meeting began, or the month or year where no page names the day; null where none is known. */
function beginOf({ date_start: start, date_precision: precision }: Entry<"meeting">["value"]): PartialDate | null {
  if (start === null || precision === "unknown") return null;
  if (precision === "year") return start.slice(0, 4);
  return precision === "month" || precision === "approx" ? start.slice(0, 7) : start;
}

/** What the entries say happened: a meeting held, a document dated, a project signed, a follow-up. A day not known is none of these. */
function happened(record: PartnershipRecord, entry: AnyEntry): readonly ChangeLine[] {
  const line = (on: string | null, what: ChangeLine["what"], text: string | null = null): ChangeLine[] =>
    on === null ? [] : [{ on, what, ...nameOf(record, entry.subject), text, verdict: null, properties: [] }];
  if (entry.kind === "meeting") return entry.value.status === "held" ? line(beginOf(entry.value), "meeting") : [];
  if (entry.kind === "document") return line(entry.value.date, "document");
  if (entry.kind === "project") return line(entry.value.signed, "signed");
  if (entry.kind !== "commitment") return [];
  return entry.value.follow_ups.flatMap((followUp) => line(followUp.date, "follow-up", followUp.text));
}

/** The kind that a subject's path stands for, and its words where an entry is gone: all that is left of it is its address. */
function nameOf(record: PartnershipRecord, subject: string): Pick<ChangeLine, "kind" | "subject" | "title" | "lang" | "parties"> {
  const entry = record.bySubject.get(subject);
  if (entry !== undefined)
    return { kind: entry.kind, subject, ...titleOf(record, entry), parties: inOrder(record, [...new Set(partiesOf(entry))]) };
  const kind = kindNames.find((one) => kinds[one].path === subject.split("/")[1]) ?? "partnership";
  return { kind, subject, title: subject, lang: "en", parties: [] };
}

/** What was written into the record: an entry with its first statements, and each later act of one instant and kind. */
function recorded(record: PartnershipRecord, subject: string, history: readonly Statement[]): readonly ChangeLine[] {
  const acts = groupBy(history, (statement) => `${statement.recordedAt} ${statement.follows?.kind ?? "recorded"}`);
  return [...acts.values()].flatMap((statements) => {
    const [first] = statements;
    if (first === undefined) return [];
    const properties = [...new Set(statements.map((statement) => statement.property))].sort();
    const what = first.follows?.kind ?? ("recorded" as const);
    return [{ on: first.recordedAt, what, ...nameOf(record, subject), text: null, verdict: null, properties }];
  });
}

/** Every act of writing into the record: what was first recorded, and what followed it. */
export function actsOf(record: PartnershipRecord): readonly ChangeLine[] {
  return [...record.history].flatMap(([subject, history]) => recorded(record, subject, history)).sort(newestFirst);
}

/** The claims of which a check came to another verdict than the one before. */
function flips(model: RecordModel, record: PartnershipRecord): readonly ChangeLine[] {
  return record.entries.claim.flatMap(({ subject }) =>
    verdictChangesOf(model, subject).flatMap(({ at: on, before, verdict: after }): ChangeLine[] =>
      before === null || before === after
        ? []
        : [{ on, what: "verdict", ...nameOf(record, subject), text: null, verdict: { before, after }, properties: [] }],
    ),
  );
}

/** Newest first; what was only recorded for the first time comes after all that happened or changed. */
function newestFirst(a: ChangeLine, b: ChangeLine): number {
  if ((a.what === "recorded") !== (b.what === "recorded")) return a.what === "recorded" ? 1 : -1;
  const [one, other] = [a.on.slice(0, 10), b.on.slice(0, 10)];
  return (one === other ? 0 : one < other ? 1 : -1) || order.indexOf(a.what) - order.indexOf(b.what) || (a.subject < b.subject ? -1 : 1);
}

const made = new WeakMap<PartnershipRecord, { readonly version: string; readonly lines: readonly ChangeLine[] }>();

function changesOf(model: RecordModel, record: PartnershipRecord): readonly ChangeLine[] {
  const known = made.get(record);
  if (known?.version === model.version) return known.lines;
  const events = [...record.bySubject.values()].flatMap((entry: AnyEntry) => happened(record, entry));
  const lines = [...events, ...flips(model, record), ...actsOf(record)].sort(newestFirst);
  made.set(record, { version: model.version, lines });
  return lines;
}

function facetsOf(record: PartnershipRecord): readonly FacetSpec<ChangeLine>[] {
  return [
    { id: "what", valuesOf: (row) => [row.what], order, whole: true },
    { id: "kind", valuesOf: (row) => [row.kind], order: kindNames, whole: true },
    { id: "party", valuesOf: (row) => row.parties, order: record.partnership.value.parties.map(({ code }) => code), whole: true },
  ];
}

/** The entry itself, and the projects of a commitment: what becomes of them becomes of it. Throws `not-found`. */
function subjectsOf(record: PartnershipRecord, below: string): ReadonlySet<string> {
  const subject = `${record.id}/${below}`;
  const entry = record.bySubject.get(subject);
  if (entry === undefined && !record.history.has(subject))
    throw new SaraiError("not-found", `There is no entry "${below}" here.`, { advice: "Start from the list.", values: { id: below } });
  const projects = entry?.kind === "commitment" ? projectsOf(record, entry) : [];
  return new Set([subject, ...projects.map((project) => project.subject)]);
}

/** The day of a line; of a month or year its last. */
function dayOf({ on }: ChangeLine): string {
  return on.length > 10 ? on.slice(0, 10) : lastDay(on);
}

/** Without a date: the months before the day up to which the record was read. */
function defaultSince(record: PartnershipRecord): string {
  return addMonths(firstDay(record.partnership.value.read_up_to), -monthsBack);
}

/** The columns of what happened and what was recorded. */
export const changeColumns = {
  on: "text",
  what: "text",
  kind: "text",
  subject: "text",
  title: "text",
  lang: "text",
  text: "text",
  verdict_before: "text",
  verdict_after: "text",
  properties: "text",
  parties: "text",
} as const;

/** A line as a row of them. */
export function toChangeRow({ verdict, properties, parties, ...row }: ChangeLine) {
  const verdicts = { verdict_before: verdict?.before ?? null, verdict_after: verdict?.after ?? null };
  return { ...row, ...verdicts, properties: properties.join(" "), parties: parties.join(" ") };
}

/** What happened, and what was recorded, corrected or withdrawn, since a day? Partial dates count with their last day. */
export const changes = defineQuestion({
  id: "changes",
  path: "/changes",
  parameters: z.strictObject({
    since: z.iso.date("a day such as 2025-12-20").optional(),
    entry: z.string().max(200).optional(), // its address below the partnership
    what: choice,
    kind: choice,
    party: choice,
    page: pageNumber,
  }),
  read: ({ model, record, today, parameters: { page, since: asked, entry, ...choices } }) => {
    const subjects = entry === undefined ? null : subjectsOf(record, entry);
    const lines = changesOf(model, record).filter((line) => subjects === null || subjects.has(line.subject));
    const since = asked ?? (subjects === null ? defaultSince(record) : (lines.map(dayOf).sort()[0] ?? today)); // of one entry everything
    const all = lines.filter((line) => dayOf(line) >= since);
    const { rows, facets: answered, selection } = select(all, facetsOf(record), choices);
    return {
      stamp: toStamp(model, record, today),
      since,
      entry: entry === undefined ? null : nameOf(record, `${record.id}/${entry}`),
      total: all.length,
      ...toPage(rows, page, pageSize),
      selection,
      facets: answered,
    };
  },
  columns: changeColumns,
  rows: (answer) => answer.rows.map(toChangeRow),
});
