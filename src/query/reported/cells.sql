-- How much is kept of each recipient and year?
SELECT recipient, year, CAST(sum(amount) AS VARCHAR) AS value, CAST(count(*) AS INTEGER) AS payments,
       CAST(count(*) - count(amount) AS INTEGER) AS no_rate
  FROM judged
 WHERE reason IS NULL
 GROUP BY recipient, year
 ORDER BY recipient, year NULLS LAST;
