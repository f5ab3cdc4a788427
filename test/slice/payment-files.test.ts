import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { toCsv } from "../../src/api/csv.ts";
import { streamCsv, streamParquet } from "../../src/api/row-stream.ts";
import { PaymentRows } from "../../src/contract/payments.ts";
import type { Rows } from "../../src/core/columns.ts";
import { questions } from "../../src/query/index.ts";
import { openDatabase } from "../../src/store/database.ts";
import { openPaymentsSnapshot } from "../warehouse/payments-snapshot.ts";
import { openSiteOver } from "../warehouse/whole-site.ts";

// The files of payments: passed on as the database finds them, and the same as if they had been held whole.

const own = mkdtempSync(join(tmpdir(), "sarai-files-"));
const snapshot = await openPaymentsSnapshot();
const { site, close } = await openSiteOver(snapshot, "partnerships/central-asia-japan");
afterAll(async () => {
  await close();
  rmSync(own, { recursive: true });
});

const spilled = (): number => readdirSync(dirname(snapshot.path)).filter((name) => name.startsWith("spill-")).length;
const staying = new AbortController().signal;

const columns = questions.find(({ id }) => id === "payment-rows")?.columns ?? {};
const base = "/en/central-asia-japan/payments/rows";

async function bytesOf(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await site.request(address);
  expect([address, response.status]).toEqual([address, 200]);
  return new Uint8Array(await response.arrayBuffer());
}

test.each(["", "?currency=eur&type=committed", "?removed_by=type-2", "?rate=none", "?recipient=TM"])(
  "the streamed CSV of rows%s has the bytes of the one that is made at once",
  async (query) => {
    const answer = PaymentRows.parse(await (await site.request(`${base}.json${query}`)).json());
    expect(answer.rows).toHaveLength(answer.count);
    const whole = toCsv({ columns, rows: answer.rows });
    expect(new TextDecoder().decode(await bytesOf(`${base}.csv${query}`))).toBe(whole);
    expect(whole.split("\r\n")).toHaveLength(answer.count + 2);
  },
);

test("the Parquet file has the same rows with exact decimals, says what it is, and leaves nothing behind", async () => {
  const path = join(own, "rows.parquet");
  writeFileSync(path, await bytesOf(`${base}.parquet`));
  const answer = PaymentRows.parse(await (await site.request(`${base}.json`)).json());
  const database = await openDatabase(":memory:");
  const [sum] = await database.rows(
    `SELECT count(*)::INTEGER AS rows, sum(amount)::VARCHAR AS amount, typeof(any_value(amount)) AS type FROM '${path}'`,
  );
  expect(sum).toEqual({ rows: answer.count, amount: answer.sum, type: "DECIMAL(38,12)" });
  const about = await database.rows(`SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${path}') ORDER BY ALL`);
  expect(about).toContainEqual({ key: "rows", value: String(answer.count) });
  const said = (key: string): unknown => about.find((line) => line["key"] === key)?.["value"];
  expect(said("licence")).toMatch(/^Figures and texts of publishers: as each file states it\. Their arrangement: CC BY 4\.0/);
  expect(said("exchange rates")).toMatch(/stated\)|CC/);
  database.close();
  expect(spilled()).toBe(0);
});

test("a file of what publishers say claims no licence in their place, and one of the record has its own", async () => {
  const licenceOf = async (page: string): Promise<string | null> =>
    (await site.request(`/en/central-asia-japan/${page}`, { method: "HEAD" })).headers.get("link");
  expect([await licenceOf("payments.csv"), await licenceOf("payments/rows.json"), await licenceOf("activities.json")]).toEqual([
    null,
    null,
    null,
  ]);
  expect(await licenceOf("commitments.csv")).toContain('rel="license"');
});

/** A hundred million rows: nobody could hold them, and nobody waits for them. */
const endless = { sql: "SELECT range AS n FROM range(100000000)", bound: {} };

test("a reader who goes frees what was read for it", async () => {
  const over = await openPaymentsSnapshot();
  const { body } = await streamCsv({ snapshot: over, statement: endless, columns: { n: "integer" } }, "").open(staying);
  const reader = body.getReader();
  await reader.read(); // the first rows with their header
  await reader.read();
  await reader.cancel();
  await expect(over.close()).resolves.toBeUndefined(); // waits for every stream that is still read
}, 20_000);

test("a reader who goes once the first rows are there, and takes none, frees them", async () => {
  const over = await openPaymentsSnapshot();
  const { body } = await streamCsv({ snapshot: over, statement: endless, columns: { n: "integer" } }, "").open(staying);
  await body.cancel();
  await expect(over.close()).resolves.toBeUndefined();
}, 20_000);

/** What must be sorted before its first row is known. */
const sorted = { sql: "SELECT hash(range)::VARCHAR AS n FROM range(100000000) ORDER BY 1", bound: {} };

test("a reader who goes before the first row breaks off the statement", async () => {
  const over = await openPaymentsSnapshot();
  const leaving = new AbortController();
  const opening = streamCsv({ snapshot: over, statement: sorted, columns: { n: "text" } }, "").open(leaving.signal);
  opening.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 200));
  leaving.abort();
  await expect(opening).rejects.toThrow();
  await expect(over.close()).resolves.toBeUndefined();
}, 20_000);

test("a file that finds no room to be sorted in is refused before its first row, with what to do, and the site goes on", async () => {
  const over = await openPaymentsSnapshot();
  const warehouse = dirname(over.path);
  const lost = `${warehouse}-elsewhere`;
  renameSync(warehouse, lost); // its files stay open, and there is no place for others
  const none = { code: "no-room", message: expect.stringContaining("has no room to sort or write the rows") as unknown };
  await expect(streamCsv({ snapshot: over, statement: sorted, columns: { n: "text" } }, "").open(staying)).rejects.toMatchObject(none);
  await expect(
    streamParquet({ snapshot: over, statement: endless, columns: { n: "integer" } }, "", [["a", "b"]]).open(staying),
  ).rejects.toMatchObject(none);
  expect(await over.rows("SELECT 1 AS one", {})).toEqual([{ one: 1 }]);
  renameSync(lost, warehouse);
  await over.close();
}, 60_000);

test("a Parquet file is gone when its reader goes", async () => {
  const statement = { sql: "SELECT range AS n FROM range(1000000)", bound: {} };
  const { body, sizeBytes } = await streamParquet({ snapshot, statement, columns: { n: "integer" } }, "", [["rows", "many"]]).open(staying);
  expect([spilled(), sizeBytes !== null && sizeBytes > 100_000]).toEqual([1, true]);
  await body.cancel();
  expect(spilled()).toBe(0);
});

test("a million rows are passed on and never held together", async () => {
  const statement = { sql: "SELECT range AS n, repeat('x', 300) AS text FROM range(1000000)", bound: {} };
  const table: Rows["columns"] = { n: "integer", text: "text" };
  const { body } = await streamCsv({ snapshot, statement, columns: table }, "").open(staying);
  let [bytes, most] = [0, 0];
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    most = Math.max(most, piece.byteLength);
  }
  expect(bytes).toBeGreaterThan(300_000_000);
  expect(most).toBeLessThan(1_000_000);
}, 60_000);
