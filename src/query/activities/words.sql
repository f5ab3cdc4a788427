-- What words stand on the activity itself and on these rows of it, in every language, in the order of the document? Words that may name or reach a person are not kept.
SELECT element, CAST(row_key AS VARCHAR) AS row_key, text, language
  FROM stored.narrative
 WHERE activity_key = $key AND NOT is_withheld AND (row_key IS NULL OR list_contains($rows, CAST(row_key AS VARCHAR)))
 ORDER BY ordinal;
