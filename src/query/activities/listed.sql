-- Which activities fit, and what was committed and spent in each to the recipients asked for, by the counting rule of payments as it stands first?
, fitting AS (
  SELECT * FROM missed WHERE is_found AND misses = 0
), amounts AS (
  SELECT f.activity_key, f.type = '2' AS is_commitment,
         CASE $currency
           WHEN 'usd' THEN coalesce(CAST(f.value_usd_exact AS DECIMAL(38,12)), f.value_usd)
           WHEN 'eur' THEN coalesce(CAST(f.value_eur_exact AS DECIMAL(38,12)), f.value_eur)
           ELSE coalesce(CAST(f.value_jpy_exact AS DECIMAL(38,12)), f.value_jpy)
         END AS amount
    FROM stored.flow AS f SEMI JOIN fitting USING (activity_key)
   WHERE f.kind = 'transaction' AND f.recipient_kind = 'country' AND list_contains($paid_to, f.recipient) AND f.counted AND f.type IN ('2', '3', '4')
), money AS (
  SELECT activity_key,
         sum(amount) FILTER (WHERE is_commitment) AS committed, count(*) FILTER (WHERE is_commitment) AS commitments,
         count(*) FILTER (WHERE is_commitment AND amount IS NULL) AS commitments_no_rate,
         sum(amount) FILTER (WHERE NOT is_commitment) AS spent, count(*) FILTER (WHERE NOT is_commitment) AS payments,
         count(*) FILTER (WHERE NOT is_commitment AND amount IS NULL) AS payments_no_rate
    FROM amounts GROUP BY activity_key
), titles AS (
  SELECT activity_key, arg_min(text, ordinal) AS title, arg_min(coalesce(language, ''), ordinal) AS title_language
    FROM stored.narrative SEMI JOIN fitting USING (activity_key)
   WHERE element = 'title' GROUP BY activity_key
), reporters AS (
  SELECT activity_key, arg_min(text, ordinal) AS name
    FROM stored.narrative SEMI JOIN fitting USING (activity_key)
   WHERE element = 'reporting-org' GROUP BY activity_key
)
SELECT a.iati_identifier AS identifier, t.title, nullif(t.title_language, '') AS title_language, a.reporting_org_ref AS publisher,
       r.name AS publisher_name, array_to_string(a.places, ' ') AS recipients,
       CAST(a.start_date AS VARCHAR) AS start_date, a.has_started, CAST(a.end_date AS VARCHAR) AS end_date, a.has_ended,
       a.activity_status AS status, a.not_counted_reason, upper($currency) AS currency,
       CAST(m.committed AS VARCHAR) AS committed, CAST(coalesce(m.commitments, 0) AS INTEGER) AS commitments,
       CAST(coalesce(m.commitments_no_rate, 0) AS INTEGER) AS commitments_no_rate,
       CAST(m.spent AS VARCHAR) AS spent, CAST(coalesce(m.payments, 0) AS INTEGER) AS payments,
       CAST(coalesce(m.payments_no_rate, 0) AS INTEGER) AS payments_no_rate,
       a.last_updated, d.licence, coalesce(d.address, d.path) AS dataset, CAST(a.activity_key AS VARCHAR) AS activity_key
  FROM fitting AS a
  JOIN stored.dataset AS d ON d.dataset_key = a.dataset_key
  LEFT JOIN money AS m ON m.activity_key = a.activity_key
  LEFT JOIN titles AS t ON t.activity_key = a.activity_key
  LEFT JOIN reporters AS r ON r.activity_key = a.activity_key
 ORDER BY CASE $sort WHEN 'spent' THEN m.spent WHEN 'committed' THEN m.committed END DESC NULLS LAST,
          a.start_date DESC NULLS LAST, a.iati_identifier NULLS LAST, a.activity_key
