import type { PaymentRows, Payments, PaymentTally } from "../../src/contract/payments.ts";
import { emptyProvenance, provenance } from "./checked.ts";
import { hostile, stamp } from "./parts.ts";

const none: PaymentTally = { value: null, payments: 0, no_rate: 0, rows: null };
const tally = (value: string | null, more: Partial<PaymentTally> = {}): PaymentTally => {
  return { value, payments: 12, no_rate: 1, rows: "payments/rows?recipient=UZ", ...more };
};
const options = (...values: readonly string[]) => values.map((value, index) => ({ value, selected: index === 0 }));

const chosen = {
  type: options("spent", "committed"),
  incoming: options("out", "in"),
  boundary: options("all", "crossing", "inside", "undecided"),
  republish: options("1"),
  currency: options("usd", "eur", "jpy"),
  recipient: options("UZ", "KZ"),
};

const reasons = [
  ...[
    "recipient",
    "year",
    "year-not-known",
    "provider",
    "sector",
    "sector-not-known",
    "type-2",
    "type-not-known",
    "incoming-1",
    "duplicate",
  ],
  ...["secondary-publisher", "boundary-crossing", "boundary-inside", "boundary-undecided", "licence-not-known", "licence-not-permitted"],
];

const years = (...values: readonly (string | null)[]): Payments["years"] => [
  ...values.map((value, index) => ({ year: 2021 + index, ...(value === null ? none : tally(value)) })),
  { year: null, ...tally("-3.5") },
];

const states = ["ratio", "not-held", "not-known", "not-reported", "no-rate", "not-comparable"] as const;
const ratio = (state: (typeof states)[number]) => {
  return { state, dac: state === "not-held" || state === "not-known" ? null : "2000000.00", percent: state === "ratio" ? "62.5" : null };
};

const full: Payments = {
  stamp,
  selection: {
    ...{
      type: "spent",
      incoming: "out",
      boundary: "all",
      currency: "usd",
      republish: true,
      sector: "231",
      activity: "XM-1-A",
      publisher: "XM-1",
    },
    ...{ recipients: ["KZ", "UZ"], years: ["2021"], providers: ["XM-1", "XM-2"] },
  },
  options: { ...chosen, year: options("unknown", ...Array.from({ length: 30 }, (_, index) => String(2025 - index))) },
  load: null,
  all: tally("9000000.141592653589", { rows: null }),
  removed: reasons.map((reason, index) => ({ reason, ...tally(index === 3 ? null : `-${String(index)}00.05`) })),
  kept: tally("1250000"),
  unrated: [
    { currency: "KZT", value: "12", payments: 1, rows: "payments/rows?rate=none" },
    { currency: "XAF", value: "0.5", payments: 1, rows: "payments/rows?rate=none" },
  ],
  sides: (["crossing", "inside", "undecided"] as const).map((side) => ({ side, ...tally("100.01") })),
  lines: [
    { recipient: "KZ", sum: tally("250000"), years: years("100000", null, "150003.5") },
    { recipient: "UZ", sum: tally("1000000"), years: years("-200000", "1200000", null) },
  ],
  years: years("-100000", "1200000", "150003.5"),
  providers: [
    { ref: "XM-1", name: `=Org ${hostile}`, side: "crossing", ...tally("1000000") },
    { ref: "XM-2", name: null, side: "undecided", ...tally(null, { no_rate: 12 }) },
    { ref: "unknown", name: null, side: "undecided", ...tally("1") },
  ],
  more_providers: 4,
  publishers: [
    { publisher: "XM-1", datasets: 3, payments: 11 },
    { publisher: null, datasets: 1, payments: 1 },
  ],
  coverage: {
    measure: "gross",
    held: true,
    measures: ["net", "gross"],
    cells: states.flatMap((state) =>
      Array.from({ length: 8 }, (_, index) => ({
        donor: "JP",
        recipient: "UZ",
        year: 2023 - index,
        ...tally("1250000"),
        coverage: ratio(state),
      })),
    ),
  },
  provenance: { ...provenance, counting_rule: "payments" },
};

const empty: Payments = {
  ...full,
  selection: { ...full.selection, republish: false, sector: null, activity: null, publisher: null, years: [], providers: [] },
  options: { ...chosen, republish: [{ value: "1", selected: false }], year: [] },
  ...{ load: "sarai ingest iati <files>", all: none, removed: [], kept: none, unrated: [], sides: [], years: [], providers: [] },
  ...{ lines: [{ recipient: "UZ", sum: none, years: [] }], more_providers: 0, publishers: [] },
  coverage: { measure: "commitments", held: false, measures: ["net"], cells: [] },
  provenance: { ...emptyProvenance, counting_rule: "payments" },
};

const fullRows: PaymentRows = {
  ...{
    stamp,
    currency: "eur",
    type: "spent",
    activity: "XM-1-A",
    publisher_asked: "XM-1",
    removed_by: "incoming-11",
    page: 1,
    pages: 2,
    page_size: 100,
    count: 120,
    sum: "-1200000.5",
    no_rate: 1,
  },
  rows: [
    {
      ...{
        activity: `XM-1 ${hostile}`,
        publisher: "XM",
        provider: "XM-9",
        provider_name: `=Org ${hostile}`,
        boundary: "crossing",
        receiver: "41114",
      },
      ...{ date: "2020-01-15", year: 2020, type: "3", recipient: "UZ", sector_vocabulary: "1", sector: "14010", currency: "USD" },
      ...{ value: "-1200000", value_date: "2020-01-15", amount: "-1000000", licence: "cc-by", dataset: "https://example.org/a.xml" },
    },
    {
      ...{ activity: null, publisher: null, provider: null, provider_name: null, boundary: "undecided", receiver: null },
      ...{ date: null, year: null, type: null, recipient: "KZ", sector_vocabulary: null, sector: null, currency: "KZT" },
      ...{ value: "0.000001", value_date: null, amount: null, licence: null, dataset: "b.xml" },
    },
  ],
  provenance: full.provenance,
};
const noRows: PaymentRows = {
  ...fullRows,
  ...{ removed_by: null, activity: null, publisher_asked: null, type: "committed", pages: 1, count: 0, sum: null, no_rate: 0, rows: [] },
  provenance: empty.provenance,
};

/** The pages of payments, each with its fullest and its emptiest answer. */
export const paymentAnswers = {
  payments: { full, empty, path: "/payments" },
  "payment-rows": { full: fullRows, empty: noRows, path: "/payments/rows" },
} as const;
