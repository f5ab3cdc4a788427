-- What was paid to these recipients in these sectors, by currency?
-- Disbursements and expenditures (IATI transaction types 3 and 4) that publishers report, each in its own currency: none is converted.
-- $sectors are purpose codes and $categories their first three digits; $elsewhere are purpose codes that another field names.
SELECT currency, sum(trunc(value))::VARCHAR AS whole, sum(value - trunc(value))::VARCHAR AS rest, count(*)::INTEGER AS payments
  FROM flow
 WHERE kind = 'transaction' AND type IN ('3', '4') AND counted
   AND recipient_kind = 'country' AND list_contains($recipients, recipient)
   AND (sector_vocabulary = '1' AND list_contains($sectors, sector)
        OR sector_vocabulary = '1' AND list_contains($categories, left(sector, 3)) AND NOT list_contains($elsewhere, sector)
        OR sector_vocabulary = '2' AND list_contains($categories, sector))
 GROUP BY ALL
 ORDER BY currency;
