-- Whose datasets is what is kept from?
SELECT d.publisher, CAST(count(DISTINCT d.dataset_key) AS INTEGER) AS datasets, CAST(count(*) AS INTEGER) AS payments
  FROM judged AS j
  JOIN stored.dataset AS d ON d.dataset_key = j.dataset_key
 WHERE j.reason IS NULL
 GROUP BY d.publisher
 ORDER BY d.publisher NULLS LAST;
