-- What titles do these activities have, in the order of the document, and which of those with the same identifier is each?
SELECT CAST(a.activity_key AS VARCHAR) AS activity_key,
       (SELECT count(*) FROM stored.activity AS o
         WHERE o.iati_identifier IS NOT DISTINCT FROM a.iati_identifier
           AND (o.not_counted_reason IS NOT DISTINCT FROM 'duplicate', o.activity_key) <= (a.not_counted_reason IS NOT DISTINCT FROM 'duplicate', a.activity_key)
       )::INTEGER AS copy,
       (SELECT list({'text': n.text, 'language': n.language} ORDER BY n.ordinal) FROM stored.narrative AS n
         WHERE n.activity_key = a.activity_key AND n.element = 'title') AS titles
  FROM stored.activity AS a
 WHERE list_contains($keys, CAST(a.activity_key AS VARCHAR))
 ORDER BY a.activity_key;
