import { z } from "zod";
import { activityAddress, toActivityId } from "./activities/activity-address.ts";
import { readAside, readPlaces, readRelated } from "./activities/activity-beside.ts";
import { datasetOf, readAttributes, readHead, type ActivityHead } from "./activities/activity-head.ts";
import { readParts, toParts, transactionsOf } from "./activities/activity-parts.ts";
import { defineQuestion, type Asked } from "./question.ts";
import { addressOf } from "./claims/claim-query.ts";
import { pageNumber, pageOf } from "./selection.ts";
import { toStamp } from "./views/partnership-view.ts";
import { provenanceOf } from "./views/provenance.ts";

const pageSize = 100;

const copyNumber = z.coerce.number("a number such as 2").int().min(1).max(1_000_000).default(1);

type ActivityAsked = Asked<{ readonly copy: number; readonly page: number }>;

/** How many pages the longest list has. */
function pagesOf(parts: readonly { readonly count: number }[], transactions: number, results: number): number {
  return Math.max(1, ...[transactions, results, ...parts.map((part) => part.count)].map((count) => Math.ceil(count / pageSize)));
}

async function countTransactions({ snapshot }: ActivityAsked, activity: ActivityHead): Promise<number> {
  const { sql, bound } = transactionsOf(activity.activity_key);
  const [row] = z
    .array(z.object({ count: z.number() }))
    .parse(await snapshot.rows(`SELECT count(*)::INTEGER AS count FROM (${sql})`, bound));
  return row?.count ?? 0;
}

/** Everything that a publisher says of one activity: what does it report, in all languages, and from which file? */
export const activity = defineQuestion({
  id: "activity",
  path: "/activities/:id",
  ofPublishers: true,
  parameters: z.strictObject({ copy: copyNumber, page: pageNumber }),
  read: async (asked: ActivityAsked) => {
    const { model, record, snapshot, today, id, parameters } = asked;
    const head = await readHead(snapshot, id, parameters.copy);
    if (head === null) return null;
    const paging = { skipped: (parameters.page - 1) * pageSize, pageSize };
    const { parts, titles, publisher_names, transactions, result_lines, results } = await toParts(
      snapshot,
      await readParts(snapshot, head.activity_key, paging),
      paging,
    );
    const count = await countTransactions(asked, head);
    const { page, pages } = pageOf(pagesOf(parts, count, result_lines) * pageSize, parameters.page, pageSize);
    const { identifier, reporting_org_ref: publisher, copy, copies, not_counted_reason } = head;
    const own = activityAddress(identifier, copy);
    return {
      stamp: toStamp(model, record, today),
      ...{ id: toActivityId(identifier), identifier, titles, publisher, publisher_names, copy, copies, not_counted_reason },
      publisher_page: publisher === null ? null : `publishers/${toActivityId(publisher)}`,
      payments: identifier === null ? null : addressOf("payments", { activity: identifier }),
      original: own.replace(/(\?|$)/, "/original$1"),
      attributes: await readAttributes(snapshot, head),
      ...{ parts, page, pages, page_size: pageSize, count, transactions, result_lines, results },
      places: await readPlaces(snapshot, head.activity_key),
      related: await readRelated(snapshot, head.activity_key),
      ...(await readAside(snapshot, head.activity_key)),
      dataset: datasetOf(head),
      provenance: await provenanceOf(asked, { counting: "activities", deflator: null }),
    };
  },
  columns: {
    ref: "text",
    date: "text",
    type: "text",
    value: "decimal",
    value_text: "text",
    currency: "text",
    value_date: "text",
    provider: "text",
    provider_name: "text",
    provider_activity: "text",
    receiver: "text",
    receiver_name: "text",
    receiver_activity: "text",
    description: "text",
    description_language: "text",
    humanitarian: "boolean",
    disbursement_channel: "text",
    flow_type: "text",
    finance_type: "text",
    aid_type: "text",
    tied_status: "text",
  },
  rows: ({ transactions }) => transactions,
  select: async ({ snapshot, id, parameters }: ActivityAsked) => {
    const head = await readHead(snapshot, id, parameters.copy);
    return head === null ? null : transactionsOf(head.activity_key);
  },
});
