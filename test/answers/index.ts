import { activityAnswers } from "./activities.ts";
import { claimAndDonorAnswers } from "./claims-and-donors.ts";
import { cited, emptyCited } from "./cited.ts";
import { datasetAnswers } from "./datasets.ts";
import * as entries from "./entries.ts";
import * as matters from "./matters.ts";
import * as pages from "./pages.ts";
import * as parties from "./parties.ts";
import { moneyAnswers } from "./money.ts";
import { paymentAnswers } from "./payments.ts";
import { emptyList, stamp } from "./parts.ts";
import * as more from "./projects-and-sources.ts";

/** Each kind of page by the question it answers, with its fullest and its emptiest answer. */
export const answers: Readonly<Record<string, { readonly full: unknown; readonly empty: unknown; readonly path: string }>> = {
  overview: { full: pages.overview, empty: pages.emptyOverview, path: "" },
  commitments: { full: pages.commitments, empty: emptyList, path: "/commitments" },
  commitment: { full: pages.commitment, empty: pages.emptyCommitment, path: "/commitments/bridges" },
  ...claimAndDonorAnswers,
  ...moneyAnswers,
  ...paymentAnswers,
  ...activityAnswers,
  ...datasetAnswers,
  meetings: { full: pages.meetings, empty: emptyList, path: "/meetings" },
  meeting: { full: pages.meeting, empty: pages.emptyMeeting, path: "/meetings/summit-2025" },
  documents: { full: pages.documents, empty: emptyList, path: "/documents" },
  document: { full: pages.document, empty: pages.emptyDocument, path: "/documents/declaration" },
  projects: { full: more.projects, empty: more.emptyProjects, path: "/projects" },
  project: { full: more.project, empty: more.emptyProject, path: "/projects/naryn" },
  fields: { full: parties.fields, empty: { stamp, rows: [] }, path: "/fields" },
  field: { full: parties.field, empty: parties.emptyFieldPage, path: "/fields/trade" },
  parties: { full: parties.parties, empty: { stamp, rows: [] }, path: "/parties" },
  party: { full: parties.party, empty: parties.emptyParty, path: "/parties/JP" },
  people: { full: entries.people, empty: { ...emptyList, newest: [] }, path: "/people" },
  investments: { full: entries.investments, empty: { ...emptyList, figures: 0 }, path: "/investment" },
  figures: { full: entries.figures, empty: emptyList, path: "/figures" },
  formats: { full: entries.formats, empty: { ...emptyList, money: [] }, path: "/formats" },
  "people-figure": { full: entries.entry, empty: entries.emptyEntryPage, path: "/people/kz-jds" },
  investment: { full: entries.entry, empty: entries.emptyEntryPage, path: "/investment/goal" },
  "indicator-figure": { full: entries.entry, empty: entries.emptyEntryPage, path: "/figures/oda-1" },
  format: { full: entries.entry, empty: entries.emptyEntryPage, path: "/formats/other" },
  differences: { full: matters.differences, empty: emptyList, path: "/differences" },
  agenda: { full: matters.agenda, empty: matters.emptyAgenda, path: "/agenda" },
  changes: { full: matters.changes, empty: matters.emptyChanges, path: "/changes" },
  method: { full: matters.text, empty: matters.text, path: "/method" },
  glossary: { full: matters.text, empty: matters.text, path: "/glossary" },
  corrections: { full: matters.corrections, empty: { stamp, rows: [] }, path: "/corrections" },
  data: { full: matters.data, empty: matters.emptyData, path: "/data" },
  search: { full: matters.search, empty: matters.emptySearch, path: "/search" },
  sources: { full: more.sources, empty: { ...emptyList, publishers: [] }, path: "/sources" },
  source: { full: more.source, empty: more.emptySource, path: "/sources/c1" },
  cite: { full: cited, empty: emptyCited, path: `/${cited.hash}` },
  api: { full: more.api, empty: { ...more.api, operations: [] }, path: "" },
  partnerships: { full: more.partnerships, empty: { record_version: stamp.record_version, rows: [] }, path: "" },
};
