-- What are the publishers of these activities, the sectors and the regions called? A publisher as it calls itself most often.
SELECT 'publisher' AS facet, a.reporting_org_ref AS value, mode(n.text ORDER BY n.text) AS name
  FROM stored.activity AS a
  JOIN stored.narrative AS n ON n.activity_key = a.activity_key AND n.element = 'reporting-org'
 WHERE list_contains($publishers, a.reporting_org_ref)
 GROUP BY a.reporting_org_ref
 UNION ALL
SELECT CASE list WHEN 'Region' THEN 'recipient' ELSE 'sector' END, code, any_value(name ORDER BY name)
  FROM stored.codelist
 WHERE language = 'en' AND (list = 'SectorCategory' AND list_contains($sectors, code) OR list = 'Region' AND list_contains($regions, code))
 GROUP BY list, code
 ORDER BY facet, value;
