import { afterAll, describe, expect, test } from "vitest";
import { answerShapes } from "../../src/contract/answers.ts";
import { FieldPage } from "../../src/contract/entries.ts";
import { FlowParty, MoneyOverview } from "../../src/contract/money.ts";
import type { PartnershipRecord } from "../../src/core/entry.ts";
import { questions } from "../../src/query/index.ts";
import { recipientsOf } from "../../src/query/oda/parties.ts";
import { toCents } from "../warehouse/independent-ranks.ts";
import { modelOf } from "../warehouse/model.ts";
import { openSeriesSnapshot, shippedSeries } from "../warehouse/series-snapshot.ts";

// Every number of money, in every partnership that is shipped: what its address answers adds up to it, to the cent.

const folders = ["central-asia-japan", "c5-plus-1", "eu-central-asia", "china-central-asia"];
const model = await modelOf(...folders.map((folder) => `partnerships/${folder}`));
const snapshot = await openSeriesSnapshot(await shippedSeries());
afterAll(() => snapshot.close());

const parts = { model, snapshot, today: "2026-06-01" };

type Query = Readonly<Record<string, string | readonly string[]>>;

/** The answer at an address below a partnership, in the shape of the contract. */
async function ask(record: PartnershipRecord, path: string, query: Query = {}): Promise<unknown> {
  for (const question of questions) {
    const fits = new RegExp(`^${question.path.replace(":id", "(?<id>[^/]+)")}$`).exec(`/${path}`);
    if (fits === null) continue;
    const parameters: unknown = question.parameters.parse(query);
    const answer = await question.read({ ...parts, record, id: fits.groups?.["id"] ?? "", parameters });
    return answerShapes[question.id as keyof typeof answerShapes].shape.parse(answer);
  }
  throw new Error(`no question has the address ${path}`);
}

function queryOf(search: URLSearchParams): Query {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => [name, search.getAll(name)] as const).map(([name, all]) => [name, all.length === 1 ? (all[0] ?? "") : all]),
  );
}

type Sum = { readonly value: string | null; readonly rows: string | null };
type Amount = { readonly value: string; readonly currency: string } | null;
type Rows = {
  readonly pages?: number;
  readonly rows: readonly { readonly value?: string; readonly amount?: Amount; readonly kind?: string }[];
};

/** Every number in an answer that says where its rows stand. */
function sumsIn(answer: unknown): readonly Sum[] {
  if (typeof answer !== "object" || answer === null) return [];
  const own = "value" in answer && "rows" in answer && !Array.isArray(answer.rows) ? [answer as Sum] : [];
  return [...own, ...Object.values(answer).flatMap(sumsIn)];
}

/** Decimal text as whole units of 10^-6, whatever its places. */
function toMicros(text: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(6, "0"));
}

/** What the rows at an address come to, added up here; all of them are of one currency and kind. */
async function comesTo(record: PartnershipRecord, address: string): Promise<bigint> {
  const [path = "", search = ""] = address.split("?");
  const query = queryOf(new URLSearchParams(search));
  const first = (await ask(record, path, query)) as Rows;
  const more = Array.from({ length: (first.pages ?? 1) - 1 }, (_, index) => ask(record, path, { ...query, page: String(index + 2) }));
  const rows = [first, ...((await Promise.all(more)) as readonly Rows[])].flatMap((page) => page.rows);
  expect(new Set(rows.map((row) => `${row.amount?.currency ?? "USD"} ${row.kind ?? ""}`)).size, address).toBe(1);
  return rows.reduce((sum, row) => sum + toMicros(row.amount?.value ?? row.value ?? "no number"), 0n);
}

const everyNumber = process.env["SARAI_EVERY_NUMBER"] === "1"; // some 30,000 questions; without it every step-th of the large pages

/** Holds the numbers of an answer against their rows, every step-th of them; answers how many numbers there are. */
async function expectToAddUp(record: PartnershipRecord, path: string, step = 1): Promise<number> {
  const sums = sumsIn(await ask(record, path));
  for (const [index, { value, rows }] of sums.entries()) {
    expect(rows === null, JSON.stringify({ value, rows })).toBe(value === null);
    if (rows === null || value === null || (!everyNumber && index % step > 0)) continue;
    expect([rows, await comesTo(record, rows)]).toEqual([rows, toMicros(value)]);
  }
  return sums.length;
}

describe.each(model.partnerships.map((record) => [record.id, record] as const))("in %s", (_, record) => {
  test("every number of the money overview opens rows that add up to it", async () => {
    expect(await expectToAddUp(record, "money")).toBeGreaterThan(30);
  });

  test("so does every number of a recipient", async () => {
    for (const code of recipientsOf(record)) expect(await expectToAddUp(record, `recipients/${code}`, 41)).toBeGreaterThan(500);
  });

  test("so does every number of a field", async () => {
    for (const { id } of record.fields) expect(await expectToAddUp(record, `fields/${id}`)).toBeGreaterThanOrEqual(0);
  });

  test("so does every number of a donor", async () => {
    const { flows } = FlowParty.parse(await ask(record, "recipients/UZ"));
    for (const { code } of flows.lines) expect(await expectToAddUp(record, `donors/${code}`, 37)).toBeGreaterThan(30);
  });
});

const [first] = model.partnerships;
if (first === undefined) throw new Error("four folders, four partnerships");

test("a donor that no series holds has a page that says so, and no sum", async () => {
  const china = model.partnerships.find((record) => record.id === "china-central-asia") ?? first;
  const answer = FlowParty.parse(await ask(china, "donors/CN"));
  expect([answer.flows.lines, answer.flows.sum]).toEqual([[], { value: null, figures: 0, rows: null }]);
  expect(answer.record).not.toBeNull();
  expect(MoneyOverview.parse(await ask(china, "money")).since).toMatchObject({ value: null, rows: null });
});

test("the sum since the dialogue began is that of the years since", async () => {
  const { since, flows } = MoneyOverview.parse(await ask(first, "money"));
  const years = flows.years.filter(({ year }) => year >= (since?.year ?? 0));
  expect(since?.value).toBe("3194737638.00"); // as the claim on the largest donor has it, which a second computation bears out
  expect(years.reduce((sum, { value }) => sum + toCents(value ?? "0.00"), 0n)).toBe(toCents(since?.value ?? ""));
});

test("projects are never added across kinds or currencies, and a framework is never added to its parts", async () => {
  const { signed } = MoneyOverview.parse(await ask(first, "money"));
  expect(new Set(signed.sums.map(({ kind, currency }) => `${kind} ${currency}`)).size).toBe(signed.sums.length);
  const counted = signed.sums.reduce((sum, { added, not_added: rest }) => sum + added + rest, 0);
  expect(counted + signed.without_amount).toBe(signed.projects);
  expect(signed.sums.find(({ kind, currency }) => kind === "yen-loan" && currency === "JPY")?.not_added).toBeGreaterThan(0);
});

test("a field says by which codes of which list its payments would be counted, and that none is held", async () => {
  const { payments } = FieldPage.parse(await ask(first, "fields/energy"));
  expect(payments.sectors).toEqual([{ codelist: "SectorCategory", codes: ["231", "232", "233", "234", "235", "236"] }]);
  expect(payments).toMatchObject({ held: false, sums: [], load: "sarai ingest iati <files>" });
});

test.each(["donors/XX", "donors/jp", "recipients/JP", "recipients/XX"])(
  "%s is refused by name, and what there is is said",
  async (path) => {
    await expect(ask(first, path)).rejects.toMatchObject({
      code: "not-found",
      values: { choice: expect.stringContaining(", ") as string },
    });
  },
);

test.each([
  ["money", { first_year: "1800" }],
  ["donors/JP", { first_year: "2020", last_year: "2010" }],
  ["recipients/UZ", { last_year: "2050" }],
  ["donors/JP", { measure: "guess" }],
  ["money", { recipient: "UZ" }],
])("%s with %j is refused", async (path, query) => {
  await expect(ask(first, path, query)).rejects.toThrow();
});
