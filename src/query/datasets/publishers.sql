-- Who reports, as each calls itself most often, how many activities, how many of them concern these recipients, and how many are counted?
SELECT a.reporting_org_ref AS ref, mode(n.name ORDER BY n.name) AS name, CAST(count(DISTINCT a.dataset_key) AS INTEGER) AS datasets,
       CAST(count(*) AS INTEGER) AS activities, CAST(count(*) FILTER (WHERE a.counted) AS INTEGER) AS counted,
       CAST(count(c.activity_key) AS INTEGER) AS concerned
  FROM stored.activity AS a
  LEFT JOIN (SELECT activity_key, arg_min(text, ordinal) AS name FROM stored.narrative WHERE element = 'reporting-org' GROUP BY activity_key) AS n
    ON n.activity_key = a.activity_key
  LEFT JOIN (SELECT activity_key FROM stored.recipient_country WHERE list_contains($members, upper(code))
              UNION
             SELECT activity_key FROM stored.recipient_region WHERE vocabulary = '1' AND list_contains($regions, code)) AS c
    ON c.activity_key = a.activity_key
 GROUP BY a.reporting_org_ref
 ORDER BY concerned DESC, activities DESC, ref NULLS LAST;
