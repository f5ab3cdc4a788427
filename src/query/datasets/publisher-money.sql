-- What does this publisher report as committed and paid to these recipients, year by year and recipient by recipient, in US dollars, by the rule as it stands first?
SELECT f.recipient, f.year, f.type = '2' AS is_commitment,
       CAST(sum(trunc(coalesce(f.value_usd_exact, f.value_usd))) AS VARCHAR) AS whole,
       CAST(sum(coalesce(f.value_usd_exact, f.value_usd) - trunc(coalesce(f.value_usd_exact, f.value_usd))) AS VARCHAR) AS rest,
       CAST(count(*) AS INTEGER) AS payments,
       CAST(count(*) FILTER (WHERE f.value_usd IS NULL AND f.value_usd_exact IS NULL) AS INTEGER) AS no_rate
  FROM stored.flow AS f
  JOIN stored.activity AS a ON a.activity_key = f.activity_key
 WHERE a.reporting_org_ref = $publisher AND f.kind = 'transaction' AND f.type IN ('2', '3', '4') AND f.counted
   AND f.recipient_kind = 'country' AND list_contains($members, f.recipient)
 GROUP BY ALL
 ORDER BY f.recipient, f.year NULLS LAST, is_commitment;
