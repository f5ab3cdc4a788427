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
), apart AS ( -- together, with twelve decimals, a hundred of the largest amounts would not fit
  SELECT activity_key, is_commitment, count(*) AS payments, count(*) FILTER (WHERE amount IS NULL) AS no_rate,
         sum(trunc(amount)) AS units, sum(amount - trunc(amount)) AS rest
    FROM amounts GROUP BY activity_key, is_commitment
), sums AS ( -- whole units, rounded down, and what is left of one
  SELECT activity_key, is_commitment, payments, no_rate, units + floor(rest) AS whole, rest - floor(rest) AS rest FROM apart
), money AS (
  SELECT *, CASE WHEN whole < 0 AND rest > 0 THEN '-' || CAST(-(whole + 1) AS VARCHAR) || substr(CAST(1 - rest AS VARCHAR), 2)
                 ELSE CAST(whole AS VARCHAR) || substr(CAST(rest AS VARCHAR), 2) END AS value
    FROM sums
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
       c.value AS committed, CAST(coalesce(c.payments, 0) AS INTEGER) AS commitments, CAST(coalesce(c.no_rate, 0) AS INTEGER) AS commitments_no_rate,
       s.value AS spent, CAST(coalesce(s.payments, 0) AS INTEGER) AS payments, CAST(coalesce(s.no_rate, 0) AS INTEGER) AS payments_no_rate,
       a.last_updated, d.licence, coalesce(d.address, d.path) AS dataset, CAST(a.activity_key AS VARCHAR) AS activity_key
  FROM fitting AS a
  JOIN stored.dataset AS d ON d.dataset_key = a.dataset_key
  LEFT JOIN money AS c ON c.activity_key = a.activity_key AND c.is_commitment
  LEFT JOIN money AS s ON s.activity_key = a.activity_key AND NOT s.is_commitment
  LEFT JOIN titles AS t ON t.activity_key = a.activity_key
  LEFT JOIN reporters AS r ON r.activity_key = a.activity_key
 ORDER BY CASE $sort WHEN 'spent' THEN s.whole WHEN 'committed' THEN c.whole END DESC NULLS LAST,
          CASE $sort WHEN 'spent' THEN s.rest WHEN 'committed' THEN c.rest END DESC NULLS LAST,
          a.start_date DESC NULLS LAST, a.iati_identifier NULLS LAST, a.activity_key
