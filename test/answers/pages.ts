import { commitmentStates, type CommitmentList, type CommitmentPage, type CommitmentRow } from "../../src/contract/commitments.ts";
import type { DocumentList, DocumentPage, MeetingList, MeetingPage } from "../../src/contract/meetings.ts";
import type { Overview } from "../../src/contract/overview.ts";
import { commitmentKinds, outcomes } from "../../src/core/kinds/commitment.ts";
import { meetingStatuses } from "../../src/core/kinds/meeting.ts";
import { amountBases } from "../../src/core/money.ts";
import { differences } from "./matters.ts";
import { claimRows } from "./claims-and-donors.ts";
import { chainItem, linkView } from "./chain.ts";
import {
  byParty,
  citation,
  commitmentRow,
  documentRow,
  emptyEntry,
  entryOf,
  facet,
  listOf,
  longWord,
  meetingName,
  meetingRow,
  partnership,
  stamp,
  statement,
  target,
} from "./parts.ts";

const commitmentRows: readonly CommitmentRow[] = commitmentStates.map((state, index) =>
  commitmentRow({
    id: `c-${state}`,
    state,
    kind: commitmentKinds[index % 3] ?? "promise",
    ...(index % 2 === 0
      ? {}
      : { target: null, measurable: false, due_on: null, last_word_on: null, projects: [], made_to: [], document: null, made_at: null }),
  }),
);

const meetingRows = meetingStatuses.flatMap((status, index) => [
  meetingRow({ id: `m-${status}`, status, date: { start: `202${index}-05-01`, end: null, precision: "day" } }),
  meetingRow({
    id: `t-${status}`,
    status,
    level: "talks",
    level_group: "two-party",
    number: null,
    title: longWord,
    mode: "online",
    place: null,
    date: { start: `202${index}-06`, end: null, precision: "month" },
  }),
]);

export const overview: Overview = {
  stamp,
  partnership,
  counts: { commitments: 9, meetings: 10, documents: 2, projects: 8, claims: 3 },
  focus: {
    meeting: meetingRow(),
    meetings: ["summit-2025", "forum-2025"],
    from: "2025-12-18",
    to: "2025-12-24",
    commitments: commitmentRows.length,
    measurable: 5,
    with_later_word: 5,
    with_payment: 0,
    silent: 1,
    by_side: [
      { side: 0, alone: 1 },
      { side: 1, alone: 7 },
    ],
    by_both: 1,
    states: commitmentStates.map((state) => ({ state, count: 1 })),
    fields: [
      { field: "trade", commitments: [...commitmentRows.slice(0, 5)] },
      { field: "water", commitments: [...commitmentRows.slice(5)] },
    ],
  },
  differences_total: 2,
  differences: [...differences.rows],
  latest_meetings: [meetingRow()],
  announced_meetings: [meetingRow({ id: "next", status: "planned", date: { start: null, end: null, precision: "unknown" }, place: null })],
  claims: [...claimRows],
};

export const emptyOverview: Overview = {
  ...overview,
  partnership: { ...partnership, founded: null, secretariat: null, chair: null, fields: [] },
  counts: {},
  focus: {
    ...overview.focus,
    meeting: meetingRow({ place: null, date: { start: null, end: null, precision: "unknown" } }),
    meetings: ["summit-2025"],
    commitments: 0,
    measurable: 0,
    with_later_word: 0,
    silent: 0,
    by_side: [],
    by_both: 0,
    states: [],
    fields: [],
  },
  differences: [],
  latest_meetings: [],
  announced_meetings: [],
  claims: [],
};

export const commitments: CommitmentList = {
  ...listOf(commitmentRows, [
    facet("state", ...commitmentStates),
    facet("field", "trade", "water"),
    facet("made_by", "KZ", "UZ", "JP"),
    facet("made_to", "KZ", "UZ", "JP"),
    facet("kind", ...commitmentKinds),
    facet("measurable", "yes", "no"),
    facet("meeting", "summit-2025"),
  ]),
  total: 120,
  count: 109,
  page: 2,
  pages: 9,
  meetings: [meetingName],
};

const each = partnership.parties.map(({ code }) => ({
  party: code,
  statements:
    code === "JP" ? [statement("target", target, { speaker: byParty, own: true, said_on: "2025-12-20", said_on_is: "event" })] : [],
}));

function named(below: string) {
  return { subject: `river-ridge/${below}`, title: `Another promise ${longWord}`, lang: "en" };
}

export const commitment: CommitmentPage = {
  ...entryOf(),
  row: commitmentRow(),
  follow_ups: outcomes.map((outcome) => ({
    id: `f-${outcome}`,
    date: "2026-01",
    date_is: "report",
    text: `Something was ${outcome}.`,
    step: "said",
    outcome,
    ...(outcome === "slipped" ? { later_date: "2027" } : {}),
    sources: ["https://www.example.org/f"],
    citations: [citation("c1")],
  })),
  chain: [
    {
      step: "promised",
      items: [
        chainItem({
          date: "2025-12-20",
          date_is: "event",
          text: "Business projects.",
          amount: { value: "3000000000000", currency: "JPY", basis: "as-stated" },
          subject: null,
          citations: [citation("c1")],
          link: null,
        }),
      ],
      missing: null,
      open_parts: [],
      totals: [],
    },
    {
      step: "signed",
      items: [
        chainItem({
          via: { is: "part", ...named("commitments/part") },
          also_for: [named("commitments/other"), named("commitments/third")],
        }),
        ...amountBases.map((basis) => chainItem({ amount: { value: "5123000000", currency: "JPY", basis } })),
      ],
      missing: null,
      open_parts: [named("commitments/open")],
      totals: [
        { currency: "JPY", value: "10246000000", count: 2, ceiling: true },
        { currency: "USD", value: "12.5", count: 2, ceiling: false },
      ],
    },
    {
      step: "paid",
      items: [
        chainItem({
          text: "XM-DAC-1-NARYN",
          amount: null,
          subject: null,
          link: linkView({ relation: "paid", confidence: "likely", decided_by: "party:JP" }),
          via: { is: "project", ...named("projects/naryn") },
        }),
      ],
      missing: null,
      open_parts: [],
      totals: [],
    },
    { step: "result", items: [], missing: "chain.missing.result", open_parts: [], totals: [] },
  ],
  ledger: { together: [statement("text", "Build.", { words: "three trillion" })], each, others: [...entryOf().said] },
  meeting: meetingName,
  document: { id: "declaration", titles: { ja: "東京宣言" } },
  linked: (["part-of", "part", "same-as", "project", "investment", "claim", "continues", "continued-by"] as const).map((relation) => ({
    relation,
    subject: relation === "investment" ? "river-ridge/investment/x" : "river-ridge/projects/naryn",
    title: relation,
    lang: "en",
    link: relation.startsWith("continue") ? linkView({ relation: "continues", confidence: "likely" }) : null,
  })),
};

export const emptyCommitment: CommitmentPage = {
  ...emptyEntry(),
  row: commitmentRow({
    state: "silent",
    target: null,
    measurable: false,
    due_on: null,
    last_word_on: null,
    projects: [],
    made_to: [],
    actor: null,
    document: null,
    made_at: null,
    made_on: { start: null, end: null, precision: "unknown" },
    also_fields: [],
    field_as_recorded: null,
    example_only: false,
  }),
  follow_ups: [],
  chain: (["promised", "signed", "paid", "result"] as const).map((step) => ({
    step,
    items: [],
    missing: `chain.missing.${step}`,
    open_parts: [],
    totals: [],
  })),
  ledger: { together: [], each: partnership.parties.map(({ code }) => ({ party: code, statements: [] })), others: [] },
  meeting: null,
  document: null,
  linked: [],
};

export const meetings: MeetingList = listOf(meetingRows, [
  facet("level", "summit", "ministers", "talks"),
  facet("status", ...meetingStatuses),
  facet("field", "trade", "water"),
  facet("party", "KZ", "UZ", "JP"),
]);

export const meeting: MeetingPage = {
  ...entryOf(),
  row: meetingRow({ mode: "hybrid" }),
  participants: [
    { party: "JP", office: "Prime minister" },
    { party: "JP", office: "Foreign minister" },
    { party: "EU", office: "Observer" },
  ],
  documents: [documentRow(), documentRow({ id: "silent", url: null })],
  commitments: [...commitmentRows],
  projects: [{ id: "naryn", subject: "river-ridge/projects/naryn", title: "Rebuild the bridge", lang: "en" }],
  before: "summit-2024",
  after: "summit-2027",
};

export const emptyMeeting: MeetingPage = {
  ...emptyEntry(),
  row: meetingRow({
    status: "proposed",
    number: null,
    date: { start: null, end: null, precision: "unknown" },
    place: null,
    country: null,
    parties: [],
    fields: [],
    themes: [],
    documents: [],
    commitments: 0,
  }),
  participants: [],
  documents: [],
  commitments: [],
  projects: [],
  before: null,
  after: null,
};

export const documents: DocumentList = listOf(
  [
    documentRow(),
    documentRow({ id: "speech", kind: "speech", url: null, commitments: 0, date: { start: "2024", end: null, precision: "year" } }),
  ],
  [facet("kind", "declaration", "speech"), facet("party", "KZ", "JP"), facet("lang", "en", "ja")],
);

export const document: DocumentPage = { ...entryOf(), row: documentRow(), meeting: meetingRow(), commitments: [...commitmentRows] };

export const emptyDocument: DocumentPage = {
  ...emptyEntry(),
  row: documentRow({ titles: { ja: "演説" }, url: null, parties: [], languages_seen: [], adopted_at: null, commitments: 0 }),
  meeting: null,
  commitments: [],
};
