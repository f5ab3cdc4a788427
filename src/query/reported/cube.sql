-- What do the transactions to these recipients come to, by everything that a counting rule looks at?
-- A transaction is in exactly one row. Without a rate it is apart from those with one, so that no sum mixes them; sums are exact.
WITH reported AS (
  SELECT recipient, year, type, provider_org_ref AS provider, provider_org_name, sector_vocabulary, sector, dataset_key, currency,
         CASE WHEN NOT counted THEN not_counted_reason END AS not_counted,
         coalesce(CAST(value_exact AS DECIMAL(38,12)), value) AS own,
         coalesce(CAST(value_usd_exact AS DECIMAL(38,12)), value_usd) AS usd,
         coalesce(CAST(value_eur_exact AS DECIMAL(38,12)), value_eur) AS eur,
         coalesce(CAST(value_jpy_exact AS DECIMAL(38,12)), value_jpy) AS jpy
    FROM stored.flow
   WHERE kind = 'transaction' AND recipient_kind = 'country' AND list_contains($members, recipient)
     AND ($activity = '' OR activity_key IN (SELECT activity_key FROM stored.activity WHERE iati_identifier = $activity))
     AND ($publisher = '' OR activity_key IN (SELECT activity_key FROM stored.activity WHERE reporting_org_ref = $publisher))
)
SELECT recipient, year, type, provider, min(provider_org_name) AS provider_name, sector_vocabulary, sector, currency, not_counted,
       CAST(r.dataset_key AS VARCHAR) AS dataset, d.publisher, d.licence, CAST(count(*) AS INTEGER) AS payments,
       CAST(sum(own) AS VARCHAR) AS own, CAST(sum(usd) AS VARCHAR) AS usd, CAST(sum(eur) AS VARCHAR) AS eur, CAST(sum(jpy) AS VARCHAR) AS jpy
  FROM reported AS r
  JOIN stored.dataset AS d ON d.dataset_key = r.dataset_key
 GROUP BY recipient, year, type, provider, sector_vocabulary, sector, currency, not_counted, r.dataset_key, d.publisher, d.licence,
          usd IS NULL, eur IS NULL, jpy IS NULL
 ORDER BY coalesce(provider, 'unknown'); -- the rows of a provider lie together; the order of the others changes no sum
