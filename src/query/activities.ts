import { activityAddress } from "./activities/activity-address.ts";
import { activityParameters, paidTo, regionsAround, type ActivityParameters } from "./activities/activity-choice.ts";
import { activitiesSql, readActivities, readFacets, readNames, type ListedActivity } from "./activities/read-activities.ts";
import { recipientsOf } from "./oda/parties.ts";
import { defineQuestion, type Asked } from "./question.ts";
import { paymentsOf } from "./reported/payment-rule.ts";
import { pageOf } from "./selection.ts";
import { toStamp } from "./views/partnership-view.ts";
import { provenanceOf } from "./views/provenance.ts";

const pageSize = 50;

/** What the rows of a sum are asked with besides their activity. */
type Narrowing = { readonly currency: string; readonly recipient?: readonly string[] };

type Read = ListedActivity & Awaited<ReturnType<typeof readActivities>>[number];

/** A sum that opens its rows; those of an activity without an identifier stand on its own page. */
function sumOf(row: Read, type: "spent" | "committed", asked: Narrowing) {
  const [value, payments, unrated] =
    type === "spent" ? [row.spent, row.payments, row.payments_no_rate] : [row.committed, row.commitments, row.commitments_no_rate];
  const rows = row.identifier === null ? activityAddress(null, row.copy) : paymentsOf({ type, ...asked, activity: row.identifier });
  return { value, payments, no_rate: unrated, rows: payments === 0 ? null : rows };
}

function toRow(row: Read, asked: Narrowing) {
  const { identifier, titles, publisher, publisher_name, start_date, has_started, end_date, has_ended, status, copy } = row;
  return {
    ...{ identifier, page: activityAddress(identifier, copy), titles, publisher, publisher_name, status, copy },
    recipients: row.recipients.split(" "),
    ...{ start_date, has_started, end_date, has_ended, last_updated: row.last_updated },
    not_counted_reason: row.not_counted_reason,
    not_counted_rows:
      row.not_counted_reason === null || identifier === null
        ? null
        : paymentsOf({ ...asked, activity: identifier, type: "spent", removed_by: row.not_counted_reason }),
    committed: sumOf(row, "committed", asked),
    spent: sumOf(row, "spent", asked),
    ...{ licence: row.licence, dataset: row.dataset },
  };
}

/** Which activities that publishers report concern the partnership's recipients, and what was committed and spent in each? */
export const activities = defineQuestion({
  id: "activities",
  path: "/activities",
  ofPublishers: true,
  parameters: activityParameters,
  read: async (asked: Asked<ActivityParameters>) => {
    const { model, record, snapshot, today, parameters } = asked;
    const { q = null, currency, sort, page } = parameters;
    const members = recipientsOf(record);
    const { total, count, facets } = await readFacets(snapshot, record, parameters);
    const valuesOf = (id: string): readonly string[] =>
      facets.find((facet) => facet.id === id)?.options.map((option) => option.value) ?? [];
    const paid = paidTo(members, parameters);
    const narrowing: Narrowing = { currency, ...(paid.length === members.length ? {} : { recipient: paid }) };
    const rows = await readActivities(snapshot, record, parameters, pageSize);
    return {
      stamp: toStamp(model, record, today),
      ...{ q, currency, sort, total, facets },
      selection: Object.fromEntries(facets.flatMap(({ id }) => (parameters[id] === undefined ? [] : [[id, parameters[id]]]))),
      ...pageOf(count, page, pageSize),
      recipients: paid,
      names: await readNames(snapshot, { publishers: valuesOf("publisher"), sectors: valuesOf("sector"), regions: regionsAround(members) }),
      load: total === 0 ? "sarai ingest iati <files>" : null,
      rows: rows.map((row) => toRow(row, narrowing)),
      provenance: await provenanceOf(asked, { counting: "payments", deflator: null }),
    };
  },
  columns: {
    identifier: "text",
    title: "text",
    title_language: "text",
    publisher: "text",
    publisher_name: "text",
    recipients: "text",
    start_date: "text",
    has_started: "boolean",
    end_date: "text",
    has_ended: "boolean",
    status: "text",
    not_counted_reason: "text",
    currency: "text",
    committed: "decimal",
    commitments: "integer",
    commitments_no_rate: "integer",
    spent: "decimal",
    payments: "integer",
    payments_no_rate: "integer",
    last_updated: "text",
    licence: "text",
    dataset: "text",
  },
  rows: ({ rows, currency }) =>
    rows.map(({ titles, recipients, committed, spent, ...row }) => ({
      ...{ identifier: row.identifier, title: titles[0]?.text ?? null, title_language: titles[0]?.language ?? null },
      ...{ publisher: row.publisher, publisher_name: row.publisher_name, recipients: recipients.join(" "), start_date: row.start_date },
      ...{ has_started: row.has_started, end_date: row.end_date, has_ended: row.has_ended, status: row.status },
      ...{ not_counted_reason: row.not_counted_reason, currency: currency.toUpperCase(), committed: committed.value },
      ...{ commitments: committed.payments, commitments_no_rate: committed.no_rate, spent: spent.value, payments: spent.payments },
      ...{ payments_no_rate: spent.no_rate, last_updated: row.last_updated, licence: row.licence, dataset: row.dataset },
    })),
  select: ({ record, parameters }: Asked<ActivityParameters>) => Promise.resolve(activitiesSql(record, parameters)),
});
