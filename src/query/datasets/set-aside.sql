-- What was set aside of these datasets (none named: of all) or of this publisher, for which reasons, how often, and what are the first examples of each?
WITH aside AS (
  SELECT q.reason, q.element, q.line, q.excerpt, coalesce(d.address, d.path) AS dataset, a.iati_identifier AS identifier,
         row_number() OVER (PARTITION BY q.reason ORDER BY q.dataset_key, q.line, q.element) AS place, count(*) OVER (PARTITION BY q.reason) AS count
    FROM stored.quarantine AS q
    JOIN stored.dataset AS d ON d.dataset_key = q.dataset_key
    LEFT JOIN stored.activity AS a ON a.activity_key = q.activity_key
   WHERE (len($datasets) = 0 OR list_contains($datasets, left(sha256(d.key), 16))) AND (NOT $of_publisher OR coalesce(a.reporting_org_ref, '') = $publisher)
)
SELECT reason, CAST(count AS INTEGER) AS count, element, line, excerpt, dataset, identifier
  FROM aside
 WHERE place <= 3
 ORDER BY count DESC, reason, place;
