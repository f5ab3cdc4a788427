-- Which activities does this one name as related, by which type, and are they held?
SELECT r.type, r.ref, EXISTS (SELECT 1 FROM stored.activity AS a WHERE a.iati_identifier = r.ref) AS is_held,
       (SELECT n.text FROM stored.activity AS a JOIN stored.narrative AS n ON n.activity_key = a.activity_key AND n.element = 'title'
         WHERE a.iati_identifier = r.ref ORDER BY a.counted DESC, a.activity_key, n.ordinal LIMIT 1) AS title
  FROM (SELECT * FROM stored.related_activity WHERE activity_key = $key ORDER BY related_activity_key LIMIT 200) AS r
 ORDER BY r.related_activity_key;
