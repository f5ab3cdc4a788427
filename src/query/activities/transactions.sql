-- Which transactions does this activity report, in the order of the document? Values as published; `value` is empty where that is no number.
SELECT CAST(t.transaction_key AS VARCHAR) AS transaction_key, t.ref, CAST(t.transaction_date AS VARCHAR) AS date, t.type,
       CAST(coalesce(CAST(t.value_exact AS DECIMAL(38,12)), t.value) AS VARCHAR) AS value, t.value_text, t.currency,
       CAST(t.value_date AS VARCHAR) AS value_date,
       t.provider_org_ref AS provider, p.text AS provider_name, t.provider_activity_id AS provider_activity,
       t.receiver_org_ref AS receiver, r.text AS receiver_name, t.receiver_activity_id AS receiver_activity,
       d.text AS description, d.language AS description_language, t.humanitarian, t.disbursement_channel, t.flow_type, t.finance_type,
       t.aid_type, t.tied_status
  FROM stored.transaction AS t
  LEFT JOIN (SELECT row_key, arg_min(text, ordinal) AS text FROM stored.narrative
              WHERE activity_key = $key AND element = 'transaction/provider-org' GROUP BY row_key) AS p ON p.row_key = t.transaction_key
  LEFT JOIN (SELECT row_key, arg_min(text, ordinal) AS text FROM stored.narrative
              WHERE activity_key = $key AND element = 'transaction/receiver-org' GROUP BY row_key) AS r ON r.row_key = t.transaction_key
  LEFT JOIN (SELECT row_key, arg_min(text, ordinal) AS text, arg_min(language, ordinal) AS language FROM stored.narrative
              WHERE activity_key = $key AND element = 'transaction/description' GROUP BY row_key) AS d ON d.row_key = t.transaction_key
 WHERE t.activity_key = $key
 ORDER BY t.transaction_key
