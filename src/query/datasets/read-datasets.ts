import { z } from "zod";
import type { PartnershipRecord } from "../../core/entry.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { regionsAround } from "../activities/activity-choice.ts";
import { toActivityId } from "../activities/activity-address.ts";
import { recipientsOf } from "../oda/parties.ts";
import { toSum } from "../payments/payments.ts";
import datasetsSql from "./datasets.sql?raw";
import moneySql from "./publisher-money.sql?raw";
import publishersSql from "./publishers.sql?raw";
import setAsideSql from "./set-aside.sql?raw";

const text = z.string().nullable();
const count = z.number();

const dataset = z.object({
  ...{ id: z.string(), dataset: z.string(), address: text, publisher: text, licence: text, status: z.string(), reason: text, detail: text },
  ...{ line: z.number().nullable(), stale: z.boolean(), standard_version: text, generated_at: text, fetched_at: text, read_at: z.string() },
  ...{ sha256: text, bytes: z.number().nullable(), activities: count, not_counted: count, last_updated: text, set_aside: count },
});
export type DatasetLine = z.infer<typeof dataset>;

/** Every file of the warehouse, in the order of their keys. */
export async function readDatasets(snapshot: Snapshot): Promise<readonly DatasetLine[]> {
  return z.array(dataset).parse(await snapshot.rows(datasetsSql, {}));
}

const publisher = z.object({ ref: text, name: text, datasets: count, activities: count, counted: count, concerned: count });

/** The address, below the partnership, of a publisher's page. */
export function publisherAddress(ref: string): string {
  return `publishers/${toActivityId(ref)}`;
}

/** Everybody who reports, those first who report most that concerns the recipients. */
export async function readPublishers(snapshot: Snapshot, record: PartnershipRecord) {
  const members = recipientsOf(record);
  const rows = z.array(publisher).parse(await snapshot.rows(publishersSql, { members, regions: regionsAround(members) }));
  return rows.map((row) => ({ ...row, page: row.ref === null ? null : publisherAddress(row.ref) }));
}

const aside = z.object({
  reason: z.string(),
  count,
  element: z.string(),
  line: z.number().nullable(),
  excerpt: text,
  dataset: z.string(),
  identifier: text,
});

/** What was set aside of datasets (none named: of all), or of what one publisher reports: reasons with their numbers and first examples. */
export async function readSetAside(snapshot: Snapshot, of: { readonly datasets: readonly string[]; readonly publisher: string | null }) {
  const asked = { datasets: of.datasets, of_publisher: of.publisher !== null, publisher: of.publisher ?? "" };
  const rows = z.array(aside).parse(await snapshot.rows(setAsideSql, asked));
  return [...new Set(rows.map((row) => row.reason))].map((reason) => {
    const own = rows.filter((row) => row.reason === reason);
    return {
      ...{ reason, count: own[0]?.count ?? 0 },
      examples: own.map(({ element, line, excerpt, dataset: file, identifier }) => ({ element, line, excerpt, dataset: file, identifier })),
    };
  });
}

const money = z
  .object({
    recipient: z.string(),
    year: z.number().nullable(),
    is_commitment: z.boolean(),
    ...{ whole: text, rest: text },
    payments: count,
    no_rate: count,
  })
  .transform(({ whole, rest, ...one }) => ({ ...one, value: whole === null || rest === null ? null : toSum(whole, rest) }));

/** What a publisher reports to the recipients, in US dollars, by recipient and year. */
export async function readPublisherMoney(snapshot: Snapshot, record: PartnershipRecord, ref: string) {
  return z.array(money).parse(await snapshot.rows(moneySql, { publisher: ref, members: recipientsOf(record) }));
}
