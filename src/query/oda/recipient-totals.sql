-- Under each of these selections: what did each recipient get from all the donors compared together?
-- The one with the largest sum is the largest recipient of that selection.
WITH selection AS (
  SELECT unnest(
           from_json(
             $selections::JSON,
             '[{"id":"INTEGER","measure":"VARCHAR","institutions":"BOOLEAN","recipients":["VARCHAR"],"first_year":"INTEGER","last_year":"INTEGER","current":"BOOLEAN"}]'
           ),
           recursive := true
         )
)
SELECT selection.id, dac_flow.recipient, sum(dac_flow.value)::VARCHAR AS value
  FROM selection
  JOIN dac_flow
    ON dac_flow.measure = selection.measure
   AND dac_flow.flow_type = 'oda'
   AND (dac_flow.price_base = 'current') = selection.current
   AND dac_flow.year BETWEEN selection.first_year AND selection.last_year
   AND list_contains(selection.recipients, dac_flow.recipient)
   AND (dac_flow.donor_kind = 'country' OR (selection.institutions AND dac_flow.donor_kind = 'institution'))
 GROUP BY ALL
 ORDER BY selection.id, sum(dac_flow.value) DESC, dac_flow.recipient;
