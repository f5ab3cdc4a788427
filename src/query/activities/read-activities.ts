import { z } from "zod";
import type { PartnershipRecord } from "../../core/entry.ts";
import type { Bound, Snapshot, Statement } from "../../core/snapshot.ts";
import { recipientsOf } from "../oda/parties.ts";
import { value } from "../payments/payments.ts";
import { refuseUnknown } from "../selection.ts";
import { activityFacets, type ActivityParameters, boundOf, regionsAround } from "./activity-choice.ts";
import concernedSql from "./concerned.sql?raw";
import facetsSql from "./facets.sql?raw";
import listedSql from "./listed.sql?raw";
import namesSql from "./names.sql?raw";
import shownSql from "./shown.sql?raw";

const counted = z.object({ facet: z.string(), value: z.string(), count: z.number(), total: z.number() });
type Counted = z.infer<typeof counted>;

/** The choices that a facet always has, in their order; others follow by how many activities have them. Years are newest first. */
function orderOf(facet: string, record: PartnershipRecord): readonly string[] {
  const members = recipientsOf(record);
  if (facet === "recipient") return [...members, ...regionsAround(members)];
  if (facet === "field") return record.fields.map((field) => field.id);
  if (facet === "counted") return ["counted", "duplicate", "secondary-publisher"];
  return facet === "has" ? ["transactions", "budgets", "results", "locations", "documents"] : [];
}

function inOrder(facet: string, options: readonly Counted[], record: PartnershipRecord): readonly Counted[] {
  const first = orderOf(facet, record);
  const place = (one: Counted): number => {
    const at = first.indexOf(one.value);
    return one.value === "unknown" ? Infinity : at < 0 ? first.length : at;
  };
  const isByValue = facet === "status" || facet === "start";
  const sign = facet === "start" ? -1 : 1;
  return [...options].sort((a, b) => {
    const byPlace = place(a) === place(b) ? 0 : place(a) - place(b);
    const byTotal = isByValue ? 0 : b.total - a.total;
    return byPlace || byTotal || (a.value < b.value ? -sign : sign);
  });
}

/** How many activities concern the recipients, how many of them fit, and what each choice would leave. Throws `input-invalid` for a choice that none has. */
export async function readFacets(snapshot: Snapshot, record: PartnershipRecord, parameters: ActivityParameters) {
  const rows = z.array(counted).parse(await snapshot.rows(`${concernedSql}${facetsSql}`, boundOf(record, parameters)));
  const all = rows.find((row) => row.facet === "all");
  const facets = activityFacets.map((id) => {
    const chosen = parameters[id] ?? [];
    const present = rows.filter((row) => row.facet === id);
    const absent = orderOf(id, record).filter((value) => !present.some((row) => row.value === value));
    const options = inOrder(id, [...present, ...absent.map((value) => ({ facet: id, value, count: 0, total: 0 }))], record);
    refuseUnknown(
      id,
      chosen,
      options.map((option) => option.value),
    );
    return {
      id,
      options: options.map((option) => ({ value: option.value, count: option.count, selected: chosen.includes(option.value) })),
    };
  });
  return { total: all?.total ?? 0, count: all?.count ?? 0, facets };
}

const listed = z.object({
  identifier: z.string().nullable(),
  title: z.string().nullable(),
  title_language: z.string().nullable(),
  publisher: z.string().nullable(),
  publisher_name: z.string().nullable(),
  recipients: z.string(),
  start_date: z.string().nullable(),
  has_started: z.boolean(),
  end_date: z.string().nullable(),
  has_ended: z.boolean(),
  status: z.string().nullable(),
  not_counted_reason: z.string().nullable(),
  currency: z.string(),
  committed: value.nullable(),
  commitments: z.number(),
  commitments_no_rate: z.number(),
  spent: value.nullable(),
  payments: z.number(),
  payments_no_rate: z.number(),
  last_updated: z.string().nullable(),
  licence: z.string().nullable(),
  dataset: z.string(),
  activity_key: z.string(),
});
export type ListedActivity = z.infer<typeof listed>;

const shown = z.object({
  activity_key: z.string(),
  copy: z.number(),
  titles: z.array(z.object({ text: z.string(), language: z.string().nullable() })).nullable(),
});

/** All activities that fit as one statement, in the order of their pages. */
export function activitiesSql(record: PartnershipRecord, parameters: ActivityParameters): Statement {
  return { sql: `${concernedSql}${listedSql}`, bound: boundOf(record, parameters) };
}

/** One page of the activities that fit, each with all its titles and which of those with its identifier it is. */
export async function readActivities(snapshot: Snapshot, record: PartnershipRecord, parameters: ActivityParameters, pageSize: number) {
  const { sql, bound } = activitiesSql(record, parameters);
  const paged: Readonly<Record<string, Bound>> = { ...bound, page_size: pageSize, skipped: (parameters.page - 1) * pageSize };
  const rows = z.array(listed).parse(await snapshot.rows(`${sql} LIMIT $page_size OFFSET $skipped`, paged));
  const keys = rows.map((row) => row.activity_key);
  const more = new Map(
    z
      .array(shown)
      .parse(await snapshot.rows(shownSql, { keys }))
      .map((row) => [row.activity_key, row]),
  );
  return rows.map((row) => ({ ...row, copy: more.get(row.activity_key)?.copy ?? 1, titles: more.get(row.activity_key)?.titles ?? [] }));
}

const named = z.object({ facet: z.string(), value: z.string(), name: z.string().nullable() });

/** What the choices of facets are called, as far as the warehouse says. */
export async function readNames(snapshot: Snapshot, options: Readonly<Record<"publishers" | "sectors" | "regions", readonly string[]>>) {
  return z
    .array(named)
    .parse(await snapshot.rows(namesSql, options))
    .flatMap(({ facet, value: code, name }) => (name === null ? [] : [{ facet, value: code, name }]));
}
