-- Which donors, recipients, years and prices are held of each measure?
SELECT measure, price_base, min(year)::INTEGER AS first_year, max(year)::INTEGER AS last_year, count(*)::INTEGER AS figures,
       list_sort(list(DISTINCT donor)) AS donors, list_sort(list(DISTINCT recipient)) AS recipients
  FROM dac_flow
 WHERE flow_type = 'oda' AND list_contains($recipients, recipient)
 GROUP BY ALL
 ORDER BY measure, price_base;
