-- Of whose money is what is kept, the largest sums first? A provider without a reference is unknown.
SELECT coalesce(provider_org_ref, 'unknown') AS ref, CASE WHEN count(DISTINCT provider_org_ref) > 0 THEN min(provider_org_name) END AS name,
       any_value(side) AS side, CAST(sum(amount) AS VARCHAR) AS value, CAST(count(*) AS INTEGER) AS payments,
       CAST(count(*) - count(amount) AS INTEGER) AS no_rate
  FROM judged
 WHERE reason IS NULL
 GROUP BY coalesce(provider_org_ref, 'unknown')
 ORDER BY sum(amount) DESC NULLS LAST, ref;
