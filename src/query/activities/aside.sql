-- What of this activity could not be read as the standard asks, and what does it hold beyond the standard?
SELECT 'quarantine' AS what, element, reason AS name, CAST(NULL AS VARCHAR) AS namespace, excerpt, line, CAST(1 AS INTEGER) AS count
  FROM (SELECT * FROM stored.quarantine WHERE activity_key = $key ORDER BY line, element, reason LIMIT 100)
 UNION ALL
SELECT 'withheld', element, NULL, NULL, NULL, NULL, CAST(count(*) AS INTEGER)
  FROM stored.narrative WHERE activity_key = $key AND is_withheld GROUP BY element
 UNION ALL
SELECT 'extension', element, name, namespace, NULL, NULL, CAST(count(*) AS INTEGER)
  FROM (SELECT element, coalesce(name, '') AS name, namespace FROM stored.extension WHERE activity_key = $key)
 GROUP BY element, name, namespace
 ORDER BY what, line, element, name, namespace
 LIMIT 300;
