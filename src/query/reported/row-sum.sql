-- How many payments have this reason (none: are kept), and what do they come to?
SELECT CAST(sum(amount) AS VARCHAR) AS value, CAST(count(*) AS INTEGER) AS payments, CAST(count(*) - count(amount) AS INTEGER) AS no_rate
  FROM judged
 WHERE coalesce(reason, 'none') = $removed_by AND ($rate = 'any' OR (amount IS NULL) = ($rate = 'none'));
