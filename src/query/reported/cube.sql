-- What do the transactions to these recipients come to, by everything that a counting rule looks at?
-- A transaction is in exactly one row. Without a rate it is apart from those with one, so that no sum mixes them.
-- A sum is its cents, as far as a number holds them, and the decimals beside them (…_more) for which cents are not enough; null and none: no rate.
WITH reported AS (
  SELECT *, value_usd IS NULL AND value_usd_exact IS NULL AS without_usd, value_eur IS NULL AND value_eur_exact IS NULL AS without_eur,
         value_jpy IS NULL AND value_jpy_exact IS NULL AS without_jpy, CASE WHEN NOT counted THEN not_counted_reason END AS not_counted
    FROM stored.flow
   WHERE kind = 'transaction' AND recipient_kind = 'country' AND list_contains($members, recipient)
     AND ($activity = '' OR activity_key IN (SELECT activity_key FROM stored.activity WHERE iati_identifier = $activity))
     AND ($publisher = '' OR activity_key IN (SELECT activity_key FROM stored.activity WHERE reporting_org_ref = $publisher))
), summed AS (
  SELECT recipient, year, type, provider_org_ref, min(provider_org_name) AS provider_name, sector_vocabulary, sector, currency, not_counted, dataset_key,
         count(*) AS payments, sum(value) AS own, sum(value_usd) AS usd, sum(value_eur) AS eur, sum(value_jpy) AS jpy,
         string_agg(CAST(value_exact AS VARCHAR), ' ') AS own_exact, string_agg(CAST(value_usd_exact AS VARCHAR), ' ') AS usd_exact,
         string_agg(CAST(value_eur_exact AS VARCHAR), ' ') AS eur_exact, string_agg(CAST(value_jpy_exact AS VARCHAR), ' ') AS jpy_exact
    FROM reported
   GROUP BY recipient, year, type, provider_org_ref, sector_vocabulary, sector, currency, not_counted, dataset_key, without_usd, without_eur, without_jpy
)
SELECT recipient, year, type, provider_org_ref AS provider, provider_name, sector_vocabulary, sector, currency, not_counted, dataset_key AS dataset,
       CAST(payments AS INTEGER) AS payments,
       CASE WHEN abs(own) < 90000000000000 THEN CAST(CAST(own * 100 AS BIGINT) AS DOUBLE) END AS own,
       concat_ws(' ', CASE WHEN abs(own) >= 90000000000000 THEN CAST(own AS VARCHAR) END, own_exact) AS own_more,
       CASE WHEN abs(usd) < 90000000000000 THEN CAST(CAST(usd * 100 AS BIGINT) AS DOUBLE) END AS usd,
       concat_ws(' ', CASE WHEN abs(usd) >= 90000000000000 THEN CAST(usd AS VARCHAR) END, usd_exact) AS usd_more,
       CASE WHEN abs(eur) < 90000000000000 THEN CAST(CAST(eur * 100 AS BIGINT) AS DOUBLE) END AS eur,
       concat_ws(' ', CASE WHEN abs(eur) >= 90000000000000 THEN CAST(eur AS VARCHAR) END, eur_exact) AS eur_more,
       CASE WHEN abs(jpy) < 90000000000000 THEN CAST(CAST(jpy * 100 AS BIGINT) AS DOUBLE) END AS jpy,
       concat_ws(' ', CASE WHEN abs(jpy) >= 90000000000000 THEN CAST(jpy AS VARCHAR) END, jpy_exact) AS jpy_more
  FROM summed
 ORDER BY coalesce(provider_org_ref, 'unknown'); -- the rows of a provider lie together; the order of the others changes no sum
