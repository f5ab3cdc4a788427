-- Which activities concern these recipients, what does each say of itself, and which of the choices does it miss?
-- An activity concerns them that names one of $members, itself or in a transaction, or one of $regions, which they lie in.
-- Texts and words are made alike before they are compared: case, accents and apostrophes do not count, what stands between words is one space.
-- A word is found where a word begins with it; one of a script without spaces anywhere.
WITH places AS (
  SELECT activity_key, upper(code) AS place FROM stored.recipient_country WHERE list_contains($members, upper(code))
   UNION
  SELECT activity_key, code FROM stored.recipient_region WHERE vocabulary = '1' AND list_contains($regions, code)
), placed AS MATERIALIZED (
  SELECT activity_key, list_sort(list(place)) AS places FROM places GROUP BY activity_key
), codes AS (
  SELECT DISTINCT activity_key, code
    FROM stored.sector SEMI JOIN placed USING (activity_key)
   WHERE vocabulary IN ('1', '2') AND code IS NOT NULL
), sectors AS (
  SELECT activity_key, list_sort(list(DISTINCT left(code, 3))) AS sectors FROM codes GROUP BY activity_key
), mapped AS (
  SELECT unnest($mapped_codes) AS code, unnest($mapped_fields) AS field
), fields AS (
  SELECT c.activity_key, list_sort(list(DISTINCT m.field)) AS fields
    FROM codes AS c
    JOIN mapped AS m ON m.code = c.code OR m.code = left(c.code, 3) AND NOT list_contains($mapped_codes, c.code)
   GROUP BY c.activity_key
), dates AS (
  SELECT activity_key, min(iso_date) FILTER (WHERE type = '2') AS started, min(iso_date) FILTER (WHERE type = '1') AS to_start,
         max(iso_date) FILTER (WHERE type = '4') AS ended, max(iso_date) FILTER (WHERE type = '3') AS to_end
    FROM stored.activity_date SEMI JOIN placed USING (activity_key)
   GROUP BY activity_key
), parts AS (
  SELECT activity_key, list_sort(list(part)) AS parts
    FROM (SELECT activity_key, 'transactions' AS part FROM stored.transaction UNION SELECT activity_key, 'budgets' FROM stored.budget UNION
          SELECT activity_key, 'results' FROM stored.result UNION SELECT activity_key, 'locations' FROM stored.location UNION
          SELECT activity_key, 'documents' FROM stored.document_link) SEMI JOIN placed USING (activity_key)
   GROUP BY activity_key
), said AS (
  SELECT activity_key, text FROM stored.narrative SEMI JOIN placed USING (activity_key)
   WHERE $asks AND element IN ('title', 'description') AND NOT is_withheld
   UNION ALL
  SELECT activity_key, iati_identifier FROM stored.activity SEMI JOIN placed USING (activity_key) WHERE $asks AND iati_identifier IS NOT NULL
   UNION ALL
  SELECT NULL, unnest($words)
), composed AS (
  SELECT activity_key, lower(nfc_normalize(regexp_replace(text, '[\x{02B9}\x{02BB}\x{02BC}\x{00B4}\x{2018}\x{2019}\x{2032}''`]', '', 'g'))) AS text
    FROM said
), bare AS (
  SELECT activity_key, CASE WHEN regexp_matches(text, '[\x{3040}-\x{30FF}\x{3400}-\x{9FFF}\x{FF00}-\x{FF5E}]')
                            THEN translate(text, '０１２３４５６７８９ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ', '0123456789abcdefghijklmnopqrstuvwxyz')
                            ELSE replace(translate(strip_accents(translate(text, 'йў', chr(57344) || chr(57345))),
                                                   chr(57344) || chr(57345) || 'ıς', 'йўiσ'), 'ß', 'ss')
                       END AS text
    FROM composed
), folded AS MATERIALIZED (
  SELECT activity_key, ' ' || trim(regexp_replace(text, '[^\p{L}\p{N}\p{M}]+', ' ', 'g')) AS text FROM bare
), words AS (
  SELECT CASE WHEN regexp_matches(text, '^ [\x{3040}-\x{30FF}\x{3400}-\x{9FFF}]') THEN ltrim(text) ELSE text END AS word
    FROM folded WHERE activity_key IS NULL
), found AS (
  SELECT t.activity_key
    FROM (SELECT activity_key, string_agg(text, ' ') AS text FROM folded WHERE activity_key IS NOT NULL GROUP BY activity_key) AS t, words AS w
   GROUP BY t.activity_key HAVING bool_and(contains(t.text, w.word))
), facts AS (
  SELECT a.activity_key, a.dataset_key, a.iati_identifier, a.reporting_org_ref, a.activity_status, a.last_updated, a.not_counted_reason,
         p.places, coalesce(s.sectors, ['unknown']) AS sectors, coalesce(f.fields, ['unknown']) AS fields, coalesce(h.parts, []) AS parts,
         coalesce(a.reporting_org_ref, 'unknown') AS publisher, coalesce(a.activity_status, 'unknown') AS status,
         coalesce(a.not_counted_reason, 'counted') AS counted,
         coalesce(d.started, d.to_start) AS start_date, d.started IS NOT NULL AS has_started,
         coalesce(d.ended, d.to_end) AS end_date, d.ended IS NOT NULL AS has_ended,
         coalesce(CAST(year(coalesce(d.started, d.to_start)) AS VARCHAR), 'unknown') AS start,
         NOT $asks OR a.activity_key IN (SELECT activity_key FROM found) AS is_found
    FROM stored.activity AS a
    JOIN placed AS p ON p.activity_key = a.activity_key
    LEFT JOIN sectors AS s ON s.activity_key = a.activity_key
    LEFT JOIN fields AS f ON f.activity_key = a.activity_key
    LEFT JOIN parts AS h ON h.activity_key = a.activity_key
    LEFT JOIN dates AS d ON d.activity_key = a.activity_key
), judged AS (
  SELECT *,
         len($recipient) > 0 AND NOT list_has_any(places, $recipient) AS misses_recipient,
         len($publisher) > 0 AND NOT list_contains($publisher, publisher) AS misses_publisher,
         len($field) > 0 AND NOT list_has_any(fields, $field) AS misses_field,
         len($sector) > 0 AND NOT list_has_any(sectors, $sector) AS misses_sector,
         len($status) > 0 AND NOT list_contains($status, status) AS misses_status,
         len($start) > 0 AND NOT list_contains($start, start) AS misses_start,
         len($has) > 0 AND NOT list_has_any(parts, $has) AS misses_has,
         len($counted) > 0 AND NOT list_contains($counted, counted) AS misses_counted
    FROM facts
), missed AS MATERIALIZED (
  SELECT *, CAST(misses_recipient AS INTEGER) + CAST(misses_publisher AS INTEGER) + CAST(misses_field AS INTEGER) + CAST(misses_sector AS INTEGER)
            + CAST(misses_status AS INTEGER) + CAST(misses_start AS INTEGER) + CAST(misses_has AS INTEGER) + CAST(misses_counted AS INTEGER) AS misses
    FROM judged
)
