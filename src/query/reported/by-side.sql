-- How much of what is kept crosses the line around the recipients, does not, or cannot be told?
SELECT side, CAST(sum(amount) AS VARCHAR) AS value, CAST(count(*) AS INTEGER) AS payments,
       CAST(count(*) - count(amount) AS INTEGER) AS no_rate
  FROM judged
 WHERE reason IS NULL
 GROUP BY side
 ORDER BY side;
