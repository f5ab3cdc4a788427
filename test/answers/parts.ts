import type { MeetingName } from "../../src/contract/commitments.ts";
import type { CommitmentRow } from "../../src/contract/commitments.ts";
import type { DocumentRow, MeetingRow } from "../../src/contract/meetings.ts";
import type { PartnershipView } from "../../src/contract/overview.ts";
import type { ProjectRow } from "../../src/contract/projects.ts";
import type { CitationView, DifferenceView, Facet, Stamp, StatementView } from "../../src/contract/shared.ts";

/** Text that must never become markup, and a word that no line can break. */
export const hostile = `<script>alert("x")</script> & 'quotes'`;
export const longWord = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherungsgesellschaftshauptgebäude".repeat(2);

export const stamp: Stamp = {
  partnership: "river-ridge",
  record_version: "ab12cd34ef56",
  read_up_to: "2026-02-20",
  seen_on: "2026-02-27",
  computed_for: "2026-11-23",
  licence: "CC BY 4.0",
};

const member = (code: string, slot: number, en: string, de: string) => ({ code, slot, names: { en, de } });

export const partnership: PartnershipView = {
  id: "river-ridge",
  names: { en: "River and Ridge", de: "Fluss und Grat" },
  short_name: "R+R",
  parties: [member("KZ", 1, "Kazakhstan", "Kasachstan"), member("UZ", 2, "Uzbekistan", "Usbekistan"), member("JP", 3, "Japan", "Japan")],
  order_rule: { en: "As in the name.", de: "Wie im Namen." },
  sides: [
    { names: { en: "River", de: "Fluss" }, parties: ["KZ", "UZ"] },
    { names: { en: "Ridge", de: "Grat" }, parties: ["JP"] },
  ],
  levels: [
    { id: "summit", group: "leaders", names: { en: "Summit", de: "Gipfeltreffen" } },
    { id: "ministers", group: "foreign-ministers", names: { en: "Foreign ministers' meeting", de: "Außenministertreffen" } },
    { id: "talks", group: "two-party", names: { en: "Talks", de: "Gespräche" } },
  ],
  fields: [
    { id: "trade", names: { en: "Trade and investment", de: "Handel und Investitionen" }, machine_drafted: [] },
    { id: "water", names: { en: "Water", de: "Wasser" }, machine_drafted: ["de"] },
  ],
  read_up_to: "2026-02-20",
  seen_on: "2026-02-27",
  seen_how: { en: "Read by hand.", de: "Von Hand gelesen." },
  content_language: "en",
  founded: { date: "2004-08-28", level: "foreign ministers", place: "Astana" },
  secretariat: "No secretariat is named by any page.",
  chair: null,
  focus_meeting: "summit-2025",
};

export function citation(id: string, changes: Partial<CitationView> = {}): CitationView {
  const address = `https://www.example.org/news/${id}?a=1&b=2`;
  return { id, address, publisher: "example.org", publisher_name: "The Example", party: null, seen_on: "2026-02-27", ...changes };
}

export function statement(property: string, value: unknown, changes: Partial<StatementView> = {}): StatementView {
  return {
    id: `st-${property}`,
    subject: "river-ridge/commitments/bridges",
    property,
    speaker: { kind: "record", code: null, name: "record" },
    attributed_to: null,
    value,
    words: null,
    lang: "en",
    said_on: null,
    said_on_is: null,
    seen_on: "2026-02-27",
    own: false,
    recorded_by: "editor",
    recorded_at: "2026-11-23T10:00:00.000Z",
    follows: null,
    follow_kind: null,
    reason: null,
    redacted: null,
    citations: [citation("c1")],
    ...changes,
  };
}

export const byParty = { kind: "party", code: "JP", name: "Japan" } as const;
const byPublisher = { kind: "publisher", code: null, name: `Herald ${hostile}` } as const;

export const target = {
  value: "3000000000000",
  unit: "business projects",
  currency: "JPY",
  qualifier: "more-than",
  by: "2030-12-20",
} as const;

export const difference: DifferenceView = {
  subject: "river-ridge/commitments/bridges",
  about: "target",
  question: { en: `How much? ${hostile}`, de: "Wie viel?" },
  settle: { en: "The paragraph itself." },
  versions: [
    { value: target, words: "three trillion yen", lang: "en", statements: [statement("target", target, { speaker: byParty })] },
    {
      value: { ...target, value: "30000000000000" },
      words: null,
      lang: null,
      statements: [statement("target", target, { speaker: byPublisher, attributed_to: "the minister" })],
    },
    { value: null, words: "not said", lang: "ja", statements: [statement("target", null, { citations: [] })] },
  ],
};

/** The history of an entry with every way in which a line can follow another. */
const history: readonly StatementView[] = [
  statement("text", "Build bridges."),
  statement("target", target),
  statement("made_by", ["JP", "KZ"]),
  statement("field", "water"),
  statement("example_only", true),
  statement("target", target, { id: "st-2", follows: "st-target", follow_kind: "correction", reason: "a slip of the pen" }),
  statement("target", target, {
    id: "st-3",
    follows: "st-2",
    follow_kind: "change-of-position",
    speaker: byParty,
    own: true,
    recorded_by: "party:JP",
  }),
  statement(
    "notes.n1",
    { text: "A remark." },
    { id: "st-4", follow_kind: "withdrawal", follows: "x", recorded_by: "operator", recorded_at: "2026-11-24T10:00:00.000Z" },
  ),
  statement("target", null, { id: "st-5", redacted: { at: "2026-11-25T00:00:00.000Z", reason: hostile } }),
  statement("said.s1", null, {
    id: "st-6",
    words: "日本語の言葉",
    lang: "ja",
    said_on: "2025-12",
    said_on_is: "report",
    speaker: byPublisher,
  }),
];

export function entryOf(
  citations: readonly CitationView[] = [citation("c1"), citation("c2", { party: "JP", publisher_name: "Ministry" })],
) {
  return {
    stamp,
    said: [
      statement("target", target, { speaker: byParty, own: true, said_on: "2025-12-20", said_on_is: "event", words: "three trillion yen" }),
      statement("said.s1", null, { speaker: byPublisher, words: hostile, lang: "ru" }),
    ],
    differences: [difference],
    notes: [{ id: "n1", text: `A remark. ${hostile}`, lang: "en" }],
    inferred: ["The day is counted from the summit."],
    history: [...history],
    citations: [...citations],
  };
}

export function emptyEntry() {
  return { stamp, said: [], differences: [], notes: [], inferred: [], history: [], citations: [] };
}

export function facet(id: string, ...values: readonly string[]): Facet {
  return { id, options: values.map((value, index) => ({ value, count: index, selected: index === 1 })) };
}

export function listOf<Row>(rows: readonly Row[], facets: readonly Facet[] = []) {
  const whole = { total: rows.length, count: rows.length, page: 1, pages: 1, page_size: 50 };
  return { stamp, ...whole, selection: {}, facets: [...facets], rows: [...rows] };
}

export const emptyList = { stamp, total: 0, count: 0, page: 1, pages: 1, page_size: 50, selection: {}, facets: [], rows: [] };

export function meetingRow(changes: Partial<MeetingRow> = {}): MeetingRow {
  return {
    id: "summit-2025",
    subject: "river-ridge/meetings/summit-2025",
    level: "summit",
    level_group: "leaders",
    number: 1,
    title: null,
    date: { start: "2025-12-19", end: "2025-12-20", precision: "day" },
    place: "Tokyo",
    country: "JP",
    status: "held",
    mode: null,
    parties: ["KZ", "UZ", "JP"],
    fields: ["trade", "water"],
    themes: ["supply chains"],
    documents: ["declaration"],
    commitments: 2,
    note: null,
    lang: "en",
    differs_on: ["number"],
    sources: 2,
    ...changes,
  };
}

export const meetingName: MeetingName = {
  id: "summit-2025",
  level: "summit",
  number: 1,
  title: null,
  place: "Tokyo",
  country: "JP",
  date: { start: "2025-12-19", end: "2025-12-20", precision: "day" },
};

export function documentRow(changes: Partial<DocumentRow> = {}): DocumentRow {
  return {
    id: "declaration",
    subject: "river-ridge/documents/declaration",
    kind: "declaration",
    titles: { en: `Tokyo Declaration ${hostile}`, ja: "東京宣言" },
    date: { start: "2025-12-20", end: null, precision: "day" },
    adopted_at: "summit-2025",
    parties: ["KZ", "UZ", "JP"],
    url: "https://www.example.org/declaration",
    languages_seen: ["en", "ja"],
    summary: `Green, connected, and human. ${longWord}`,
    lang: "en",
    commitments: 2,
    differs_on: ["date"],
    sources: 2,
    ...changes,
  };
}

export function commitmentRow(changes: Partial<CommitmentRow> = {}): CommitmentRow {
  return {
    id: "bridges",
    subject: "river-ridge/commitments/bridges",
    kind: "promise",
    text: `Business projects worth three trillion yen. ${hostile}`,
    lang: "en",
    made_by: ["JP"],
    made_to: ["KZ", "UZ"],
    actor: "The Export Bank",
    field: "trade",
    field_as_recorded: "commerce",
    also_fields: ["water"],
    made_at: "summit-2025",
    document: "declaration",
    made_on: { start: "2025-12-20", end: null, precision: "day" },
    state: "differs",
    measurable: true,
    target,
    due_on: "2030-12-20",
    last_word_on: "2026-01-15",
    example_only: true,
    part_of: "whole",
    same_as: "twin",
    projects: ["naryn"],
    follow_ups: 2,
    differs_on: ["target"],
    sources: 3,
    ...changes,
  };
}

export function projectRow(changes: Partial<ProjectRow> = {}): ProjectRow {
  return {
    id: "naryn",
    subject: "river-ridge/projects/naryn",
    title: `Rebuild the bridge. ${hostile}`,
    lang: "en",
    kind: "grant",
    kind_as_recorded: null,
    field: "water",
    field_as_recorded: "rivers",
    countries: ["UZ", "KZ"],
    provider: "The Export Bank",
    provider_party: "JP",
    implementer: "A builder",
    amount: { value: "5123000000", currency: "JPY", basis: "ceiling" },
    adds: { adds: true, reason: null },
    signed: "2025-12-18",
    signed_note: "two days before the summit",
    start: "2026",
    start_note: null,
    end: null,
    end_note: null,
    status: "signed",
    status_as_of: "2026-01-10",
    status_inferred: false,
    dac_sector: "21020",
    places: [{ name: "Karshi", lat: 38.86, lon: 65.79, precision: "town" }],
    part_of: null,
    same_as: null,
    commitments: ["bridges"],
    differs_on: ["amount"],
    sources: 2,
    ...changes,
  };
}
