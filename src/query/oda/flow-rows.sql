-- Which figures stand behind a sum? One row for each donor, recipient and year that has one.
SELECT dac_flow.donor, dac_flow.recipient, dac_flow.year, dac_flow.measure, dac_flow.price_base, dac_flow.value::VARCHAR AS value,
       dac_flow.indicator, series_file.file
  FROM dac_flow
  JOIN series_file ON series_file.number = dac_flow.series_file
 WHERE dac_flow.measure = $measure
   AND dac_flow.flow_type = 'oda'
   AND dac_flow.donor_kind <> 'other'
   AND (dac_flow.price_base = 'current') = $current
   AND list_contains($donors, dac_flow.donor)
   AND list_contains($recipients, dac_flow.recipient)
   AND dac_flow.year BETWEEN $first_year AND $last_year
 ORDER BY dac_flow.donor, dac_flow.recipient, dac_flow.year;
