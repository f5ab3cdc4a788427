-- What is kept and has no rate into the currency shown, in the currencies in which it was reported?
SELECT currency, CAST(sum(own_value) AS VARCHAR) AS value, CAST(count(*) AS INTEGER) AS payments
  FROM judged
 WHERE reason IS NULL AND amount IS NULL
 GROUP BY currency
 ORDER BY currency;
