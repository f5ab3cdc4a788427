import { afterAll, describe, expect, test } from "vitest";
import { PaymentRows, Payments } from "../../src/contract/payments.ts";
import { groupBy } from "../../src/core/group-by.ts";
import { questions, readAhead } from "../../src/query/index.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { openPaymentsSnapshot } from "../warehouse/payments-snapshot.ts";
import { shippedSeries } from "../warehouse/series-snapshot.ts";

// What publishers report under a counting rule, held against a second computation over every row of flow, in whole numbers.

const model = await modelOf("partnerships/central-asia-japan");
const record = onlyPartnership(model);
const snapshot = await openPaymentsSnapshot(await shippedSeries());
afterAll(() => snapshot.close());

type Query = Readonly<Record<string, string | readonly string[]>>;

async function ask(id: "payments" | "payment-rows", query: Query, over = snapshot): Promise<unknown> {
  const question = questions.find((one) => one.id === id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return await question.read({ model, record, snapshot: over, today: "2026-06-01", id: "", parameters: question.parameters.parse(query) });
}

const payments = async (query: Query): Promise<Payments> => Payments.parse(await ask("payments", query));

/** The query of an address that an answer gives. */
function queryOf(address: string): Query {
  const search = new URLSearchParams(address.split("?")[1] ?? "");
  return Object.fromEntries(
    [...new Set(search.keys())]
      .map((name) => [name, search.getAll(name)] as const)
      .map(([name, all]) => [name, all.length === 1 ? (all[0] ?? "") : all]),
  );
}

/** Decimal text as whole units of 10^-12. */
function toUnits(text: string): bigint {
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const units = BigInt(whole + fraction.padEnd(12, "0"));
  return text.startsWith("-") ? -units : units;
}

type FlowRow = {
  readonly type: string;
  readonly recipient: string;
  readonly year: number | null;
  readonly sector_vocabulary: string | null;
  readonly sector: string | null;
  readonly provider: string | null;
  readonly counted: boolean;
  readonly reason: string | null;
  readonly licence: string | null;
  readonly usd: string | null;
  readonly eur: string | null;
  readonly jpy: string | null;
};

const flow = (await snapshot.rows(
  `SELECT f.type, f.recipient, f.year, f.sector_vocabulary, f.sector, f.provider_org_ref AS provider, f.counted, f.not_counted_reason AS reason,
          d.licence, f.value_usd::VARCHAR AS usd, f.value_eur::VARCHAR AS eur, f.value_jpy::VARCHAR AS jpy
     FROM flow AS f JOIN dataset AS d ON d.id = f.dataset_id
    WHERE f.kind = 'transaction' AND f.recipient_kind = 'country' AND f.recipient IN ('KZ', 'KG', 'TJ', 'TM', 'UZ') ORDER BY ALL`,
  {},
)) as unknown as readonly FlowRow[];

const sides: Readonly<Record<string, string>> = {
  ...{ "US-GOV-1": "crossing", "XM-DAC-701-8": "crossing", "XM-DAC-7-1": "crossing", "41114": "crossing", "XM-OCHA-1": "crossing" },
  ...{ "KZ-BIN-1": "inside", "12001": "inside" },
};

const list = (value: Query[string] | undefined): readonly string[] | null =>
  value === undefined ? null : typeof value === "string" ? [value] : value;

/** The same rule in other words: what takes a row out, or null. */
function reasonOf(row: FlowRow, query: Query): string | null {
  const { type = "spent", incoming = "out", boundary = "all", sector = "", republish } = query as Readonly<Record<string, string>>;
  if (list(query["recipient"])?.includes(row.recipient) === false) return "recipient";
  if (list(query["year"])?.includes(String(row.year ?? "unknown")) === false) return row.year === null ? "year-not-known" : "year";
  if (list(query["provider"])?.includes(row.provider ?? "unknown") === false) return "provider";
  if (sector !== "") {
    const own = row.sector_vocabulary === "1" || row.sector_vocabulary === "2" ? row.sector : null;
    if (own === null || (own !== sector && sector.startsWith(own))) return "sector-not-known";
    if (!own.startsWith(sector)) return "sector";
  }
  const [outgoing, received] = type === "spent" ? [["3", "4"], ["1"]] : [["2"], ["11", "13"]];
  if (received.includes(row.type)) {
    if (incoming === "out") return `incoming-${row.type}`;
  } else if (!outgoing.includes(row.type)) return `type-${row.type}`;
  if (!row.counted) return row.reason;
  const side = sides[row.provider ?? ""] ?? "undecided";
  if (boundary !== "all" && side !== boundary) return `boundary-${side}`;
  if (republish === undefined) return null;
  return row.licence === null ? "licence-not-known" : row.licence === "CC-BY-4.0" ? null : "licence-not-permitted";
}

type Sum = { units: bigint; rated: number; payments: number };

function tally(rows: readonly FlowRow[], currency: "usd" | "eur" | "jpy"): Sum {
  const rated = rows.flatMap((row) => row[currency] ?? []);
  return { units: rated.reduce((sum, text) => sum + toUnits(text), 0n), rated: rated.length, payments: rows.length };
}

const said = ({ value, payments: count, no_rate: unrated }: Pick<Payments["kept"], "value" | "payments" | "no_rate">): Sum => {
  return { units: value === null ? 0n : toUnits(value), rated: count - unrated, payments: count };
};

const narrowed: readonly Query[] = [
  ...[{}, { republish: "1" }, { recipient: "UZ", year: ["2020", "unknown"] }, { year: "2020" }],
  ...[{ sector: "231" }, { sector: "23110", provider: ["US-GOV-1", "unknown"] }],
];

/** Every choice of each part of the rule with every choice of the others, and half of the ways to narrow it, in one currency after the other. */
const matrix: readonly Query[] = ["spent", "committed"].flatMap((type) =>
  ["out", "in"].flatMap((incoming) =>
    ["all", "crossing", "inside", "undecided"].flatMap((boundary) =>
      narrowed
        .filter((_, index) => (index + boundary.length) % 2 === 0)
        .map((more, index): Query => {
          const currency = ["usd", "eur", "jpy"][(index + boundary.length) % 3] ?? "usd";
          return { type, incoming, boundary, currency, ...more };
        }),
    ),
  ),
);

test("the rows that this is tried with have every state that a row can have", () => {
  const met = new Set(matrix.flatMap((query) => flow.map((row) => reasonOf(row, query))));
  expect([...met].sort()).toEqual(
    [
      ...[
        null,
        "recipient",
        "year",
        "year-not-known",
        "provider",
        "sector",
        "sector-not-known",
        "type-1",
        "type-2",
        "type-3",
        "type-4",
        "type-5",
      ],
      ...["type-11", "type-13", "incoming-1", "incoming-11", "incoming-13", "duplicate", "secondary-publisher"],
      ...["boundary-crossing", "boundary-inside", "boundary-undecided", "licence-not-known", "licence-not-permitted"],
    ].sort(),
  );
});

test("under each of 48 rules every reason takes out what a second computation says, and kept and removed make all", async () => {
  expect(matrix).toHaveLength(48);
  for (const query of matrix) {
    const currency = query["currency"] as "usd" | "eur" | "jpy";
    const answer = await payments(query);
    const expected = groupBy(flow, (row) => reasonOf(row, query));
    const about = JSON.stringify(query);
    expect([about, said(answer.kept)]).toEqual([about, tally(expected.get(null) ?? [], currency)]);
    const removed = new Map(answer.removed.map(({ reason, ...sum }) => [reason, said(sum)]));
    expect([about, [...removed.keys()].sort()]).toEqual([about, [...expected.keys()].filter((reason) => reason !== null).sort()]);
    for (const [reason, sum] of removed) expect([about, reason, sum]).toEqual([about, reason, tally(expected.get(reason) ?? [], currency)]);
    const parts = [answer.kept, ...answer.removed].map(said);
    expect(said(answer.all)).toEqual(tally(flow, currency));
    expect(parts.reduce((sum, part) => sum + part.units, 0n)).toBe(said(answer.all).units);
    expect(parts.reduce((sum, part) => sum + part.payments, 0)).toBe(flow.length);
  }
}, 120_000);

describe("every number opens rows that add up to it, to the last digit:", () => {
  const some = matrix.filter((_, index) => index % 7 === 0);
  test.each(some.map((query) => [new URLSearchParams(query as Record<string, string>).toString(), query] as const))(
    "%s",
    async (_, query) => {
      const answer = await payments(query);
      const { kept, removed, sides: bySide, lines, years, providers, coverage } = answer;
      const numbers = [kept, ...removed, ...bySide, ...lines.flatMap(({ sum, years: own }) => [sum, ...own]), ...years, ...providers];
      for (const number of [...numbers, ...coverage.cells]) {
        expect(number.rows === null).toBe(number.payments === 0);
        if (number.rows === null) continue;
        const rows = PaymentRows.parse(await ask("payment-rows", queryOf(number.rows)));
        const added = rows.rows.reduce((sum, { amount }) => sum + (amount === null ? 0n : toUnits(amount)), 0n);
        expect([number.rows, rows.count, rows.rows.length, added]).toEqual([
          number.rows,
          number.payments,
          number.payments,
          said(number).units,
        ]);
      }
      for (const part of [bySide, lines.flatMap(({ years: own }) => own), years, providers])
        expect(part.reduce((sum, one) => sum + said(one).units, 0n)).toBe(said(kept).units);
    },
  );
});

test("the answer names the licences of the files it rests on, and the rates it was converted with", async () => {
  const { provenance } = await payments({});
  const files = await snapshot.rows(
    "SELECT id AS source FROM exchange_rate_source AS s WHERE id IN (SELECT source FROM exchange_rate WHERE in_use)",
    {},
  );
  expect(files).not.toEqual([]);
  expect(provenance.rates.map(({ id }) => id)).toEqual(files.map(({ source }) => source));
  expect(provenance.rates.every(({ sha256 }) => sha256 !== null)).toBe(true);
  expect(new Set(provenance.licences.map(({ licence }) => licence))).toEqual(
    new Set(flow.filter((row) => reasonOf(row, {}) === null).map(({ licence }) => licence)),
  );
  const { provenance: permitted } = await payments({ republish: "1" });
  expect(permitted.licences.map(({ licence }) => licence)).toEqual(["CC-BY-4.0"]);
});

test("what has no rate is in no sum, is counted, and is shown as it was reported", async () => {
  const { unrated, kept } = await payments({});
  expect(unrated).toEqual([{ currency: "KZT", value: "12", payments: 2, rows: "payments/rows?rate=none" }]);
  expect(kept.no_rate).toBe(2);
  const rows = PaymentRows.parse(await ask("payment-rows", { rate: "none" }));
  expect([rows.sum, rows.rows.map(({ value, amount }) => [value, amount])]).toEqual([
    null,
    [
      ["3", null],
      ["9", null],
    ],
  ]);
});

test("what was read ahead of a snapshot is not read again by its questions", async () => {
  let read = 0;
  const counted: typeof snapshot = { ...snapshot, columns: (statement) => (read++, snapshot.columns(statement)) };
  await readAhead(counted, model);
  expect(read).toBe(1);
  for (const query of [{}, { provider: "US-GOV-1" }, { type: "committed", currency: "jpy" }]) await ask("payments", query, counted);
  expect(read).toBe(1);
});

test("of another measure than the series hold no ratio is given, and it is said which they hold", async () => {
  const { coverage } = await payments({});
  expect([coverage.measure, coverage.held, coverage.measures]).toEqual(["gross", false, ["net"]]);
  expect(coverage.cells.map(({ donor, recipient, year }) => [donor, recipient, year])).toEqual([
    ["JP", "KZ", 2020],
    ["JP", "UZ", 2020],
    ["NL", "UZ", 2020],
    ["US", "UZ", 2020],
  ]);
  for (const cell of coverage.cells) expect(cell.coverage).toEqual({ state: "not-held", dac: null, percent: null });
});

test("of the same measure the ratio is given, in US dollars whatever is shown; what only one of the two has is said", async () => {
  const over = await openPaymentsSnapshot(await shippedSeries(), [
    { donor: "US", recipient: "UZ", year: 2020, value: "1505.30" },
    { donor: "JP", recipient: "TJ", year: 2020, value: "10.00" },
  ]);
  try {
    const answer = Payments.parse(await ask("payments", { currency: "jpy" }, over));
    const { cells, held } = answer.coverage;
    const stateOf = (donor: string, recipient: string) => cells.find((one) => one.donor === donor && one.recipient === recipient)?.coverage;
    expect(held).toBe(true);
    expect(stateOf("US", "UZ")).toEqual({ state: "ratio", dac: "1505.30", percent: "50.0" }); // 752.65 of it
    expect(stateOf("JP", "TJ")).toEqual({ state: "not-reported", dac: "10.00", percent: null });
    expect(stateOf("JP", "UZ")).toEqual({ state: "not-known", dac: null, percent: null });
    expect(answer.provenance.files.length).toBeGreaterThan(0);
  } finally {
    await over.close();
  }
});

test.each([
  [{ recipient: "FR" }, "recipient"],
  [{ year: "1999" }, "year"],
  [{ provider: "XX-1" }, "provider"],
])("%j is refused, and what there is is named", async (query, parameter) => {
  await expect(ask("payments", query)).rejects.toMatchObject({ code: "input-invalid", values: { parameter } });
});

test.each([
  { type: "3" },
  { incoming: "yes" },
  { boundary: "x" },
  { republish: "0" },
  { currency: "gbp" },
  { sector: "23a" },
  { sector: "231100" },
  { kind: "x" },
])("%j is refused", async (query) => {
  await expect(ask("payments", query)).rejects.toThrow();
});
