// A warehouse of any size in the very layout that an ingest publishes, made in the database itself: the same numbers give the same rows.
// 160 recipients, 400 datasets, 2,000 providers of whom few give most, 200 sectors; twelve transactions an activity over eight years, every third
// activity split into two sectors; cents alone, one payment in a hundred without a rate, one activity in fifty not counted. One transaction in
// fifteen is a small one of an activity that reports a thousand of a kind to a member within a year: more to list, and hardly more to add up.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/** What one in a hundred readers asks: five recipients, one provider, the first digits of a sector. */
export const asked = { provider: "XM-DAC-701-8", sector: "231" };

export const members = ["KG", "KZ", "TJ", "TM", "UZ"];

/** Numbers that look like chance and are the same each time: a hash of the row and of what is asked of it. */
const chance = (key, what, below) => `CAST(hash(${key} * 31 + ${what}) % ${below} AS INTEGER)`;

const each = 12; // transactions of an activity
const many = 1000; // of one that reports small ones

const activities = (count, reportingMany) => `
CREATE TEMP TABLE made AS
SELECT i AS activity_key, CAST(least(400, 1 + i * 400 // ${count + 1}) AS INTEGER) AS dataset_key, i > ${count} AS has_many,
       CASE WHEN i > ${count} THEN CAST(i % ${members.length} AS INTEGER) ELSE ${chance("i", 1, 160)} END AS place, 2008 + ${chance("i", 2, 9)} AS start, i <= ${count} AND ${chance("i", 3, 3)} = 0 AS is_split,
       CAST(pow(${chance("i", 4, 10000)} / 10000.0, 3) * 2000 AS INTEGER) AS org,
       ${chance("i", 5, 200)} AS purpose, ${chance("i", 6, 200)} AS other_purpose, ${chance("i", 7, 50)} AS doubt,
       ['USD', 'EUR', 'JPY', 'GBP'][1 + ${chance("i", 8, 4)}] AS currency
  FROM range(1, ${count + reportingMany + 1}) AS r(i)`;

const codes = `
CREATE TEMP TABLE place AS
SELECT CAST(i AS INTEGER) AS place, CASE WHEN i < 5 THEN ['KG', 'KZ', 'TJ', 'TM', 'UZ'][i + 1] ELSE chr(65 + CAST(i // 26 AS INTEGER)) || chr(65 + CAST(i % 26 AS INTEGER)) || '' END AS code
  FROM range(160) AS r(i);
UPDATE place SET code = 'Z' || right(code, 1) || left(code, 1) WHERE place >= 5;
CREATE TEMP TABLE org AS
SELECT CAST(i AS INTEGER) AS org,
       CASE i % 8 WHEN 0 THEN 'XM-DAC-' || (100 + i) WHEN 1 THEN 'US-GOV-' || i WHEN 2 THEN 'KZ-BIN-' || i WHEN 3 THEN 'GB-COH-' || i WHEN 4 THEN 'XM-ORG-' || i
                  WHEN 5 THEN 'FI-' || i WHEN 6 THEN NULL ELSE 'org ' || i END AS ref,
       'Organisation ' || i AS name
  FROM range(2001) AS r(i);
UPDATE org SET ref = '${asked.provider}', name = 'An agency' WHERE org = 3;
CREATE TEMP TABLE purpose AS SELECT CAST(i AS INTEGER) AS purpose, CAST(11100 + (i % 40) * 600 + (i // 40) * 10 AS VARCHAR) AS code FROM range(200) AS r(i)`;

const transactions = (count) => `
CREATE TEMP VIEW paid AS
WITH numbered AS (
  SELECT *, CASE WHEN has_many THEN ${count * each} + (activity_key - ${count + 1}) * ${many} ELSE (activity_key - 1) * ${each} END + n AS number
    FROM made, LATERAL range(CASE WHEN has_many THEN ${many} ELSE ${each} END) AS t(n)
)
SELECT *, CAST(number AS INTEGER) AS transaction_key,
       CASE WHEN has_many THEN '3' ELSE ['3', '3', '3', '3', '3', '3', '2', '2', '2', '4', '4', '1'][1 + ${chance(`(number + ${each})`, 11, 12)}] END AS type,
       make_date(start + CASE WHEN has_many THEN 0 ELSE CAST(n % 8 AS INTEGER) END, 1 + ${chance(`(number + ${each})`, 12, 12)}, 1 + ${chance(`(number + ${each})`, 13, 28)}) AS day,
       CAST(100 + hash(number + ${each}) % CASE WHEN has_many THEN 100000 ELSE 500000000 END AS BIGINT) AS cents, ${chance(`(number + ${each})`, 14, 100)} = 0 AS unrated
  FROM numbered`;

const money = (cents) => `CAST(CAST(${cents} AS DECIMAL(16,0)) * CAST(0.01 AS DECIMAL(3,2)) AS DECIMAL(18,2))`;

/** Rates in thousandths, so that every conversion is of whole numbers. */
const inDollars = "(CASE p.currency WHEN 'USD' THEN 1000 WHEN 'EUR' THEN 1100 WHEN 'GBP' THEN 1300 ELSE 9 END)";

const fill = [
  `INSERT INTO stored.dataset (dataset_key, key, path, licence, publisher, sha256, status, stale)
   SELECT i, 'bench/' || i, 'bench/' || i || '.xml', ['cc-by', 'odc-pddl', NULL, 'other-closed'][CAST(1 + i % 4 AS INTEGER)], 'XM-PUB-' || i % 97, md5(CAST(i AS VARCHAR)), 'ok', false
     FROM range(1, 401) AS r(i)`,
  `INSERT INTO stored.activity (dataset_key, activity_key, ordinal, iati_identifier, reporting_org_ref, reporting_org_type, default_currency, activity_status, major_version, counted, not_counted_reason)
   SELECT dataset_key, activity_key, activity_key, 'XM-PUB-' || dataset_key % 97 || '-' || activity_key, 'XM-PUB-' || dataset_key % 97, '10', currency, '2', 2, doubt > 0,
          CASE WHEN doubt = 0 THEN CASE WHEN activity_key % 2 = 0 THEN 'duplicate' ELSE 'secondary-publisher' END END
     FROM made ORDER BY activity_key`,
  `INSERT INTO stored.transaction (dataset_key, activity_key, transaction_key, ordinal, type, transaction_date, value, currency, value_date, provider_org_ref)
   SELECT p.dataset_key, p.activity_key, p.transaction_key, n + 1, type, day, ${money("cents")}, currency, day, o.ref
     FROM paid AS p JOIN org AS o ON o.org = p.org ORDER BY p.transaction_key`,
  `INSERT INTO stored.flow (dataset_key, activity_key, kind, source_key, part, type, recipient_kind, recipient, sector_vocabulary, sector, weight, currency, value, value_date,
          transaction_date, year, value_usd, value_eur, value_jpy, provider_org_ref, provider_org_name, provider_org_from, counted, not_counted_reason)
   SELECT p.dataset_key, p.activity_key, 'transaction', p.transaction_key, h.part, p.type, 'country', l.code, '1', s.code, CASE WHEN p.is_split THEN 0.5 ELSE 1 END, p.currency,
          ${money("h.cents")}, p.day, p.day, year(p.day),
          CASE WHEN NOT p.unrated THEN ${money(`h.cents * ${inDollars} // 1000`)} END, CASE WHEN NOT p.unrated THEN ${money(`h.cents * ${inDollars} // 1100`)} END,
          CASE WHEN NOT p.unrated THEN ${money(`h.cents * ${inDollars} // 9`)} END,
          o.ref, o.name, 'transaction', p.doubt > 0,
          CASE WHEN p.doubt = 0 THEN CASE WHEN p.activity_key % 2 = 0 THEN 'duplicate' ELSE 'secondary-publisher' END END
     FROM paid AS p JOIN org AS o ON o.org = p.org JOIN place AS l ON l.place = p.place,
          LATERAL (SELECT 1 AS part, CASE WHEN p.is_split THEN p.cents // 2 ELSE p.cents END AS cents, p.purpose
                    UNION ALL SELECT 2, p.cents - p.cents // 2, p.other_purpose WHERE p.is_split) AS h
     JOIN purpose AS s ON s.purpose = h.purpose
    ORDER BY p.transaction_key, h.part`,
];

/** Publishes such a warehouse beside what a data folder holds; says how many rows its flow has. */
export async function fillWarehouse(dataFolder, count) {
  const folder = join(dataFolder, "warehouse");
  const index = JSON.parse(readFileSync(join(folder, "snapshots.json"), "utf8"));
  const id = `bench${String(count).padStart(27, "0")}`;
  const path = join(folder, `${id}.duckdb`);
  copyFileSync(join(folder, index.snapshots[0].file), path);
  const instance = await DuckDBInstance.create(path, { memory_limit: "4GB", temp_directory: join(dataFolder, "spilled") });
  const connection = await instance.connect();
  const reportingMany = Math.ceil(count / 15 / many);
  const others = Math.ceil((count - reportingMany * many) / each);
  for (const sql of [
    activities(others, reportingMany),
    ...codes.split(";\n"),
    transactions(others),
    ...fill,
    `UPDATE stored.snapshot SET id = '${id}', datasets = 400`,
    "CHECKPOINT",
  ])
    await connection.run(sql);
  const rows = (await connection.runAndReadAll("SELECT CAST(count(*) AS INTEGER) AS n FROM stored.flow")).getRowObjects()[0].n;
  connection.closeSync();
  instance.closeSync();
  const published = { id, published_at: "2026-01-01T00:00:00.000Z", datasets: 400, file: `${id}.duckdb` };
  writeFileSync(join(folder, "snapshots.json"), JSON.stringify({ snapshots: [published] }));
  return { path, rows };
}
