-- How much is kept of the official providers of each donor, by recipient and year?
SELECT a.donor, j.recipient, j.year, CAST(sum(j.amount) AS VARCHAR) AS value, CAST(count(*) AS INTEGER) AS payments,
       CAST(count(*) - count(j.amount) AS INTEGER) AS no_rate
  FROM judged AS j
  JOIN (SELECT unnest($agencies) AS ref, unnest($donors) AS donor) AS a ON a.ref = j.provider_org_ref
 WHERE j.reason IS NULL AND j.year IS NOT NULL
 GROUP BY a.donor, j.recipient, j.year
 ORDER BY j.year DESC, a.donor, j.recipient;
