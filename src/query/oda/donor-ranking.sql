-- Under each of these selections: what did each donor give, and which place does that have among the donors compared?
-- A selection is a measure, donors, recipients, years and prices. A donor without a figure in it has no row: not known is not zero.
-- `rank` is 1 + the number of donors with a larger sum; `figures` counts the figures behind the sum, one for a recipient and year.
WITH selection AS (
  SELECT unnest(
           from_json(
             $selections::JSON,
             '[{"id":"INTEGER","measure":"VARCHAR","institutions":"BOOLEAN","recipients":["VARCHAR"],"first_year":"INTEGER","last_year":"INTEGER","current":"BOOLEAN"}]'
           ),
           recursive := true
         )
),
given AS (
  SELECT selection.id, dac_flow.donor, dac_flow.donor_kind, sum(dac_flow.value) AS value, count(*) AS figures
    FROM selection
    JOIN dac_flow
      ON dac_flow.measure = selection.measure
     AND dac_flow.flow_type = 'oda'
     AND (dac_flow.price_base = 'current') = selection.current
     AND dac_flow.year BETWEEN selection.first_year AND selection.last_year
     AND list_contains(selection.recipients, dac_flow.recipient)
     AND (dac_flow.donor_kind = 'country' OR (selection.institutions AND dac_flow.donor_kind = 'institution'))
   GROUP BY ALL
),
ranked AS (
  SELECT *, rank() OVER (PARTITION BY id ORDER BY value DESC) AS rank, count(*) OVER (PARTITION BY id) AS donors
    FROM given
)
SELECT id, donor, donor_kind, value::VARCHAR AS value, figures::INTEGER AS figures, rank::INTEGER AS rank, donors::INTEGER AS donors
  FROM ranked
 WHERE rank <= $places OR list_contains($donors, donor)
 ORDER BY id, rank, donor;
