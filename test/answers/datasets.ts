import type { DatasetRow, DataSources, PublisherPage } from "../../src/contract/datasets.ts";
import { emptyProvenance, provenance } from "./checked.ts";
import { facet, hostile, listOf, stamp } from "./parts.ts";

const row = (changes: Partial<DatasetRow> = {}) => ({
  ...{
    id: "0123456789abcdef",
    dataset: "https://example.org/a.xml",
    address: "https://example.org/a.xml",
    publisher: "XM-1",
    licence: "cc-by",
  },
  ...{ status: "ok", reason: null, detail: null, line: null, stale: false, standard_version: "2.03", generated_at: "2026-01-01T00:00:00Z" },
  ...{ fetched_at: "2026-01-02T03:04:05Z", read_at: "2026-01-02T03:04:05Z", sha256: "ab".repeat(32), bytes: 1000, activities: 7 },
  ...{ not_counted: 2, last_updated: "2025-12-31T00:00:00", set_aside: 3 },
  ...changes,
});

const rows = [
  { ...row(), outcome: "ok", publisher_page: "publishers/XM-1" },
  { ...row({ status: "organisation", activities: 0, not_counted: 0, set_aside: 0 }), outcome: "organisation", publisher_page: null },
  { ...row({ stale: true, reason: "truncated", line: 9 }), outcome: "stale", publisher_page: "publishers/XM-1" },
  {
    ...row({
      status: "not-well-formed",
      reason: "end-tag-mismatch",
      detail: hostile,
      line: 12,
      publisher: null,
      licence: null,
      address: null,
    }),
    ...{
      outcome: "refused",
      publisher_page: null,
      dataset: hostile,
      sha256: null,
      standard_version: null,
      last_updated: null,
      fetched_at: null,
    },
  },
];

const aside: DataSources["set_aside"] = [
  ...["value-missing", "currency-missing", "code-missing", "percentage-invalid", "percentage-too-large", "date-invalid", "number-invalid"],
  ...["truth-invalid", "identifier-missing", "element-repeated", "text-without-narrative", "another"],
].map((reason) => ({
  ...{ reason, count: 1200 },
  examples: [
    { element: "budget", line: 3, excerpt: hostile, dataset: "a.xml", identifier: "XM-1-A" },
    { element: "budget", line: null, excerpt: null, dataset: "a.xml", identifier: null },
  ],
}));

const full: DataSources = {
  ...listOf(rows, [
    facet("outcome", "ok", "organisation", "stale", "refused"),
    ...[facet("publisher", "XM-1", "unknown"), facet("licence", "cc-by", "unknown"), facet("version", "2.03", "unknown")],
  ]),
  ...{ dataset: null, load: null, set_aside: aside },
  publishers: [
    { ref: "XM-1", name: `=Org ${hostile}`, datasets: 3, activities: 14, counted: 12, concerned: 5, page: "publishers/XM-1" },
    { ref: "XM-2", name: null, datasets: 1, activities: 1, counted: 1, concerned: 0, page: "publishers/XM-2" },
    { ref: null, name: null, datasets: 1, activities: 1, counted: 0, concerned: 1, page: null },
  ],
  provenance: { ...provenance, counting_rule: "activities" },
};

const empty: DataSources = {
  ...full,
  ...{ total: 0, count: 0, page: 1, pages: 1, facets: [], selection: {}, rows: [], publishers: [], set_aside: [] },
  load: "sarai ingest iati <files>",
  provenance: { ...emptyProvenance, counting_rule: "activities" },
};

const none = { value: null, payments: 0, no_rate: 0, rows: null };
const sums = {
  committed: { value: "1250000.5", payments: 3, no_rate: 1, rows: "payments/rows?publisher=XM-1&type=committed" },
  spent: { value: "-3", payments: 1, no_rate: 0, rows: "payments/rows?publisher=XM-1" },
};

const publisher: PublisherPage = {
  ...{ stamp, ref: "XM-1", name: `=Org ${hostile}`, activities: 14, counted: 12, concerned: 5, list: "activities?publisher=XM-1" },
  ...{ payments: "payments?publisher=XM-1", sums, recipients: [{ recipient: "UZ", ...sums }] },
  years: [
    { year: 2021, committed: none, spent: sums.spent },
    { year: null, committed: sums.committed, spent: { ...none, payments: 2, no_rate: 2 } },
  ],
  ...{ datasets: rows.map((one) => row({ id: one.id, stale: one.stale })), more_datasets: 4, set_aside: aside },
  provenance: { ...provenance, counting_rule: "payments" },
};

/** The pages over files of publishers, each with its fullest and its emptiest answer. */
export const datasetAnswers = {
  "data-sources": { full, empty, path: "/data-sources" },
  publisher: {
    full: publisher,
    empty: {
      ...{
        ...publisher,
        name: null,
        list: null,
        sums: { committed: none, spent: none },
        recipients: [],
        years: [],
        datasets: [],
        more_datasets: 0,
      },
      ...{ set_aside: [], provenance: { ...emptyProvenance, counting_rule: "payments" } },
    },
    path: "/publishers/XM-1",
  },
} as const;
