import { z } from "zod";
import type { Snapshot } from "../../core/snapshot.ts";
import { withoutZeros } from "../../core/exact.ts";
import { fromActivityId } from "./activity-address.ts";
import { listOfCode, readMeanings } from "./code-meanings.ts";
import headSql from "./head.sql?raw";

const text = z.string().nullable();

const head = z.object({
  activity_key: z.string(),
  identifier: text,
  reporting_org_ref: text,
  reporting_org_type: text,
  reporting_org_secondary: text,
  default_currency: text,
  last_updated: text,
  language: text,
  hierarchy: text,
  humanitarian: text,
  linked_data_uri: text,
  budget_not_provided: text,
  activity_version: text,
  activity_status: text,
  activity_scope: text,
  collaboration_type: text,
  default_flow_type: text,
  default_finance_type: text,
  default_tied_status: text,
  capital_spend: text.transform((value) => (value === null ? null : withoutZeros(value))),
  not_counted_reason: text,
  byte_start: z.number(),
  byte_end: z.number(),
  dataset_id: z.string(),
  dataset_file: z.string(),
  path: z.string(),
  address: text,
  sha256: text,
  licence: text,
  fetched_at: text,
  read_at: z.string(),
  generated_at: text,
  standard_version: text,
  stale: z.boolean(),
  copies: z.number(),
  copy: z.number(),
});
export type ActivityHead = z.infer<typeof head>;

/** Attributes that occur once, in the order in which they are shown. */
const shown = [
  ...[
    "activity_status",
    "default_currency",
    "last_updated",
    "reporting_org_type",
    "reporting_org_secondary",
    "activity_scope",
    "hierarchy",
  ],
  ...["humanitarian", "collaboration_type", "default_flow_type", "default_finance_type", "default_tied_status", "capital_spend"],
  ...["budget_not_provided", "language", "linked_data_uri", "activity_version"],
] as const;

/** An activity by the id of its page; of several with one identifier the one that `copy` says. Null where none is held. */
export async function readHead(snapshot: Snapshot, id: string, copy: number): Promise<ActivityHead | null> {
  const asked = fromActivityId(id);
  if (asked === undefined) return null;
  const named = "hash" in asked ? { hash: asked.hash, identifier: "" } : { hash: "", identifier: asked.identifier ?? "" };
  const [row] = z.array(head).parse(await snapshot.rows(headSql, { ...named, copy }));
  return row ?? null;
}

/** What stands on the activity itself, with the meanings of its codes. */
export async function readAttributes(snapshot: Snapshot, activity: ActivityHead) {
  const said = shown.flatMap((name) =>
    activity[name] === null ? [] : [{ name, text: activity[name], list: listOfCode("activity", name, null) }],
  );
  const codes = said.flatMap(({ text: code, list }) => (list === null ? [] : [[list, code] as const]));
  const meanings = await readMeanings(snapshot, codes);
  return said.map(({ name, text: code, list }) => ({
    name,
    text: code,
    meaning: list === null ? null : (meanings.get(`${list} ${code}`) ?? null),
  }));
}

/** The dataset of an activity as an answer shows it: never its place on the machine. */
export function datasetOf(activity: ActivityHead) {
  const { address, path, sha256, licence, fetched_at, read_at, generated_at, standard_version, stale } = activity;
  return {
    page: `data-sources?dataset=${activity.dataset_id}`,
    dataset: address ?? path,
    ...{ address, sha256, licence, fetched_at, read_at, generated_at, standard_version, stale },
  };
}
