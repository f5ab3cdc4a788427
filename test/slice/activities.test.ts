import { afterAll, describe, expect, test } from "vitest";
import { ActivityList } from "../../src/contract/activities.ts";
import { PaymentRows } from "../../src/contract/payments.ts";
import { foldText } from "../../src/core/fold.ts";
import { fromActivityId, toActivityId } from "../../src/query/activities/activity-address.ts";
import concernedSql from "../../src/query/activities/concerned.sql?raw";
import { questions } from "../../src/query/index.ts";
import { openActivitiesSnapshot } from "../warehouse/activities-snapshot.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { noSnapshot } from "../warehouse/no-snapshot.ts";

// The list of activities, held against a second computation over the public tables.

const model = await modelOf("partnerships/central-asia-japan");
const record = onlyPartnership(model);
const snapshot = await openActivitiesSnapshot();
afterAll(() => snapshot.close());

type Query = Readonly<Record<string, string | readonly string[]>>;

async function ask(id: string, query: Query, over = snapshot as typeof noSnapshot): Promise<unknown> {
  const question = questions.find((one) => one.id === id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return await question.read({ model, record, snapshot: over, today: "2026-06-01", id: "", parameters: question.parameters.parse(query) });
}

const list = async (query: Query = {}): Promise<ActivityList> => ActivityList.parse(await ask("activities", query));
const found = async (query: Query): Promise<readonly (string | null)[]> => (await list(query)).rows.map((row) => row.identifier).sort();

const [water, second, road, far] = ["XM-TEST-1/W.1 ü", "XM-TEST-1-W2", "XM-TEST-2-R1", "XM-TEST-2-REGION"];
const members = ["KZ", "KG", "TJ", "TM", "UZ"];

test("what names a recipient, itself or in a transaction, or the region around them is listed; nothing else is", async () => {
  const { rows, total, count } = await list();
  expect(rows.map((row) => row.identifier).sort()).toEqual(
    [water, second, null, road, road, "XM-TEST-3-S", far, "XM-TEST-4-O"].map((one) => one ?? null).sort(),
  );
  expect([total, count]).toEqual([8, 8]);
});

test("titles come in every language and in their order, dates say whether they are planned", async () => {
  const { rows } = await list({ q: "W.1" });
  expect(rows[0]).toMatchObject({
    page: "activities/XM-TEST-1~2fW~2e1~20~c3~bc",
    titles: [{ language: "en" }, { text: "山村の安全な水", language: "ja" }, { language: "ru" }],
    ...{ start_date: "2020-01-10", has_started: true, end_date: "2023-06-30", has_ended: false, status: "2", recipients: ["KZ", "UZ"] },
  });
});

test("of one identifier published twice one copy is counted, and the other says so", async () => {
  const copies = (await list()).rows.filter((row) => row.identifier === road);
  expect(copies.map(({ copy, page, not_counted_reason: reason, spent }) => [copy, page, reason, spent.value])).toEqual([
    [1, `activities/${road}`, null, "67.5"],
    [2, `activities/${road}?copy=2`, "duplicate", null],
  ]);
});

describe("words", () => {
  test.each([
    ["clean WATER", [water]],
    ["water clean", [water]],
    ["wat", [water]],
    ["ater", []],
    ["ormon", [water]],
    ["o‘rmon", [water]],
    ["安全", [water]],
    ["水道 oda", [water]],
    ["ｏｄａ", [water]],
    ["ichimlik", [water]],
    ["чистая вода", [water]],
    ["емкости йод", [second]],
    ["емкости иод", []],
    ["strasse brucke", [road, road]],
    ["cafe fleuve", ["XM-TEST-4-O"]],
    ["XM-TEST-2", [far, road, road].sort()],
    ["xm-test-2-r1", [road, road]],
    ["clean nothing", []],
    ["%", null],
    ["'; DROP TABLE flow; --", []],
    ["elsewhere", []],
  ] as const)("%s", async (q, expected) => {
    if (expected === null) await expect(list({ q })).rejects.toThrow("letter or digit");
    else expect(await found({ q })).toEqual(expected);
  });

  test("a query longer than the limit is refused", async () => {
    await expect(list({ q: "x".repeat(201) })).rejects.toThrow();
  });

  test("letters of every language of the site are folded as in the search of the record", async () => {
    const alphabets =
      "ABCÄÖÜẞßéñçàêœ АБВЁЙЎҚҒҲӢӮҶӘІҢҒҮҰҚӨҺ абвёйўқғҳӣӯҷәіңғүұқөһ ÝŇŽŞÇÄÖÜ ýňžşçäöü ıİ Oʻzbekcha oʼ gʻ がぎぐパピプヴ 日本語 ＡＢｃ１２";
    const fold = `${concernedSql.slice(0, concernedSql.indexOf("), words AS ("))}) SELECT ltrim(text) AS text FROM folded WHERE activity_key IS NULL`;
    const bound = { members: [], regions: [], mapped_codes: [], mapped_fields: [], asks: false };
    for (const word of alphabets.split(" ")) {
      const [row] = await snapshot.rows(fold, { ...bound, words: [word] });
      expect([word, row?.["text"]]).toEqual([word, foldText(word)]);
    }
  });
});

type Facts = { readonly key: string; readonly values: Readonly<Record<string, readonly string[]>> };

/** What each activity has in each facet, read anew from the public tables in small pieces and put together here. */
async function secondReading(): Promise<readonly Facts[]> {
  const of = async (sql: string) => (await snapshot.rows(sql, {})) as unknown as readonly { readonly id: string; readonly v: string }[];
  const activities = await of("SELECT id, coalesce(reporting_org_ref, 'unknown') AS v FROM activity ORDER BY id");
  const all = {
    status: await of("SELECT id, coalesce(activity_status, 'unknown') AS v FROM activity ORDER BY ALL"),
    counted: await of("SELECT id, coalesce(not_counted_reason, 'counted') AS v FROM activity ORDER BY ALL"),
    recipient: await of(
      `SELECT DISTINCT activity_id AS id, code AS v FROM recipient_country WHERE code IN ('${members.join("','")}')
        UNION SELECT activity_id, code FROM recipient_region WHERE code = '619' ORDER BY ALL`,
    ),
    codes: await of("SELECT DISTINCT activity_id AS id, code AS v FROM sector WHERE vocabulary <> '99' ORDER BY ALL"),
    actual: await of(
      "SELECT activity_id AS id, year(iso_date)::VARCHAR AS v FROM activity_date WHERE type = '2' AND iso_date IS NOT NULL ORDER BY ALL",
    ),
    planned: await of(
      "SELECT activity_id AS id, year(iso_date)::VARCHAR AS v FROM activity_date WHERE type = '1' AND iso_date IS NOT NULL ORDER BY ALL",
    ),
    results: await of("SELECT DISTINCT activity_id AS id, 'results' AS v FROM result ORDER BY ALL"),
    transactions: await of("SELECT DISTINCT activity_id AS id, 'transactions' AS v FROM transaction ORDER BY ALL"),
  };
  const valuesOf = (rows: readonly { readonly id: string; readonly v: string }[], id: string) =>
    rows.filter((row) => row.id === id).map((row) => row.v);
  const orUnknown = (values: readonly string[]): readonly string[] => (values.length === 0 ? ["unknown"] : values);
  return activities
    .map(({ id, v: publisher }) => {
      const codes = valuesOf(all.codes, id);
      const fields = record.fields.filter((field) =>
        codes.some((code) => {
          const named = record.fields.filter((one) => one.dac_sectors.some((list) => list.codes.includes(code)));
          return (
            named.length > 0 ? named : record.fields.filter((one) => one.dac_sectors.some((list) => list.codes.includes(code.slice(0, 3))))
          ).includes(field);
        }),
      );
      const start = [...valuesOf(all.actual, id), ...valuesOf(all.planned, id)][0];
      const values = {
        recipient: valuesOf(all.recipient, id),
        publisher: [publisher],
        status: valuesOf(all.status, id),
        counted: valuesOf(all.counted, id),
        sector: orUnknown([...new Set(codes.map((code) => code.slice(0, 3)))]),
        field: orUnknown(fields.map((field) => field.id)),
        start: orUnknown(start === undefined ? [] : [start]),
        has: [...valuesOf(all.results, id), ...valuesOf(all.transactions, id)],
      };
      return { key: id, values };
    })
    .filter((one) => one.values.recipient.length > 0);
}

test("under every choice, and every two of different facets, the count of each option is what a second computation says", async () => {
  const facts = await secondReading();
  expect(facts).toHaveLength(8);
  const first = await list();
  const facets = ["recipient", "field", "sector", "publisher", "status", "start", "counted"];
  const choices = facets.flatMap((facet) =>
    [...new Set(facts.flatMap((one) => one.values[facet] ?? []))].map((value) => [facet, value] as const),
  );
  const queries: readonly Query[] = choices.flatMap(([facet, value], at) => [
    { [facet]: value },
    ...choices
      .slice(at + 1)
      .filter(([other], index) => other !== facet && index % 9 === at % 9)
      .map(([other, also]) => ({ [facet]: value, [other]: also })),
  ]);
  expect(queries.length).toBeGreaterThan(60);
  for (const query of queries) {
    const answer = await list(query);
    const fits = (one: Facts, except: string): boolean =>
      Object.entries(query).every(([facet, value]) => facet === except || one.values[facet]?.includes(String(value)) === true);
    expect([query, answer.count]).toEqual([query, facts.filter((one) => fits(one, "")).length]);
    for (const { id, options } of answer.facets.filter((facet) => facets.includes(facet.id)))
      for (const { value, count } of options)
        expect([query, id, value, count]).toEqual([
          query,
          id,
          value,
          facts.filter((one) => fits(one, id) && one.values[id]?.includes(value)).length,
        ]);
  }
  expect(first.facets.map((facet) => facet.id)).toEqual(["recipient", "field", "sector", "publisher", "status", "start", "has", "counted"]);
}, 120_000);

test("a choice that no activity has is refused with those there are", async () => {
  await expect(list({ publisher: "XM-NONE" })).rejects.toThrow('"publisher" cannot have the value "XM-NONE"');
  await expect(list({ page: "2" })).rejects.toThrow("no page 2");
  expect((await list({ recipient: "TM", field: record.fields[0]?.id ?? "" })).count).toBe(0);
});

/** The query of an address that an answer gives. */
function queryOf(address: string): Query {
  const search = new URLSearchParams(address.split("?")[1] ?? "");
  return Object.fromEntries(
    [...new Set(search.keys())]
      .map((name) => [name, search.getAll(name)])
      .map(([name, all]) => [name, all?.length === 1 ? (all[0] ?? "") : all]) as [string, string][],
  );
}

/** Decimal text as whole units of 10^-12. */
function toUnits(text: string): bigint {
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const units = BigInt(whole + fraction.padEnd(12, "0"));
  return text.startsWith("-") ? -units : units;
}

type FlowRow = { readonly activity: string | null; readonly type: string; readonly recipient: string; readonly amount: string | null };

test("every sum is what a second computation over flow says, and opens rows that add up to it, in each currency and of each recipient", async () => {
  for (const currency of ["usd", "eur", "jpy"] as const) {
    const flow = (await snapshot.rows(
      `SELECT a.iati_identifier AS activity, f.type, f.recipient, f.value_${currency}::VARCHAR AS amount
         FROM flow AS f JOIN activity AS a ON a.id = f.activity_id WHERE f.kind = 'transaction' AND f.counted ORDER BY ALL`,
      {},
    )) as unknown as readonly FlowRow[];
    for (const recipient of [undefined, "UZ", "KG"]) {
      const { rows } = await list({ currency, ...(recipient === undefined ? {} : { recipient }) });
      for (const row of rows.filter((one) => one.not_counted_reason === null))
        for (const [type, types] of [
          ["committed", ["2"]],
          ["spent", ["3", "4"]],
        ] as const) {
          const own = flow.filter(
            (one) =>
              one.activity === row.identifier &&
              types.some((code) => code === one.type) &&
              (recipient === undefined ? members : [recipient]).includes(one.recipient),
          );
          const rated = own.flatMap((one) => one.amount ?? []);
          const sum = row[type];
          const about = [currency, recipient, row.identifier, type];
          expect([...about, sum.payments, sum.no_rate]).toEqual([...about, own.length, own.length - rated.length]);
          expect([...about, sum.value === null ? null : toUnits(sum.value)]).toEqual([
            ...about,
            rated.length === 0 ? null : rated.reduce((all, text) => all + toUnits(text), 0n),
          ]);
          if (sum.rows === null || row.identifier === null) continue;
          const behind = PaymentRows.parse(await ask("payment-rows", queryOf(sum.rows)));
          expect([...about, behind.sum, behind.count, behind.no_rate]).toEqual([...about, sum.value, sum.payments, sum.no_rate]);
        }
    }
  }
});

test("what is not counted opens the payments that its reason takes out", async () => {
  const rows = (await list({ counted: ["duplicate", "secondary-publisher"] })).rows;
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    const behind = PaymentRows.parse(await ask("payment-rows", queryOf(row.not_counted_rows ?? "")));
    expect([row.not_counted_reason, behind.removed_by, behind.count]).toEqual([row.not_counted_reason, row.not_counted_reason, 1]);
  }
});

test("the largest sums come first where that is asked for, and the rows of files are those of the pages", async () => {
  expect((await list({ sort: "spent" })).rows.map((row) => row.spent.value).slice(0, 3)).toEqual(["699.41", "333.33", "67.5"]);
  const question = questions.find((one) => one.id === "activities");
  const parameters = question?.parameters.parse({ sort: "committed" });
  const statement = await question?.select?.({ model, record, snapshot, today: "2026-06-01", id: "", parameters });
  if (statement == null) throw new Error("no statement");
  const streamed: unknown[] = [];
  for await (const rows of snapshot.stream(statement)) streamed.push(...rows.map((row) => [row["identifier"], row["title"]]));
  expect(streamed).toEqual((await list({ sort: "committed" })).rows.map((row) => [row.identifier, row.titles[0]?.text ?? null]));
});

test("a warehouse without activities names the command that loads them", async () => {
  const answer = ActivityList.parse(await ask("activities", { q: "water" }, noSnapshot));
  expect(answer).toMatchObject({ load: "sarai ingest iati <files>", total: 0, count: 0, rows: [] });
});

test("an identifier, whatever it holds, has an address of its own that leads back to it", () => {
  for (const identifier of ["XM-1_a", "a/b.c ~ü", "~", "水", "a".repeat(200), "x\u0000", "%2F"]) {
    expect(toActivityId(identifier)).toMatch(/^[A-Za-z0-9_~-]+$/);
    expect(fromActivityId(toActivityId(identifier))).toEqual({ identifier });
  }
  expect(fromActivityId(toActivityId(null))).toEqual({ identifier: null });
  expect(fromActivityId(toActivityId("a".repeat(201)))).toHaveProperty("hash");
  for (const id of ["", "a.b", "~2", "~2D", "~41", "~~abc", "~ff"]) expect(fromActivityId(id)).toBeUndefined();
});
