-- What does a series say of these areas, year by year?
SELECT area, year::INTEGER AS year, value::VARCHAR AS value
  FROM indicator_value
 WHERE indicator = $indicator AND list_contains($areas, area) AND year BETWEEN $first_year AND $last_year
 ORDER BY area, year;
