import type { ActivityList, ActivityOriginal, ActivityPage, ActivityRow } from "../../src/contract/activities.ts";
import { emptyProvenance, provenance } from "./checked.ts";
import { facet, hostile, listOf, longWord, stamp } from "./parts.ts";

const none = { value: null, payments: 0, no_rate: 0, rows: null };

const row = (changes: Partial<ActivityRow> = {}): ActivityRow => ({
  ...{ identifier: "XM-1-A", page: "activities/XM-1-A", copy: 1, publisher: "XM-1", publisher_name: `=Org ${hostile}` },
  titles: [
    { text: `Brücke ${hostile}`, language: "de" },
    { text: "橋", language: "ja" },
  ],
  recipients: ["UZ", "KZ", "619"],
  ...{ start_date: "2020-01-15", has_started: true, end_date: "2025-12-31", has_ended: false, status: "2", last_updated: "2025-01-01" },
  ...{ not_counted_reason: null, not_counted_rows: null, licence: "cc-by", dataset: "https://example.org/a.xml" },
  committed: { value: "1250000.5", payments: 3, no_rate: 1, rows: "payments/rows?activity=XM-1-A&type=committed" },
  spent: { value: "-3", payments: 1, no_rate: 0, rows: "payments/rows?activity=XM-1-A" },
  ...changes,
});

const full: ActivityList = {
  ...listOf(
    [
      row(),
      row({
        ...{ identifier: null, page: "activities/~?copy=2", copy: 2, titles: [], publisher: null, publisher_name: null, status: null },
        ...{ recipients: ["619"], start_date: null, has_started: false, end_date: null, licence: null, committed: none, spent: none },
      }),
      row({
        ...{ titles: [{ text: longWord, language: "not a tag" }], not_counted_reason: "duplicate", status: "99", copy: 3 },
        ...{ not_counted_rows: "payments/rows?removed_by=duplicate", committed: none, spent: { ...none, payments: 2, no_rate: 2 } },
      }),
      row({ titles: [{ text: "x", language: null }], not_counted_reason: "secondary-publisher", publisher_name: null }),
    ],
    [
      ...[facet("recipient", "KZ", "UZ", "619"), facet("field", "trade", "water", "unknown"), facet("sector", "231", "0", "unknown")],
      ...[facet("publisher", "XM-1", "unknown"), facet("status", "1", "2", "3", "4", "5", "6", "99", "unknown")],
      facet("start", ...Array.from({ length: 25 }, (_, index) => String(2025 - index)), "unknown"),
      facet("has", "transactions", "budgets", "results", "locations", "documents"),
      facet("counted", "counted", "duplicate", "secondary-publisher"),
    ],
  ),
  ...{ q: `brücke ${hostile}`, currency: "eur", sort: "spent", recipients: ["KZ", "UZ"], load: null },
  selection: { recipient: ["KZ"] },
  names: [
    { facet: "publisher", value: "XM-1", name: `=Org ${hostile}` },
    { facet: "sector", value: "231", name: "Energy Policy" },
    { facet: "recipient", value: "619", name: "Central Asia, regional" },
  ],
  provenance: { ...provenance, counting_rule: "payments" },
};

const empty: ActivityList = {
  ...full,
  ...{ stamp, total: 0, count: 0, page: 1, pages: 1, selection: {}, facets: [], q: null, sort: "newest", names: [], rows: [] },
  load: "sarai ingest iati <files>",
  provenance: { ...emptyProvenance, counting_rule: "payments" },
};

const words = [
  { element: "transaction/description", text: `Erster Teil ${hostile}`, language: "de" },
  { element: "transaction/description", text: "第一回", language: "ja" },
  { element: "transaction/provider-org", text: longWord, language: "No Tag" },
];

const cells = [
  { name: "code", text: "UZ", meaning: null },
  { name: "vocabulary", text: "1", meaning: `OECD DAC ${hostile}` },
  { name: "url", text: "data:text/html,x", meaning: null },
  { name: "vocabulary_uri", text: "https://example.org/list", meaning: null },
  { name: "iso_date", text: "2020-01-15", meaning: null },
];

const within = [{ part: "sector", count: 60, rows: [{ cells, words }] }];

const kinds = [
  ...["description", "activity_date", "participating_org", "other_identifier", "contact_info", "activity_website", "recipient_country"],
  ...["recipient_region", "location", "sector", "tag", "policy_marker", "humanitarian_scope", "aid_type", "country_budget_items", "budget"],
  ...["planned_disbursement", "conditions", "crs_add", "fss", "legacy_data", "document_link"],
];

const transaction: ActivityPage["transactions"][number] = {
  ...{
    ref: "T-1",
    date: "2020-01-15",
    type: "3",
    type_name: "Disbursement",
    value: "-1250000.5",
    value_text: "-1250000.5",
    currency: "EUR",
  },
  ...{ value_date: "2020-02-01", provider: "XM-1", provider_name: `=Org ${hostile}`, provider_activity: "XM-1-A", receiver: null },
  ...{ receiver_name: "Builders", receiver_activity: null, description: "x", description_language: null, humanitarian: false },
  ...{ disbursement_channel: "1", flow_type: "10", finance_type: "110", aid_type: "C01", tied_status: "5", words, within },
};

const result: ActivityPage["results"][number] = {
  ...{ result_type: "Output", result: [{ text: "給水人口", language: "ja" }], measure: "Unit", ascending: false },
  ...{ indicator: [{ text: hostile, language: "en" }], period_start: "2020-01-01", period_end: null, kind: "target", value: "about 9" },
  ...{ baseline_date: null, dimensions: "sex: female", locations: "L1", comments: [{ text: "Counted", language: "en" }] },
};

const dataset: ActivityPage["dataset"] = {
  ...{ page: "data-sources?dataset=0123456789abcdef", dataset: "https://example.org/a.xml", address: "https://example.org/a.xml" },
  ...{ sha256: "ab".repeat(32), licence: "cc-by", fetched_at: "2026-01-02T03:04:05Z", read_at: "2026-01-02T03:04:05Z" },
  ...{ generated_at: "not a day", standard_version: "2.03", stale: true },
};

const bare: ActivityPage["dataset"] = {
  ...{ ...dataset, dataset: "a.xml", address: null, sha256: null, licence: null, fetched_at: null, generated_at: null },
  ...{ standard_version: null, stale: false },
};

const fullActivity: ActivityPage = {
  ...{ stamp, id: "XM-1-A", identifier: "XM-1-A", titles: row().titles, publisher: "XM-1", publisher_page: "publishers/XM-1" },
  publisher_names: [{ text: `=Org ${hostile}`, language: "en" }],
  ...{
    copy: 2,
    copies: 30,
    not_counted_reason: "duplicate",
    payments: "payments?activity=XM-1-A",
    original: "activities/XM-1-A/original?copy=2",
  },
  attributes: cells,
  parts: kinds.map((part) => ({
    part,
    count: 101,
    rows: [
      { cells, words, within },
      { cells: [], words: [], within: [] },
    ],
  })),
  ...{ page: 1, pages: 2, page_size: 100, count: 101 },
  transactions: [
    transaction,
    {
      ...transaction,
      date: null,
      type: null,
      value: null,
      value_text: "twelve",
      words: [],
      within: [],
      provider: null,
      provider_name: null,
    },
  ],
  result_lines: 101,
  results: [
    result,
    { ...result, kind: "baseline", baseline_date: "2019", ascending: true },
    { ...result, kind: null, value: null, result: [] },
  ],
  places: [
    { name: "Well one", lat: 41.3, lon: 69.25 },
    { name: "Far away", lat: -33, lon: -70 },
  ],
  related: [
    { type: "1", meaning: "Parent", ref: "XM-1-P", title: hostile, page: "activities/XM-1-P" },
    { type: null, meaning: null, ref: null, title: null, page: null },
  ],
  withheld: [{ element: "contact-info/email", count: 2 }],
  extensions: [{ element: "iati-activity", name: "x:own", namespace: "https://example.org/x", count: 1 }],
  quarantine: [
    { line: 12, element: "budget", reason: "value-missing", excerpt: hostile },
    { line: null, element: "x", reason: "y", excerpt: null },
  ],
  dataset,
  provenance: { ...provenance, counting_rule: "activities" },
};

const emptyActivity: ActivityPage = {
  ...{
    ...fullActivity,
    id: "~",
    identifier: null,
    titles: [],
    publisher: null,
    publisher_page: null,
    publisher_names: [],
    copy: 1,
    copies: 1,
  },
  ...{
    not_counted_reason: null,
    payments: null,
    original: "activities/~/original",
    attributes: [],
    parts: [],
    pages: 1,
    count: 0,
    transactions: [],
  },
  ...{ result_lines: 0, results: [], places: [], related: [], withheld: [], extensions: [], quarantine: [], dataset: bare },
  provenance: { ...emptyProvenance, counting_rule: "activities" },
};

const original: ActivityOriginal = {
  ...{ stamp, identifier: "XM-1-A", titles: row().titles, page: "activities/XM-1-A", xml: `<iati-activity>${hostile}</iati-activity>` },
  ...{ withheld: 3, is_cut: true, bytes: 1_000_000, byte_start: 186, dataset },
};

/** The pages over activities, each with its fullest and its emptiest answer. */
export const activityAnswers = {
  activities: { full, empty, path: "/activities" },
  activity: { full: fullActivity, empty: emptyActivity, path: "/activities/XM-1-A" },
  "activity-original": {
    full: original,
    empty: { ...original, identifier: null, titles: [], page: "activities/~", xml: null, withheld: 0, is_cut: false, dataset: bare },
    path: "/activities/XM-1-A/original",
  },
} as const;
