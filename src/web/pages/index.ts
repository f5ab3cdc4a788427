import type { PartnershipPage, SitePage } from "../page.ts";
import { activitiesPage } from "./activities.tsx";
import { activityOriginalPage } from "./activity-original.tsx";
import { activityPage } from "./activity.tsx";
import { claimCardPage } from "./claim-card.tsx";
import { claimPage } from "./claim.tsx";
import { citePage } from "./cite.tsx";
import { claimsPage } from "./claims.tsx";
import { aboutPages } from "./about.tsx";
import { apiPage } from "./api.tsx";
import { agendaPage } from "./agenda.tsx";
import { changesPage } from "./changes.tsx";
import { commitmentPage } from "./commitment.tsx";
import { commitmentsPage } from "./commitments.tsx";
import { dataSourcesPage } from "./data-sources.tsx";
import { differencesPage } from "./differences.tsx";
import { documentPage } from "./document.tsx";
import { documentsPage } from "./documents.tsx";
import { donorRowsPage } from "./donor-rows.tsx";
import { donorsPage } from "./donors.tsx";
import { entryPages } from "./entry.tsx";
import { fieldPage } from "./field.tsx";
import { fieldPaymentsPage } from "./field-payments.tsx";
import { fieldsPage } from "./fields.tsx";
import { figuresPage } from "./figures.tsx";
import { donorPage, recipientPage } from "./flow-party.tsx";
import { formatsPage } from "./formats.tsx";
import { investmentPage } from "./investment.tsx";
import { meetingPage } from "./meeting.tsx";
import { meetingsPage } from "./meetings.tsx";
import { moneyPage } from "./money.tsx";
import { overviewPage } from "./overview.tsx";
import { partiesPage } from "./parties.tsx";
import { partnershipsPage } from "./partnerships.tsx";
import { partyPage } from "./party.tsx";
import { paymentRowsPage } from "./payment-rows.tsx";
import { paymentsPage } from "./payments.tsx";
import { peoplePage } from "./people.tsx";
import { projectPage } from "./project.tsx";
import { projectsPage } from "./projects.tsx";
import { publisherPage } from "./publisher.tsx";
import { searchPage } from "./search.tsx";
import { sourcePage } from "./source.tsx";
import { sourcesPage } from "./sources.tsx";

/** Every page of a partnership. A page is added here. */
export const pages: readonly PartnershipPage<unknown>[] = [
  overviewPage,
  commitmentsPage,
  commitmentPage,
  claimsPage,
  claimPage,
  claimCardPage,
  moneyPage,
  paymentsPage,
  paymentRowsPage,
  activitiesPage,
  activityPage,
  activityOriginalPage,
  dataSourcesPage,
  publisherPage,
  donorsPage,
  donorRowsPage,
  donorPage,
  recipientPage,
  meetingsPage,
  meetingPage,
  documentsPage,
  documentPage,
  projectsPage,
  projectPage,
  fieldsPage,
  fieldPage,
  fieldPaymentsPage,
  partiesPage,
  partyPage,
  peoplePage,
  investmentPage,
  figuresPage,
  formatsPage,
  ...entryPages,
  differencesPage,
  agendaPage,
  changesPage,
  sourcesPage,
  sourcePage,
  searchPage,
  ...aboutPages,
];

/** Every page that belongs to no partnership. */
export const sitePages: readonly SitePage<unknown>[] = [partnershipsPage, apiPage, citePage];
