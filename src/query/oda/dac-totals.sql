-- What did all DAC donors together give, as the publisher adds it up, and what do the donors held add up to?
-- The difference is what donors that are not held gave. DC.DAC.TOTL.CD includes the institutions of the EU.
SELECT coalesce(total.year, held.year)::INTEGER AS year, coalesce(total.recipient, held.recipient) AS recipient,
       total.value::VARCHAR AS total, held.value::VARCHAR AS held
  FROM (SELECT year, area AS recipient, value::DECIMAL(38, 2) AS value
          FROM indicator_value
         WHERE indicator = 'DC.DAC.TOTL.CD' AND list_contains($recipients, area)) AS total
  FULL JOIN (SELECT year, recipient, sum(value) AS value
               FROM dac_flow
              WHERE measure = 'net' AND flow_type = 'oda' AND price_base = 'current' AND donor_kind <> 'other'
                AND list_contains($recipients, recipient)
              GROUP BY ALL) AS held
    ON held.year = total.year AND held.recipient = total.recipient
 ORDER BY year, recipient;
