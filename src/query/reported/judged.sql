-- Under a counting rule, what takes each transaction to these recipients out of the sum?
-- The first reason in this order; null where none does. Every transaction has exactly one answer, so kept and removed make all.
-- $crossing and $inside are references of organisations on either side of the line around the recipients; any other is undecided.
WITH placed AS (
  SELECT unnest($crossing) AS ref, 'crossing' AS side
   UNION ALL
  SELECT unnest($inside), 'inside'
), reported AS (
  SELECT f.*, coalesce(d.address, d.path) AS dataset, d.licence, coalesce(p.side, 'undecided') AS side,
         coalesce(CAST(f.value_exact AS DECIMAL(38,12)), f.value) AS own_value,
         CASE $currency
           WHEN 'usd' THEN coalesce(CAST(f.value_usd_exact AS DECIMAL(38,12)), f.value_usd)
           WHEN 'eur' THEN coalesce(CAST(f.value_eur_exact AS DECIMAL(38,12)), f.value_eur)
           ELSE coalesce(CAST(f.value_jpy_exact AS DECIMAL(38,12)), f.value_jpy)
         END AS amount
    FROM stored.flow AS f
    JOIN stored.dataset AS d ON d.dataset_key = f.dataset_key
    LEFT JOIN placed AS p ON p.ref = f.provider_org_ref
   WHERE f.kind = 'transaction' AND f.recipient_kind = 'country' AND list_contains($members, f.recipient)
     AND ($activity = '' OR f.activity_key IN (SELECT activity_key FROM stored.activity WHERE iati_identifier = $activity))
     AND ($publisher = '' OR f.activity_key IN (SELECT activity_key FROM stored.activity WHERE reporting_org_ref = $publisher))
), judged AS (
  SELECT *,
         CASE
           WHEN NOT list_contains($recipients, recipient) THEN 'recipient'
           WHEN len($years) > 0 AND NOT list_contains($years, coalesce(CAST(year AS VARCHAR), 'unknown'))
             THEN CASE WHEN year IS NULL THEN 'year-not-known' ELSE 'year' END
           WHEN len($providers) > 0 AND NOT list_contains($providers, coalesce(provider_org_ref, 'unknown')) THEN 'provider'
           WHEN $sector <> '' AND (sector IS NULL OR sector_vocabulary NOT IN ('1', '2')
                                   OR len(sector) < len($sector) AND starts_with($sector, sector)) THEN 'sector-not-known'
           WHEN $sector <> '' AND NOT starts_with(sector, $sector) THEN 'sector'
           WHEN type IS NULL THEN 'type-not-known'
           WHEN NOT list_contains($outgoing, type) AND NOT list_contains($incoming, type) THEN 'type-' || type
           WHEN NOT $with_incoming AND list_contains($incoming, type) THEN 'incoming-' || type
           WHEN NOT counted THEN not_counted_reason
           WHEN $boundary <> 'all' AND side <> $boundary THEN 'boundary-' || side
           WHEN $republish AND licence IS NULL THEN 'licence-not-known'
           WHEN $republish AND NOT list_contains($licences, lower(licence)) THEN 'licence-not-permitted'
         END AS reason
    FROM reported
)
