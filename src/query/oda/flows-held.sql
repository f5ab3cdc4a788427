-- Which donors of the DAC, recipients, years and prices are held of each measure?
-- Aid alone: other official flows, private ones and tables that mix them are none of it.
SELECT measure, price_base, min(year)::INTEGER AS first_year, max(year)::INTEGER AS last_year, count(*)::INTEGER AS figures,
       list_sort(list(DISTINCT year::INTEGER)) AS years, list_sort(list(DISTINCT donor)) AS donors,
       list_sort(list(DISTINCT recipient)) AS recipients
  FROM dac_flow
 WHERE flow_type = 'oda' AND donor_kind <> 'other' AND list_contains($recipients, recipient)
 GROUP BY ALL
 ORDER BY measure, price_base;
