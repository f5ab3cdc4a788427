-- Which exchange rates is money converted with?
SELECT id, title, publisher, address, vintage, licence, sha256
  FROM exchange_rate_source AS s
 WHERE EXISTS (SELECT 1 FROM exchange_rate AS r WHERE r.source = s.id AND r.in_use)
 ORDER BY id;
