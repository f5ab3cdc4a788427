-- Which activities have this identifier (or its hash), which of them is counted, and from which dataset is each? The counted one comes first.
SELECT CAST(a.activity_key AS VARCHAR) AS activity_key, a.iati_identifier AS identifier, a.reporting_org_ref, a.reporting_org_type,
       CAST(a.reporting_org_secondary AS VARCHAR) AS reporting_org_secondary, a.default_currency, a.last_updated, a.language, a.hierarchy,
       CAST(a.humanitarian AS VARCHAR) AS humanitarian, a.linked_data_uri, a.budget_not_provided, a.activity_version, a.activity_status,
       a.activity_scope, a.collaboration_type, a.default_flow_type, a.default_finance_type, a.default_tied_status,
       CAST(a.capital_spend AS VARCHAR) AS capital_spend, a.not_counted_reason, CAST(a.byte_start AS DOUBLE) AS byte_start,
       CAST(a.byte_end AS DOUBLE) AS byte_end, left(sha256(d.key), 16) AS dataset_id, d.key AS dataset_file, d.path, d.address, d.sha256,
       d.licence, d.fetched_at, d.read_at, d.generated_at, d.standard_version, d.stale, CAST(count(*) OVER () AS INTEGER) AS copies,
       CAST(row_number() OVER (ORDER BY a.not_counted_reason IS NOT DISTINCT FROM 'duplicate', a.activity_key) AS INTEGER) AS copy
  FROM stored.activity AS a
  JOIN stored.dataset AS d ON d.dataset_key = a.dataset_key
 WHERE CASE WHEN $hash <> '' THEN a.iati_identifier IS NOT NULL AND sha256(a.iati_identifier) = $hash
            ELSE coalesce(a.iati_identifier, '') = $identifier END
QUALIFY copy = $copy
 ORDER BY copy;
