import { z } from "zod";
import type { Entry, PartnershipRecord, RecordModel } from "../core/entry.ts";
import { groupBy } from "../core/group-by.ts";
import type { Format } from "../core/kinds/partnership.ts";
import { investmentsOf } from "./investment.ts";
import { defineQuestion } from "./question.ts";
import { byDate } from "./rows/dates.ts";
import { choice, pageNumber, select, toPage, type FacetSpec } from "./selection.ts";
import { differsOn } from "./views/differences.ts";
import { langOf } from "./views/entry-parts.ts";
import { toStamp } from "./views/partnership-view.ts";

const pageSize = 50;

function toEvent({ date, date_end: end, place, level, status }: Format["founded"]) {
  return { date, date_end: end ?? null, place: place ?? null, level: level ?? null, status: status ?? null };
}

/** The partnership of this installation that keeps the account of a format: the one that names it as its own. */
function accountOf(model: RecordModel, { id }: Entry<"format">) {
  const found = model.partnerships.find(({ partnership }) => partnership.value.format === id);
  if (found === undefined) return null;
  return { id: found.id, commitments: found.entries.commitment.length, meetings: found.entries.meeting.length };
}

function toFormatRow(model: RecordModel, record: PartnershipRecord, entry: Entry<"format">) {
  const { value } = entry;
  return {
    id: entry.id,
    subject: entry.subject,
    name: value.name,
    lang: langOf(record),
    partner_countries: [...value.partner_countries],
    partner_org: value.partner_org,
    members: [...value.members],
    observers: [...value.observers],
    founded: toEvent(value.founded),
    first_leaders_summit: value.first_leaders_summit === null ? null : toEvent(value.first_leaders_summit),
    other_summits: value.other_summits.length,
    secretariat: value.secretariat?.exists ?? null,
    amounts: value.amounts.map(({ value: sum, currency, text }) => ({ value: sum, currency, text })),
    partnership: accountOf(model, entry),
    differs_on: [...differsOn(entry)],
    sources: entry.citations.length,
  };
}

type FormatLine = ReturnType<typeof toFormatRow>;

function summitOf({ first_leaders_summit: summit }: FormatLine): string {
  if (summit === null) return "none";
  return summit.status === "held" ? "held" : "announced";
}

const facets: readonly FacetSpec<FormatLine>[] = [
  { id: "partner", valuesOf: (row) => row.partner_countries },
  { id: "summit", valuesOf: (row) => [summitOf(row)], order: ["held", "announced", "none"] },
];

/** The sums that each partnership names, apart by direction and kind of money: only within one such group may they be compared. */
function moneyOf(model: RecordModel) {
  return model.partnerships.flatMap((record) => {
    const rows = investmentsOf(record).filter((row) => row.amount !== null && row.part_of === null && row.kind !== "deal");
    return [...groupBy(rows, (row) => `${row.direction}\u0000${row.money}`).values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      return [
        {
          partnership: record.id,
          names: record.partnership.value.names,
          direction: first.direction,
          money: first.money,
          rows: group,
        },
      ];
    });
  });
}

/** Who else talks to these states, since when, at which level, and what was promised in money on which basis? Never one ranking. */
export const formats = defineQuestion({
  id: "formats",
  path: "/formats",
  parameters: z.strictObject({ partner: choice, summit: choice, page: pageNumber }),
  read: ({ model, record, today, parameters: { page, ...choices } }) => {
    const all = record.entries.format
      .map((entry) => toFormatRow(model, record, entry))
      .sort(byDate((row) => row.founded.date, "oldest-first"));
    const { rows, facets: answered, selection } = select(all, facets, choices);
    return {
      stamp: toStamp(model, record, today),
      total: all.length,
      ...toPage(rows, page, pageSize),
      selection,
      facets: answered,
      money: moneyOf(model),
    };
  },
  columns: {
    id: "text",
    subject: "text",
    name: "text",
    lang: "text",
    partner_countries: "text",
    partner_org: "text",
    members: "text",
    observers: "text",
    founded: "text",
    founded_level: "text",
    first_leaders_summit: "text",
    first_leaders_summit_status: "text",
    other_summits: "integer",
    secretariat: "text",
    partnership: "text",
    differs_on: "text",
    sources: "integer",
  },
  rows: (answer) =>
    answer.rows.map((row) => ({
      id: row.id,
      subject: row.subject,
      name: row.name,
      lang: row.lang,
      partner_countries: row.partner_countries.join(" "),
      partner_org: row.partner_org,
      members: row.members.join(" "),
      observers: row.observers.join(" "),
      founded: row.founded.date,
      founded_level: row.founded.level,
      first_leaders_summit: row.first_leaders_summit?.date ?? null,
      first_leaders_summit_status: row.first_leaders_summit?.status ?? null,
      other_summits: row.other_summits,
      secretariat: row.secretariat,
      partnership: row.partnership?.id ?? null,
      differs_on: row.differs_on.join(" "),
      sources: row.sources,
    })),
});
