-- Which files does the warehouse hold, from whom, how fresh and under which licence, what came of each, and how much was set aside?
SELECT left(sha256(d.key), 16) AS id, coalesce(d.address, d.path) AS dataset, d.address, d.publisher, d.licence, d.status, d.reason, d.detail, d.line,
       d.stale, d.standard_version, d.generated_at, d.fetched_at, d.read_at, d.sha256, CAST(d.bytes AS DOUBLE) AS bytes,
       CAST(coalesce(a.activities, 0) AS INTEGER) AS activities, CAST(coalesce(a.not_counted, 0) AS INTEGER) AS not_counted, a.last_updated,
       CAST(coalesce(q.values, 0) AS INTEGER) AS set_aside
  FROM stored.dataset AS d
  LEFT JOIN (SELECT dataset_key, count(*) AS activities, count(*) FILTER (WHERE NOT counted) AS not_counted, max(updated_order) AS last_updated
               FROM stored.activity GROUP BY dataset_key) AS a ON a.dataset_key = d.dataset_key
  LEFT JOIN (SELECT dataset_key, count(*) AS values FROM stored.quarantine GROUP BY dataset_key) AS q ON q.dataset_key = d.dataset_key
 ORDER BY d.dataset_key;
