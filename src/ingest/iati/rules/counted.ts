import { storedName } from "../../../store/schema.ts";

/**
 * Counting rules 4 and 5, what is true for every reader, over all datasets of a snapshot. Of several activities with one identifier the one is counted
 * whose identifier begins with its own reporting organisation's reference, then the newest, then the one in the larger dataset, then by path and
 * order: never by the order in which files were read. Blank identifiers are no duplicates. A secondary publisher is not counted.
 * `from` holds the activities as read.
 */
export function countedActivitiesSql(from: string): string {
  return `
    INSERT INTO ${storedName("activity")}
    WITH ranked AS (
      SELECT a.activity_key,
             row_number() OVER (
               PARTITION BY a.iati_identifier
               ORDER BY a.matches_reporting_org DESC, a.updated_order DESC, d.bytes DESC, d.path, d.key, a.ordinal
             ) AS place
        FROM ${from} AS a JOIN ${storedName("dataset")} AS d ON d.dataset_key = a.dataset_key
       WHERE a.iati_identifier IS NOT NULL
    ), judged AS (
      SELECT a.*,
             CASE WHEN r.place > 1 THEN 'duplicate'
                  WHEN a.reporting_org_secondary THEN 'secondary-publisher'
             END AS reason
        FROM ${from} AS a LEFT JOIN ranked AS r ON r.activity_key = a.activity_key
    )
    SELECT * EXCLUDE (reason), reason IS NULL, reason FROM judged ORDER BY activity_key`;
}

/** Flow is counted where its activity is. Sorted by what questions ask for, so that they read little. */
export function countedFlowSql(from: string): string {
  return `
    INSERT INTO ${storedName("flow")}
    SELECT f.*, a.counted, a.not_counted_reason
      FROM ${from} AS f JOIN ${storedName("activity")} AS a ON a.activity_key = f.activity_key
     ORDER BY f.recipient, f.provider_org_ref, f.year, f.activity_key, f.kind, f.source_key, f.part`;
}
