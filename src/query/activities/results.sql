-- What came of this activity: which baselines, targets and actual values does it report, under which result, indicator and period?
-- A result, indicator or period without any has a line of its own.
WITH lines AS (
  SELECT r.result_key, r.type AS result_type, i.indicator_key, i.measure, i.ascending, CAST(NULL AS INTEGER) AS period_key,
         CAST(NULL AS DATE) AS period_start, CAST(NULL AS DATE) AS period_end, 'baseline' AS kind, b.indicator_baseline_key AS row_key, b.value,
         coalesce(b.year, CAST(b.iso_date AS VARCHAR)) AS baseline_date
    FROM stored.result AS r
    JOIN stored.indicator AS i ON i.activity_key = $key AND i.result_key = r.result_key
    JOIN stored.indicator_baseline AS b ON b.activity_key = $key AND b.indicator_key = i.indicator_key
   WHERE r.activity_key = $key
   UNION ALL
  SELECT r.result_key, r.type, i.indicator_key, i.measure, i.ascending, p.period_key, p.period_start, p.period_end, m.kind, m.indicator_measure_key,
         m.value, NULL
    FROM stored.result AS r
    LEFT JOIN stored.indicator AS i ON i.activity_key = $key AND i.result_key = r.result_key
    LEFT JOIN stored.indicator_period AS p ON p.activity_key = $key AND p.indicator_key = i.indicator_key
    LEFT JOIN stored.indicator_measure AS m ON m.activity_key = $key AND m.period_key = p.period_key
   WHERE r.activity_key = $key
     AND NOT (p.period_key IS NULL AND EXISTS (SELECT 1 FROM stored.indicator_baseline AS b
                                                WHERE b.activity_key = $key AND b.indicator_key = i.indicator_key))
), placed AS (
  SELECT *, count(*) OVER () AS count,
         row_number() OVER (ORDER BY result_key, indicator_key NULLS FIRST, period_key NULLS FIRST, row_key NULLS FIRST) AS place
    FROM lines
)
SELECT CAST(result_key AS VARCHAR) AS result_key, result_type, CAST(indicator_key AS VARCHAR) AS indicator_key, measure, ascending,
       CAST(period_key AS VARCHAR) AS period_key, CAST(period_start AS VARCHAR) AS period_start, CAST(period_end AS VARCHAR) AS period_end, kind,
       CAST(row_key AS VARCHAR) AS row_key, value, baseline_date, CAST(count AS INTEGER) AS count,
       (SELECT string_agg(d.name || ': ' || d.value, ', ' ORDER BY d.ordinal) FROM stored.indicator_dimension AS d
         WHERE d.activity_key = $key AND d.parent_key = placed.row_key) AS dimensions,
       (SELECT string_agg(l.ref, ', ' ORDER BY l.ordinal) FROM stored.indicator_location AS l
         WHERE l.activity_key = $key AND l.parent_key = placed.row_key) AS locations
  FROM placed
 WHERE place > $skipped AND place <= $skipped + $page_size OR place = 1
 ORDER BY place;
