-- How many activities would each choice leave, given the words and the choices made in the other facets? `all` counts those that fit every choice.
SELECT facet, value, CAST(count(*) FILTER (WHERE is_found AND misses = CAST(own AS INTEGER)) AS INTEGER) AS count,
       CAST(count(*) AS INTEGER) AS total
  FROM (SELECT 'all' AS facet, '' AS value, is_found, misses, false AS own FROM missed UNION ALL
        SELECT 'recipient', unnest(places), is_found, misses, misses_recipient FROM missed UNION ALL
        SELECT 'publisher', publisher, is_found, misses, misses_publisher FROM missed UNION ALL
        SELECT 'field', unnest(fields), is_found, misses, misses_field FROM missed UNION ALL
        SELECT 'sector', unnest(sectors), is_found, misses, misses_sector FROM missed UNION ALL
        SELECT 'status', status, is_found, misses, misses_status FROM missed UNION ALL
        SELECT 'start', start, is_found, misses, misses_start FROM missed UNION ALL
        SELECT 'has', unnest(parts), is_found, misses, misses_has FROM missed UNION ALL
        SELECT 'counted', counted, is_found, misses, misses_counted FROM missed)
 GROUP BY facet, value
 ORDER BY facet, value;
