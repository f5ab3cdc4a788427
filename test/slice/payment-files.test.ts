import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { toCsv } from "../../src/api/csv.ts";
import { streamCsv, streamParquet, type Streamed } from "../../src/api/row-stream.ts";
import { PaymentRows } from "../../src/contract/payments.ts";
import type { Rows } from "../../src/core/columns.ts";
import { withoutZeros } from "../../src/core/exact.ts";
import type { Snapshot, Statement } from "../../src/core/snapshot.ts";
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

test.each([
  ["activities", "/activities?sort=spent"],
  ["activity", "/activities/US-GOV-1-A"],
  ["field-payments", "/fields/energy/payments"],
])("so has that of the question %s", async (id, path) => {
  const question = questions.find((one) => one.id === id);
  const answer: unknown = await (await site.request(`/en/central-asia-japan${path.replace(/(?=\?|$)/, ".json")}`)).json();
  const rows = question?.rows?.(answer) ?? [];
  expect([question?.select === undefined, rows.length > 1]).toEqual([false, true]);
  const streamed = await bytesOf(`/en/central-asia-japan${path.replace(/(?=\?|$)/, ".csv")}`);
  expect(new TextDecoder().decode(streamed)).toBe(toCsv({ columns: question?.columns ?? {}, rows }));
});

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

/** Everything that begins, parts or ends a cell in some reader of CSV, alone and together. */
const parts = ["=", "+", "-", "@", "＝", "\t", "\r", "\n", ",", '"', "'", " ", "1", ".", "0", "a", "水", ""];
const cells = parts.flatMap((a) => parts.flatMap((b) => parts.map((c) => a + b + c)));
const decimals = ["0", "0.00", "-0.50", "12.340000000000", "100", "-1200.00", "99999999999999999999999999.000000000001"];
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

test("the database writes every cell as the server does: quoted, harmless, without zeros behind the last digit", async () => {
  const table: Rows["columns"] = { text: "text", value: "decimal", n: "integer", known: "boolean" };
  const sql = `SELECT nullif(text, 'a') AS text, CAST(list_extract($decimals, 1 + CAST(n % 8 AS INTEGER)) AS DECIMAL(38,12)) AS value, n,
    CASE n % 3 WHEN 0 THEN true WHEN 1 THEN false END AS known FROM (SELECT unnest($cells) AS text, unnest(range(len($cells))) AS n) ORDER BY n`;
  const { body } = await streamCsv({ snapshot, statement: { sql, bound: { cells, decimals } }, columns: table }, "").open(staying);
  const rows = cells.map((text, n) => ({
    ...{ text: text === "a" ? null : text, value: decimals[n % 8] === undefined ? null : withoutZeros(decimals[n % 8] ?? "") },
    ...{ n, known: n % 3 === 2 ? null : n % 3 === 0 },
  }));
  expect(await new Response(body).text()).toBe(toCsv({ columns: table, rows }));
});

type Opening = (over: Snapshot, statement: Statement, leaving: AbortSignal) => ReturnType<Streamed["open"]>;

/** Both kinds of files, of rows with a number. */
const forms: readonly (readonly [string, Opening])[] = [
  ["CSV", (over, statement, leaving) => streamCsv({ snapshot: over, statement, columns: { n: "integer" } }, "").open(leaving)],
  [
    "Parquet",
    (over, statement, leaving) => streamParquet({ snapshot: over, statement, columns: { n: "integer" } }, "", [["a", "b"]]).open(leaving),
  ],
];

const many = { sql: "SELECT hash(range) % 1000000 AS n FROM range(1000000)", bound: {} };

test.each(forms)("%s: a reader who goes before the first piece, or after some, takes the file away", async (_, open) => {
  for (const pieces of [0, 2]) {
    const { body, sizeBytes } = await open(snapshot, many, staying);
    expect([spilled(), sizeBytes > 1_000_000]).toEqual([1, true]);
    const reader = body.getReader();
    for (let read = 0; read < pieces; read++) await reader.read();
    await reader.cancel();
    expect(spilled()).toBe(0);
  }
});

test.each(forms)("%s: two at once are whole, and say their size before their first byte", async (_, open) => {
  const opened = await Promise.all([open(snapshot, many, staying), open(snapshot, many, staying)]);
  expect(spilled()).toBe(2);
  const [one, other] = await Promise.all(opened.map(async ({ body }) => (await new Response(body).arrayBuffer()).byteLength));
  expect([one, other, spilled()]).toEqual([opened[0].sizeBytes, opened[1].sizeBytes, 0]);
});

/** A hundred million rows that must be sorted: nobody waits for them. */
const endless = { sql: "SELECT hash(range) AS n FROM range(100000000) ORDER BY 1", bound: {} };

test.each(forms)(
  "%s: a reader who goes while the file is written, or waits for its turn, breaks that off",
  async (_, open) => {
    const [leaving, waiting] = [new AbortController(), new AbortController()];
    const [first, second] = [open(snapshot, endless, leaving.signal), open(snapshot, endless, waiting.signal)];
    for (const one of [first, second]) one.catch(() => undefined);
    while (spilled() === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    waiting.abort();
    leaving.abort();
    await expect(first).rejects.toThrow();
    await expect(second).rejects.toThrow();
    expect(spilled()).toBe(0);
  },
  20_000,
);

test.each(forms)("%s: what finds no room is refused before its first byte, with what to do, and the site goes on", async (_, open) => {
  const over = await openPaymentsSnapshot();
  const warehouse = dirname(over.path);
  const lost = `${warehouse}-elsewhere`;
  renameSync(warehouse, lost); // its files stay open, and there is no place for others
  const none = { code: "no-room", message: expect.stringContaining("has no room to sort or write the rows") as unknown };
  await expect(open(over, many, staying)).rejects.toMatchObject(none);
  expect(await over.rows("SELECT 1 AS one", {})).toEqual([{ one: 1 }]);
  renameSync(lost, warehouse);
  await over.close();
});

/** The length of one text of so many thousand characters, which the database must hold whole. */
const longest = (thousands: number): Statement => ({
  sql: `SELECT len(string_agg(repeat('x', 1000), '')) AS n FROM range(${String(thousands)})`,
  bound: {},
});

test.each(forms)("%s: what needs more memory than a file usually takes has it", async (_, open) => {
  const { body } = await open(snapshot, longest(100_000), staying);
  expect((await new Response(body).arrayBuffer()).byteLength).toBeGreaterThan(0);
  expect(spilled()).toBe(0);
});

test.each(forms)(
  "%s: what needs more memory than any file may use is refused before its first byte, and leaves nothing",
  async (_, open) => {
    const none = { code: "no-room", message: expect.stringContaining("memory") as unknown };
    await expect(open(snapshot, longest(1_000_000), staying)).rejects.toMatchObject(none);
    expect(spilled()).toBe(0);
  },
);

test("a million rows are passed on and never held together", async () => {
  const statement = { sql: "SELECT range AS n, repeat('x', 300) AS text FROM range(1000000)", bound: {} };
  const { body, sizeBytes } = await streamCsv({ snapshot, statement, columns: { n: "integer", text: "text" } }, "").open(staying);
  let [bytes, most] = [0, 0];
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    most = Math.max(most, piece.byteLength);
  }
  expect(bytes).toBe(sizeBytes);
  expect(bytes).toBeGreaterThan(300_000_000);
  expect(most).toBeLessThan(1_000_000);
}, 60_000);
