-- Which payments add up to a sum of a field in one currency?
-- The same rows as sums.sql counts, in a fixed order; a transaction of several sectors or countries has a row for each of its parts.
SELECT activity.iati_identifier AS activity, activity.reporting_org_ref AS publisher, flow.transaction_date::VARCHAR AS date, flow.type,
       flow.recipient, flow.sector_vocabulary, flow.sector, flow.currency, flow.value::VARCHAR AS value, coalesce(dataset.address, dataset.path) AS dataset
  FROM flow
  JOIN activity ON activity.id = flow.activity_id
  JOIN dataset ON dataset.id = flow.dataset_id
 WHERE flow.kind = 'transaction' AND flow.type IN ('3', '4') AND flow.counted
   AND flow.recipient_kind = 'country' AND list_contains($recipients, flow.recipient)
   AND (flow.sector_vocabulary = '1' AND list_contains($sectors, flow.sector)
        OR flow.sector_vocabulary = '1' AND list_contains($categories, left(flow.sector, 3)) AND NOT list_contains($elsewhere, flow.sector)
        OR flow.sector_vocabulary = '2' AND list_contains($categories, flow.sector))
   AND flow.currency = $currency
 ORDER BY flow.transaction_date, activity.iati_identifier, flow.source_id, flow.part
