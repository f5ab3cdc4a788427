import type { ActivityList, ActivityRow } from "../../src/contract/activities.ts";
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

/** The pages over activities, each with its fullest and its emptiest answer. */
export const activityAnswers = {
  activities: { full, empty, path: "/activities" },
} as const;
