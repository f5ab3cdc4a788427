-- Where are the locations of this activity, and what is each called first? Only those with readable coordinates; at most 300.
SELECT l.ref, l.latitude, l.longitude, (SELECT arg_min(n.text, n.ordinal) FROM stored.narrative AS n
         WHERE n.activity_key = $key AND n.row_key = l.location_key AND n.element = 'location/name') AS name
  FROM stored.location AS l
 WHERE l.activity_key = $key AND l.latitude IS NOT NULL
 ORDER BY l.location_key
 LIMIT 300;
