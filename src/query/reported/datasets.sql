-- Who publishes each dataset, and under which licence?
SELECT dataset_key AS dataset, publisher, licence FROM stored.dataset ORDER BY dataset_key;
