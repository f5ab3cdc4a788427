import type { ApiPage } from "../../src/contract/api.ts";
import type { PartnershipList, SourceList, SourcePage, SourceRow } from "../../src/contract/overview.ts";
import type { ProjectList, ProjectPage } from "../../src/contract/projects.ts";
import { projectKinds, projectStatuses } from "../../src/core/kinds/project.ts";
import { amountBases } from "../../src/core/money.ts";
import { chainItem, linkView } from "./chain.ts";
import { moneySums } from "./money.ts";
import {
  byParty,
  citation,
  commitmentRow,
  emptyEntry,
  emptyList,
  entryOf,
  facet,
  listOf,
  longWord,
  meetingRow,
  partnership,
  projectRow,
  stamp,
  statement,
} from "./parts.ts";

const reasons = [
  "same-as",
  "part-of",
  "framework",
  "running-total",
  "total-co-financing",
  "project-cost",
  "project-investment",
  "contract-value",
];

const projectRows = [
  ...projectKinds.map((kind, index) =>
    projectRow({ id: `p-${kind}`, kind, status: projectStatuses[index % projectStatuses.length] ?? "signed" }),
  ),
  ...amountBases.map((basis) =>
    projectRow({ id: `b-${basis}`, amount: { value: "100000000", currency: "USD", qualifier: "about", basis } }),
  ),
  ...reasons.map((reason) => projectRow({ id: `r-${reason}`, adds: { adds: false, reason } })),
  projectRow({ id: "none", amount: null, adds: { adds: false, reason: "no-amount" }, signed: null, status_inferred: true, places: [] }),
];

export const projects: ProjectList = {
  ...listOf(projectRows, [
    facet("kind", ...projectKinds),
    facet("field", "trade", "water"),
    facet("country", "KZ", "UZ"),
    facet("status", ...projectStatuses),
    facet("amount", "seen", "not-seen"),
    facet("currency", "JPY", "USD"),
    facet("adds", "yes", "no"),
    facet("provider", "The Export Bank"),
    facet("provider_party", "JP"),
    facet("year", "2025", "2024"),
  ]),
  with_amount: projectRows.length - 1,
  with_place: projectRows.length - 1,
  first_year: "2025",
  sums: moneySums,
  places: [
    { name: "Karshi", lat: 38.86, lon: 65.79, projects: ["p-grant", "p-loan"] },
    { name: "Almaty", lat: 43.24, lon: 76.89, projects: ["p-training"] },
    { name: "Far away", lat: -33.9, lon: 151.2, projects: ["p-training"] },
  ],
  by_kind: [
    { kind: "grant", total: 2, countries: { KZ: 1, UZ: 2 } },
    { kind: "training", total: 1, countries: { UZ: 1 } },
  ],
};

export const emptyProjects: ProjectList = {
  ...emptyList,
  with_amount: 0,
  with_place: 0,
  first_year: null,
  sums: [],
  places: [],
  by_kind: [],
};

export const project: ProjectPage = {
  ...entryOf(),
  said: [
    ...entryOf().said,
    statement("amount", { value: "6000000000", currency: "JPY", basis: "project-cost" }, { speaker: byParty, words: "six billion" }),
    statement("status", "completed", { said_on: "2026-01-01" }),
    statement("places", [{ name: "Karshi" }]),
    statement("countries", ["KZ"]),
    statement("signed", "2025-12"),
  ],
  row: projectRow({
    amount: { value: "5123000000", currency: "JPY", basis: "derived", derivation: "a total less its parts" },
    status: "completed",
    end: "2026-02",
  }),
  commitments: [commitmentRow()],
  links: [
    chainItem({ link: linkView({ relation: "paid", confidence: "likely" }), subject: null, text: "XM-DAC-1-NARYN", amount: null }),
    chainItem({
      link: linkView({ id: "l2", relation: "result" }),
      subject: "river-ridge/people/jds",
      amount: null,
      figure: { value: "327", qualifier: "about", measure: "sent-cumulative" },
      also_for: [{ subject: "river-ridge/commitments/other", title: "Another promise", lang: "en" }],
    }),
    chainItem({ link: linkView({ id: "l3", relation: "continues" }), subject: "river-ridge/projects/before" }),
  ],
  linked_from: [
    chainItem({
      subject: "river-ridge/commitments/bridges",
      via: { is: "whole", subject: "river-ridge/commitments/whole", title: "The whole", lang: "en" },
    }),
    chainItem({ link: linkView({ relation: "continues" }), subject: "river-ridge/projects/after" }),
  ],
  parts: [projectRow({ id: "part" })],
  part_of: projectRow({ id: "whole", amount: { value: "1", currency: "EUR", basis: "framework" } }),
  same_as: { subject: "river-ridge/people/jds", title: "The same grant", lang: "en" },
};

export const emptyProject: ProjectPage = {
  ...emptyEntry(),
  row: projectRow({
    amount: null,
    adds: { adds: false, reason: "no-amount" },
    signed: null,
    signed_note: null,
    start: null,
    implementer: null,
    provider_party: null,
    dac_sector: null,
    status: "unknown",
    status_as_of: null,
    status_inferred: true,
    places: [],
    field_as_recorded: null,
  }),
  commitments: [],
  links: [],
  linked_from: [],
  parts: [],
  part_of: null,
  same_as: null,
};

const sourceRow: SourceRow = {
  ...citation("c1", { party: "JP", publisher: "mofa.example", publisher_name: "Ministry" }),
  subjects: ["river-ridge/commitments/bridges", "river-ridge/projects/naryn"],
  statements: 12,
};

export const sources: SourceList = {
  ...listOf(
    [sourceRow, { ...sourceRow, ...citation(`c2`), address: `https://example.org/${longWord}` }],
    [facet("publisher", "mofa.example", "example.org")],
  ),
  publishers: [
    { publisher: "mofa.example", name: "Ministry", party: "JP", pages: 1 },
    { publisher: "example.org", name: "The Example", party: null, pages: 1 },
  ],
};

export const source: SourcePage = {
  stamp,
  row: sourceRow,
  entries: [
    "partnership",
    "format",
    "meeting",
    "document",
    "commitment",
    "project",
    "people-figure",
    "investment",
    "indicator-figure",
    "claim",
  ].map((kind) => ({
    kind,
    subject: `river-ridge/${kind}s/x`,
    title: longWord,
    lang: "en",
    properties: ["text", "target", "follow_ups.f1", "follow_ups.f2"],
  })),
};

export const emptySource: SourcePage = { stamp, row: { ...sourceRow, party: null, subjects: [], statements: 0 }, entries: [] };

export const partnerships: PartnershipList = {
  record_version: stamp.record_version,
  rows: [
    { partnership, counts: { commitments: 9, meetings: 1, documents: 0, projects: 8 }, latest_meeting: meetingRow() },
    { partnership: { ...partnership, id: "other", founded: null }, counts: {}, latest_meeting: null },
  ],
};

export const api: ApiPage = {
  record_version: stamp.record_version,
  openapi: "/openapi.json",
  operations: [
    { question: "partnerships", path: "/{lang}/partnerships", asks: "Which are there?", parameters: [], forms: ["json"], figures: [] },
    {
      question: "changes",
      path: "/{lang}/{partnership}/changes",
      asks: "What is new?",
      parameters: [
        { name: "since", type: "date", many: false },
        { name: "kind", type: "string", many: true },
      ],
      forms: ["json", "csv", "atom", "feed"],
      figures: ["trend"],
    },
  ],
};
