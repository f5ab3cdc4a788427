import fc from "fast-check";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ingested } from "../../src/ingest/iati/ingest.ts";
import { ask, removeFolders, run, temporaryFolder } from "../fixtures/iati/ingesting.ts";
import { isRefusedByPeer } from "../fixtures/xml/peer.ts";

// Hundreds of files in which something was changed at random, in one build: nothing stops it, and no sum of money is lost or invented.

afterAll(removeFolders);

const golden = join(import.meta.dirname, "../fixtures/iati/golden");
const files = readdirSync(golden)
  .filter((name) => name.endsWith(".xml"))
  .map((name) => readFileSync(join(golden, name)));

const nasty = fc.constantFrom(
  ...["", " ", "0", "-0", "-1", "1e23", "-999999999999999999999999.999999999999", "1e24", "0.0000000000005", "NaN", "1,5", "100%", "-50", "33.3333333333"],
  ...["0000-00-00", "9999-12-31", "0001-01-01", "2020-02-30", "USD", "eur", "XXX", "99", "1", "2", "AA", "X".repeat(300), "\u00a0", "&#x10FFFF;", "نص"],
); // prettier-ignore
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
type Change = (text: string) => string;

/** Puts something else where one of the matches of a pattern stands. */
const replaced = (pattern: RegExp, toOther: (match: string, nasty: string) => string): fc.Arbitrary<Change> =>
  fc.tuple(place, nasty).map(([at, other]) => (text) => {
    const matches = [...text.matchAll(pattern)];
    const match = matches[Math.floor(at * matches.length)];
    return match === undefined ? text : text.slice(0, match.index) + toOther(match[0], other) + text.slice(match.index + match[0].length);
  });

/** Changes after which the file is still a document: values, whole elements gone or there twice. */
const meaning = fc.oneof(
  replaced(/="[^"]*"/g, (_, other) => `="${other}"`),
  replaced(/>[^<>]*[^<>\s][^<>]*</g, (_, other) => `>${other}<`),
  replaced(/<([a-z-]+)(?: [^<>]*)?\/>|<([a-z-]+)(?: [^<>]*)?>[^<>]*<\/\2>/g, () => ""),
  replaced(/<([a-z-]+)(?: [^<>]*)?\/>|<([a-z-]+)(?: [^<>]*)?>[^<>]*<\/\2>/g, (match) => match + match),
  replaced(/<transaction>.*?<\/transaction>/gs, (match) => match + match),
);
const ofMeaning = fc
  .tuple(fc.constantFrom(...files), fc.array(meaning, { minLength: 1, maxLength: 6 }))
  .map(([file, changes]) => Buffer.from(changes.reduce((text, change) => change(text), file.toString().replace(/^<\?xml.*?\?>/, ""))));

/** Changes of bytes: one is another, some are gone, some stand twice. Not in the XML declaration: there they would ask for other encodings. */
const ofBytes = fc
  .tuple(fc.constantFrom(...files), fc.array(fc.tuple(place, fc.nat(2), fc.nat(255), fc.nat(40)), { minLength: 1, maxLength: 3 }))
  .map(([file, changes]) =>
    changes.reduce<Buffer>((bytes, [at, kind, value, length]) => {
      const start = bytes.indexOf("?>") + 2;
      const from = start + Math.floor(at * (bytes.length - start));
      if (kind === 0) return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
      if (kind === 1) return Buffer.concat([bytes.subarray(0, from + length), bytes.subarray(from)]);
      return Buffer.concat([bytes.subarray(0, from), Buffer.of(value), bytes.subarray(from + 1)]);
    }, file),
  );

let mutants: readonly Buffer[] = [];
let ingested: Ingested;
const answer = (sql: string): Promise<readonly string[]> => ask(ingested.snapshot.path, sql);
const seed = Math.floor(Math.random() * 2 ** 31);
const nameOf = (index: number): string => `${String(index).padStart(4, "0")}.xml`;

/** The files in which something is wrong, to be read again: a failure names the seed. */
const none = async (sql: string): Promise<void> => expect(await answer(`${sql} ORDER BY line`), `seed ${String(seed)}`).toEqual([]);

beforeAll(async () => {
  mutants = [...fc.sample(ofMeaning, { numRuns: 400, seed }), ...fc.sample(ofBytes, { numRuns: 200, seed })];
  const folder = join(temporaryFolder(), "mutants");
  mkdirSync(folder);
  for (const [index, bytes] of mutants.entries()) writeFileSync(join(folder, nameOf(index)), bytes);
  ingested = await run([folder], temporaryFolder());
}, 240_000);

describe("files changed at random", () => {
  test("are all datasets, and those are refused that libxml2 refuses", async () => {
    const read = await answer("SELECT concat_ws(' ', path, status NOT IN ('not-well-formed', 'empty')) AS line FROM dataset ORDER BY path");
    const expected = mutants.map((bytes, index) => `${nameOf(index)} ${String(!isRefusedByPeer(bytes))}`);
    expect(read, `seed ${String(seed)}`).toEqual(expected);
    expect(await answer("SELECT count(*) > 300 AS line FROM dataset WHERE status IN ('ok', 'organisation')")).toEqual(["true"]);
  });

  test("give each sum of money as parts that add up to it, once, in its currency", async () => {
    const sums =
      "SELECT source_id, sum(value) AS v, min(currency) AS c, count(DISTINCT currency) AS n FROM flow WHERE kind = 'transaction' GROUP BY 1";
    await none(`SELECT concat_ws(' ', d.path, t.id, t.value, f.v) AS line FROM transaction AS t
      JOIN activity AS a ON a.id = t.activity_id JOIN dataset AS d ON d.id = a.dataset_id FULL JOIN (${sums}) AS f ON f.source_id = t.id
      WHERE t.id IS NULL OR (t.value IS NOT NULL AND t.currency IS NOT NULL) <> (f.v IS NOT NULL) OR f.v <> t.value OR f.c <> t.currency OR f.n <> 1`);
  });

  test("give parts of which none has another sign than the whole", async () => {
    await none(`SELECT concat_ws(' ', t.id, t.value, f.value) AS line FROM transaction AS t JOIN flow AS f ON f.source_id = t.id AND f.kind = 'transaction'
      WHERE f.value <> 0 AND sign(f.value) <> sign(t.value)`);
  });

  test("give the same dollars as parts and as a whole, and none where there is no rate", async () => {
    await none(`SELECT concat_ws(' ', source_id, sum(value_usd), count(value_usd), count(*)) AS line FROM flow WHERE kind = 'transaction'
      GROUP BY source_id, currency HAVING count(value_usd) NOT IN (0, count(*)) OR (currency = 'USD' AND sum(value_usd) <> sum(value))
      OR (count(value_usd) = 0 AND currency IN ('USD', 'EUR', 'JPY') AND bool_and(COALESCE(value_date, transaction_date) BETWEEN '2019-07-01' AND '2020-09-30'))`);
  });

  test("say of all that has no row in flow why", async () => {
    await none(`SELECT concat_ws(' ', t.id, t.value_text) AS line FROM transaction AS t JOIN activity AS a ON a.id = t.activity_id
      WHERE NOT EXISTS (SELECT 1 FROM flow AS f WHERE f.source_id = t.id AND f.kind = 'transaction') AND NOT EXISTS (SELECT 1 FROM quarantine AS q
      WHERE q.dataset_id = a.dataset_id AND q.element LIKE '%transaction%' AND q.reason IN ('value-missing', 'currency-missing'))`);
  });
});
