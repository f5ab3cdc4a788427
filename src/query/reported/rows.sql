-- Which payments have this reason (none: are kept)? In a fixed order; a transaction of several recipients or sectors has a row for each part.
SELECT a.iati_identifier AS activity, a.reporting_org_ref AS publisher, j.provider_org_ref AS provider, j.provider_org_name AS provider_name,
       j.side AS boundary, j.receiver_org_ref AS receiver, CAST(j.transaction_date AS VARCHAR) AS date, j.year, j.type, j.recipient,
       j.sector_vocabulary, j.sector, j.currency, j.own_value AS value, CAST(j.value_date AS VARCHAR) AS value_date, j.amount,
       j.licence, j.dataset
  FROM judged AS j
  JOIN stored.activity AS a ON a.activity_key = j.activity_key
 WHERE coalesce(j.reason, 'none') = $removed_by AND ($rate = 'any' OR (j.amount IS NULL) = ($rate = 'none'))
 ORDER BY j.transaction_date, j.activity_key, j.source_key, j.part
