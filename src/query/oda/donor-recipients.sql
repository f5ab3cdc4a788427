-- What did each donor give to each of these recipients?
-- A cell without a figure has no row: not known is not zero.
SELECT donor, recipient, sum(value)::VARCHAR AS value, count(*)::INTEGER AS figures
  FROM dac_flow
 WHERE measure = $measure
   AND flow_type = 'oda'
   AND (price_base = 'current') = $current
   AND list_contains($recipients, recipient)
   AND (donor_kind = 'country' OR ($institutions AND donor_kind = 'institution'))
   AND year BETWEEN $first_year AND $last_year
 GROUP BY ALL
 ORDER BY donor, recipient;
