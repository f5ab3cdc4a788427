-- What are these codes called, in English? Each is a list of the standard and a code in it, with a space between.
SELECT list || ' ' || code AS code, any_value(name ORDER BY name) AS name
  FROM stored.codelist
 WHERE language = 'en' AND list_contains($codes, list || ' ' || code)
 GROUP BY list, code
 ORDER BY list, code;
