import { afterAll, expect, test } from "vitest";
import { DataSources, PublisherPage } from "../../src/contract/datasets.ts";
import { PaymentRows } from "../../src/contract/payments.ts";
import { questions } from "../../src/query/index.ts";
import { openActivitiesSnapshot } from "../warehouse/activities-snapshot.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { noSnapshot } from "../warehouse/no-snapshot.ts";

// The files that publishers report in, and what one publisher reports, held against the public tables.

const model = await modelOf("partnerships/central-asia-japan");
const record = onlyPartnership(model);
const snapshot = await openActivitiesSnapshot();
afterAll(() => snapshot.close());

type Query = Readonly<Record<string, string>>;

async function ask(id: string, query: Query = {}, entry = "", over = snapshot as typeof noSnapshot): Promise<unknown> {
  const question = questions.find((one) => one.id === id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return await question.read({
    model,
    record,
    snapshot: over,
    today: "2026-06-01",
    id: entry,
    parameters: question.parameters.parse(query),
  });
}

const files = async (query: Query = {}): Promise<DataSources> => DataSources.parse(await ask("data-sources", query));

test("every file stands in the list with what became of it, and never with its place on the machine", async () => {
  const answer = await files();
  expect(
    answer.rows.map(({ dataset, outcome, reason, activities, set_aside: aside }) => [dataset, outcome, reason, activities, aside]),
  ).toEqual([
    ["broken.xml", "refused", "truncated", 0, 0],
    ["old.xml", "ok", null, 1, 0],
    ["roads.xml", "ok", null, 4, 1],
    ["water.xml", "ok", null, 4, 3],
  ]);
  expect(JSON.stringify(answer)).not.toContain("fixtures/iati");
});

test("what was set aside is counted by reason as the public table has it, of all files and of one", async () => {
  const all = (await snapshot.rows(
    "SELECT reason, count(*)::INTEGER AS count FROM quarantine GROUP BY reason ORDER BY reason",
    {},
  )) as unknown as readonly {
    readonly reason: string;
    readonly count: number;
  }[];
  const answer = await files();
  expect(new Map(answer.set_aside.map(({ reason, count }) => [reason, count]))).toEqual(
    new Map(all.map(({ reason, count }) => [reason, count])),
  );
  const water = answer.rows.find((row) => row.dataset === "water.xml");
  const one = await files({ dataset: water?.id ?? "" });
  expect(one.rows.map((row) => row.dataset)).toEqual(["water.xml"]);
  expect(one.set_aside.map(({ reason, count, examples }) => [reason, count, examples[0]?.excerpt])).toEqual([
    ["value-missing", 2, "about 90"],
    ["identifier-missing", 1, null],
  ]);
  expect((await files({ outcome: "refused" })).set_aside).toEqual([]);
});

test("a publisher's sums, by year and by recipient, open payments that add up to them", async () => {
  const answer = PublisherPage.parse(await ask("publisher", {}, "XM-TEST-1"));
  expect([answer.activities, answer.concerned, answer.datasets.length]).toEqual([4, 3, 1]);
  const sums = [answer.sums, ...answer.years, ...answer.recipients].flatMap(({ committed, spent }) => [committed, spent]);
  expect(answer.sums.spent).toMatchObject({ value: "1039.74", payments: 14, no_rate: 4 });
  for (const sum of sums) {
    if (sum.rows === null) continue;
    const search = new URLSearchParams(sum.rows.split("?")[1]);
    const behind = PaymentRows.parse(await ask("payment-rows", Object.fromEntries(search)));
    expect([sum.rows, behind.sum, behind.count, behind.no_rate]).toEqual([sum.rows, sum.value, sum.payments, sum.no_rate]);
  }
  expect(await ask("publisher", {}, "XM-NONE")).toBeNull();
  expect(await ask("publisher", {}, "~")).toBeNull();
});

test("a warehouse without files names the command that loads them", async () => {
  const answer = DataSources.parse(await ask("data-sources", {}, "", noSnapshot));
  expect(answer).toMatchObject({ load: "sarai ingest iati <files>", total: 0, rows: [], publishers: [] });
});
