import type { FieldPage } from "../../src/contract/entries.ts";
import type { FieldPayments, FlowMatrix, FlowParty, FlowSum, MoneyOverview, MoneySum, StatedSums } from "../../src/contract/money.ts";
import { projectKinds } from "../../src/core/kinds/project.ts";
import { emptyProvenance, provenance } from "./checked.ts";
import { commitmentRow, hostile, stamp } from "./parts.ts";

const none: FlowSum = { value: null, figures: 0, rows: null };
const sum = (value: string): FlowSum => ({ value, figures: 2, rows: "donors/rows?donor=JP&first_year=2022&last_year=2023&recipient=UZ" });

const lineOf = (code: string, values: readonly (string | null)[], whole: string): FlowMatrix["lines"][number] => ({
  code,
  sum: sum(whole),
  figures_asked: 3,
  years: values.map((value, index) => ({ year: 2021 + index, ...(value === null ? none : sum(value)) })),
});

const matrix = (by: FlowMatrix["by"], codes: readonly string[]): FlowMatrix => ({
  by,
  lines: codes.map((code, index) =>
    lineOf(code, ["1500000.00", index === 1 ? null : "-200000.00", "3.00"], `${String(9 - index)}00000.00`),
  ),
  years: [2021, 2022, 2023].map((year) => ({ year, ...sum("2500000.00") })),
  sum: sum("4500000.00"),
  figures_asked: 12,
});

const option = (value: string, selected: boolean, held = true) => ({ value, selected, held });

const asked = {
  stamp,
  selection: { measure: "net", donors: ["JP"], recipients: ["KZ", "UZ"], first_year: 2021, last_year: 2023, prices: "constant" },
  held: { first_year: 2021, last_year: 2023 },
  options: {
    measure: [option("net", true), option("gross", false, false)],
    prices: [option("current", false), option("constant", true)],
  },
  flows: matrix("recipient", ["UZ", "KZ"]),
  provenance,
};

const nothing = {
  ...asked,
  selection: { ...asked.selection, measure: "gross", prices: "current" },
  held: null,
  flows: { by: "recipient", lines: [], years: [], sum: none, figures_asked: 0 } satisfies FlowMatrix,
  provenance: emptyProvenance,
};

export const moneySums: MoneySum[] = [
  ...projectKinds.map((kind) => ({
    ...{ kind, currency: "JPY", value: "5123000000", added: 2, not_added: 1 },
    rows: `projects?adds=yes&currency=JPY&kind=${kind}`,
  })),
  { kind: "grant", currency: "USD", value: null, added: 0, not_added: 3, rows: null },
];

const signed = { projects: 12, without_amount: 3, sums: moneySums };
const noneSigned = { projects: 0, without_amount: 0, sums: [] };

const statement = (id: string): StatedSums["statements"][number] => ({
  ...{ id, what: `What a page says. ${hostile}`, lang: "en", date: "2025-12" },
  amount: { value: "3000000000", currency: "USD", qualifier: "more-than", basis: "running-total" },
});

const stated: StatedSums[] = [
  {
    ...{ kind: "deal", money: "private-business", direction: "to-members", currency: "USD" },
    statements: [statement("goal"), statement("other")],
  },
];

const money: MoneyOverview = { ...asked, since: { year: 2022, ...sum("-3000000.00") }, promised: [commitmentRow()], signed, stated };
const emptyMoney: MoneyOverview = { ...nothing, since: null, promised: [], signed: noneSigned, stated: [] };

const donor: FlowParty = { ...asked, code: "JP", record: { commitments: 3, signed } };
const emptyDonor: FlowParty = { ...nothing, held: asked.held, code: "FR", record: null };

const recipient: FlowParty = {
  ...asked,
  code: "UZ",
  selection: { ...asked.selection, donors: ["JP", "US", "FR", "DE", "EU", "CH", "AT"], recipients: ["UZ"] },
  flows: matrix("donor", ["US", "FR", "DE", "EU", "JP", "CH", "AT"]),
  record: { commitments: 0, signed: { ...signed, sums: [] } },
};
const emptyRecipient: FlowParty = {
  ...nothing,
  code: "UZ",
  flows: { ...nothing.flows, by: "donor" },
  record: { commitments: 0, signed: noneSigned },
};

const ofActivities = { ...emptyProvenance, counting_rule: "activities" };
const paid = [
  { currency: "EUR", value: "25.5", payments: 1 },
  { currency: "USD", value: "-1200000", payments: 60 },
];

export const fieldMoney: Pick<FieldPage, "signed" | "stated" | "payments" | "provenance"> = {
  signed,
  stated,
  payments: {
    sectors: [
      { codelist: "SectorCategory", codes: ["140"] },
      { codelist: "Sector", codes: ["31140", "43060"] },
    ],
    held: true,
    load: null,
    sums: paid.map((one) => ({ ...one, rows: `fields/water/payments?currency=${one.currency}` })),
  },
  provenance: ofActivities,
};

export const emptyFieldMoney: typeof fieldMoney = {
  ...{ signed: noneSigned, stated: [], provenance: ofActivities },
  payments: { ...fieldMoney.payments, held: false, load: "sarai ingest iati <files>", sums: [] },
};

const payments: FieldPayments = {
  ...{ stamp, field: "water", currency: "USD", sums: paid, page: 1, pages: 2, page_size: 50, count: 60, sum: "-1200000" },
  rows: [
    {
      ...{ activity: `XM-1 ${hostile}`, publisher: "XM", date: "2020-01-15", type: "3", recipient: "UZ", sector_vocabulary: "1" },
      ...{ sector: "14010", currency: "USD", value: "-1200000", dataset: "https://example.org/a.xml" },
    },
    {
      ...{ activity: null, publisher: null, date: null, type: "4", recipient: "KZ", sector_vocabulary: "2" },
      ...{ sector: "140", currency: "USD", value: "0.000001", dataset: "b.xml" },
    },
  ],
  provenance: ofActivities,
};
const noPayments: FieldPayments = {
  ...payments,
  ...{ field: "trade", currency: null, sums: [], pages: 1, count: 0, sum: null, rows: [] },
};

/** The pages of money, each with its fullest and its emptiest answer. */
export const moneyAnswers = {
  money: { full: money, empty: emptyMoney, path: "/money" },
  donor: { full: donor, empty: emptyDonor, path: "/donors/JP" },
  "field-payments": { full: payments, empty: noPayments, path: "/fields/water/payments" },
  recipient: { full: recipient, empty: emptyRecipient, path: "/recipients/UZ" },
} as const;
