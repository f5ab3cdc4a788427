import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { FieldPage } from "../../src/contract/entries.ts";
import { FieldPayments } from "../../src/contract/money.ts";
import { ingest } from "../../src/ingest/iati/ingest.ts";
import { questions } from "../../src/query/index.ts";
import { openSnapshot } from "../../src/store/open-snapshot.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";

// The money of a field by sector, once activities are held: from a file of a publisher to the answer.

const folder = mkdtempSync(join(tmpdir(), "sarai-payments-"));
const model = await modelOf("partnerships/central-asia-japan");
const record = onlyPartnership(model);

/** An activity with one transaction; `within` are its places and sectors. */
function activity(number: number, within: string, { type = "3", currency = "USD", value = "100" } = {}): string {
  return `<iati-activity default-currency="${currency}"><iati-identifier>XM-1-${String(number)}</iati-identifier><reporting-org ref="XM-1" type="10"><narrative>A</narrative></reporting-org>
    ${within}
    <transaction><transaction-type code="${type}"/><transaction-date iso-date="2020-01-15"/><value value-date="2020-01-15">${value}</value></transaction></iati-activity>`;
}

const inUz = `<recipient-country code="UZ"/>`;
const file = join(folder, "activities.xml");
writeFileSync(
  file,
  `<iati-activities version="2.03">${[
    activity(1, `${inUz}<sector vocabulary="1" code="23110"/>`, { value: "100.10" }),
    activity(2, `${inUz}<sector vocabulary="1" code="23230" percentage="40"/><sector vocabulary="1" code="14020" percentage="60"/>`),
    activity(3, `<recipient-country code="KZ"/><sector vocabulary="2" code="236"/>`, { type: "4", value: "-0.05" }),
    activity(4, `${inUz}<sector vocabulary="1" code="23110"/>`, { currency: "EUR", value: "7" }),
    activity(5, `${inUz}<sector vocabulary="1" code="23110"/>`, { type: "2" }), // promised, not paid
    activity(6, `<recipient-country code="FR"/><sector vocabulary="1" code="23110"/>`), // none of the recipients
    activity(7, `${inUz}<sector vocabulary="1" code="31140"/>`, { value: "9" }), // named by the field of water, though its category is agriculture's
    activity(8, `${inUz}<sector vocabulary="99" code="23110"/>`), // a code of the publisher's own
  ].join("")}</iati-activities>`,
);
const { snapshot: published } = await ingest({
  paths: [file],
  dataFolder: join(folder, "data"),
  series: [],
  ratesFile: null,
  forget: [],
  licence: null,
  acceptLosses: false,
  now: () => new Date("2026-01-02T03:04:05Z"),
  progress: () => undefined,
  signal: new AbortController().signal,
});
const snapshot = await openSnapshot(published);
afterAll(async () => {
  await snapshot.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(question: "field" | "field-payments", id: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const found = questions.find((one) => one.id === question);
  if (found === undefined) throw new Error(`no question ${question}`);
  return await found.read({ model, record, snapshot, today: "2026-06-01", id, parameters: found.parameters.parse(query) });
}

test("payments are counted by currency, in the sectors of the field, to the recipients, and nothing else", async () => {
  const { payments } = FieldPage.parse(await ask("field", "energy"));
  expect(payments.held).toBe(true);
  expect(payments.load).toBeNull();
  expect(payments.sums).toEqual([
    { currency: "EUR", value: "7", payments: 1, rows: "fields/energy/payments?currency=EUR" },
    { currency: "USD", value: "140.05", payments: 3, rows: "fields/energy/payments?currency=USD" },
  ]);
});

test("each sum opens the payments that add up to it", async () => {
  const { rows, sum, count } = FieldPayments.parse(await ask("field-payments", "energy", { currency: "USD" }));
  expect(rows.map(({ activity: of, type, sector, value }) => [of, type, sector, value])).toEqual([
    ["XM-1-1", "3", "23110", "100.1"],
    ["XM-1-2", "3", "23230", "40"],
    ["XM-1-3", "4", "236", "-0.05"],
  ]);
  expect([sum, count]).toEqual(["140.05", 3]);
});

test("a purpose code belongs to the field that names it, not to the one that names its category", async () => {
  expect(FieldPage.parse(await ask("field", "water")).payments.sums.map(({ currency, value }) => [currency, value])).toEqual([
    ["USD", "69"],
  ]);
  expect(FieldPage.parse(await ask("field", "agriculture")).payments.sums).toEqual([]);
});

test("a currency without a payment is refused, and those there are are named; so is a page beyond the last", async () => {
  await expect(ask("field-payments", "energy", { currency: "JPY" })).rejects.toMatchObject({
    code: "input-invalid",
    values: { parameter: "currency", allowed: "EUR, USD" },
  });
  await expect(ask("field-payments", "energy", { page: "2" })).rejects.toMatchObject({ code: "not-found" });
  expect(await ask("field-payments", "no-such-field")).toBeNull();
});
