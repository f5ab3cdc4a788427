import { afterAll, describe, expect, test } from "vitest";
import { answerShapes } from "../../src/contract/answers.ts";
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
  return Object.fromEntries(names.map((name) => [name, search.getAll(name)] as const).map(([name, all]) => [name, all.length === 1 ? (all[0] ?? "") : all]));
}

type Sum = { readonly value: string | null; readonly rows: string | null };
type Amount = { readonly value: string; readonly currency: string } | null;
type Rows = { readonly pages?: number; readonly rows: readonly { readonly value?: string; readonly amount?: Amount; readonly kind?: string }[] };

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

/** Holds every number of an answer against its rows; answers how many those were. */
async function expectToAddUp(record: PartnershipRecord, answer: unknown): Promise<number> {
  const sums = sumsIn(answer);
  for (const { value, rows } of sums) {
    expect(rows === null, JSON.stringify({ value, rows })).toBe(value === null);
    if (rows !== null && value !== null) expect([rows, await comesTo(record, rows)]).toEqual([rows, toMicros(value)]);
  }
  return sums.length;
}

describe.each(model.partnerships.map((record) => [record.id, record] as const))("in %s", (_, record) => {
  test("every number of the money overview opens rows that add up to it", async () => {
    expect(await expectToAddUp(record, await ask(record, "money"))).toBeGreaterThan(30);
  });
});
