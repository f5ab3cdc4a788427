import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ActivityList } from "../../src/contract/activities.ts";
import { PublisherPage } from "../../src/contract/datasets.ts";
import { FieldList, FieldPage } from "../../src/contract/entries.ts";
import { PaymentRows, Payments } from "../../src/contract/payments.ts";
import { addDecimals } from "../../src/core/claims/decimal.ts";
import { withoutZeros } from "../../src/core/exact.ts";
import { openDatabase } from "../../src/store/database.ts";
import { openSnapshot } from "../../src/store/open-snapshot.ts";
import { openPaymentsSnapshot } from "../warehouse/payments-snapshot.ts";
import { openSiteOver } from "../warehouse/whole-site.ts";

// Sums that no column of the warehouse could hold: nobody pays them, and somebody may publish them.

const folder = mkdtempSync(join(tmpdir(), "sarai-beyond-"));
const small = await openPaymentsSnapshot();
const path = join(folder, "beyond.duckdb");
copyFileSync(small.path, path);
await small.close();

/** The largest that a reported amount may be, in many payments, with a part of a cent; less than nothing; and cents that are more than a number holds. */
const database = await openDatabase(path);
const [largest, cents] = ["99999999999999999999999999.123456789012", "9999999999999999.99"];
for (const [recipient, value, from, to] of [
  ["UZ", `NULL AS v, CAST('${largest}' AS DECIMAL(38,12)) AS x`, 1, 120],
  ["UZ", `NULL AS v, CAST('-${largest}' AS DECIMAL(38,12)) AS x`, 121, 125],
  ["UZ", `CAST('${cents}' AS DECIMAL(18,2)) AS v, NULL AS x`, 126, 225],
  ["TJ", `NULL AS v, CAST('-${largest}' AS DECIMAL(38,12)) AS x`, 1, 9],
] as const)
  await database.run(
    `INSERT INTO stored.flow
     SELECT f.* REPLACE (1000 + n AS source_key, v AS value, x AS value_exact, v AS value_usd, x AS value_usd_exact, v AS value_eur, x AS value_eur_exact,
                         v AS value_jpy, x AS value_jpy_exact, 'USD' AS currency)
       FROM (SELECT * FROM stored.flow WHERE kind = 'transaction' AND type = '3' AND counted AND recipient = '${recipient}' ORDER BY ALL LIMIT 1) AS f,
            (SELECT ${value}), range(${String(from)}, ${String(to + 1)}) AS r(n)`,
  );
database.close();
const snapshot = await openSnapshot({ id: "beyond", path });
const { site, close } = await openSiteOver(snapshot, "partnerships/central-asia-japan");
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

const base = "/en/central-asia-japan";

async function ask(address: string): Promise<unknown> {
  const response = await site.request(`${base}/${address}`);
  expect([address, response.status]).toEqual([address, 200]);
  return response.json();
}

/** The exact sum of the payments of every page. */
async function sumOf(query: string, of: "amount" | "value" = "amount"): Promise<string> {
  const all: string[] = [];
  for (let page = 1; ; page++) {
    const { rows, pages } = PaymentRows.parse(await ask(`payments/rows.json?${query}&page=${String(page)}`));
    all.push(...rows.map((row) => row[of] ?? "0"));
    if (page >= pages) return withoutZeros(addDecimals(all));
  }
}

test.each([
  ["usd", "UZ", 29],
  ["eur", "UZ", 29],
  ["jpy", "TJ", 28], // with its sign
])(
  "sums of payments in %s to %s beyond every column are exact to the last place, and so is each part of them",
  async (currency, recipient, digits) => {
    const query = `recipient=${recipient}&currency=${currency}`;
    const { kept, all, lines } = Payments.parse(await ask(`payments.json?${query}`));
    expect(kept.value).toBe(await sumOf(query));
    expect(kept.value?.split(".")[0]).toHaveLength(digits);
    expect(lines.map((line) => line.sum.value)).toEqual([kept.value]);
    expect(all.payments).toBeGreaterThan(kept.payments);
  },
);

test("so are those of activities, which stand in their order, of a publisher and of a field", async () => {
  const { rows } = ActivityList.parse(await ask("activities.json?sort=spent"));
  const [first] = rows;
  expect(first?.spent.value).toBe(await sumOf(`activity=${first?.identifier ?? ""}`));
  const last = rows.findLast(({ spent }) => spent.value !== null);
  expect(last?.spent.value).toMatch(/^-89{20,}\d+\./);
  expect(last?.spent.value).toBe(await sumOf(`activity=${last?.identifier ?? ""}`));
  const { sums } = PublisherPage.parse(await ask(`publishers/${first?.publisher ?? ""}.json`));
  expect(sums.spent.value).toBe(await sumOf(`publisher=${first?.publisher ?? ""}`));
  const fields = FieldList.parse(await ask("fields.json")).rows.map((row) => row.id);
  const pages = await Promise.all(fields.map(async (id) => FieldPage.parse(await ask(`fields/${id}.json`))));
  expect(pages.flatMap((page) => page.payments.sums).filter((one) => /^\d{28,}\./.test(one.value))).not.toEqual([]);
});

test("a Parquet file cannot hold such a sum and says so, with what can", async () => {
  const response = await site.request(`${base}/activities.parquet`);
  expect([response.status, await response.json()]).toMatchObject([400, { detail: expect.stringContaining(".csv") as unknown }]);
  expect(await (await site.request(`${base}/activities.csv`)).text()).toContain("9999999");
});

test.each(["payments", "payments/rows", "activities?sort=committed", "data-sources", "fields"])("the page %s is there", async (page) => {
  expect((await site.request(`${base}/${page}`)).status).toBe(200);
});
