-- How much does each reason take out, and how much is kept (no reason)?
SELECT reason, CAST(sum(amount) AS VARCHAR) AS value, CAST(count(*) AS INTEGER) AS payments,
       CAST(count(*) - count(amount) AS INTEGER) AS no_rate
  FROM judged
 GROUP BY reason
 ORDER BY reason NULLS FIRST;
