import { claim } from "./claim.ts";
import { claimCard } from "./claim-card.ts";
import { claims } from "./claims.ts";
import { activities } from "./activities.ts";
import { activityOriginal } from "./activity-original.ts";
import { activity } from "./activity.ts";
import { aboutQuestions } from "./about.ts";
import { agenda } from "./agenda.ts";
import { changes } from "./changes.ts";
import { commitment } from "./commitment.ts";
import { commitments } from "./commitments.ts";
import { dataSources } from "./data-sources.ts";
import { differences } from "./differences.ts";
import { document } from "./document.ts";
import { documents } from "./documents.ts";
import { donor } from "./donor.ts";
import { donorRows } from "./donor-rows.ts";
import { donors } from "./donors.ts";
import { entryQuestions } from "./entry.ts";
import { fieldPayments } from "./field-payments.ts";
import { field, fields } from "./fields.ts";
import { figures } from "./figures.ts";
import { formats } from "./formats.ts";
import { investments } from "./investment.ts";
import { meeting } from "./meeting.ts";
import { meetings } from "./meetings.ts";
import { money } from "./money.ts";
import { overview } from "./overview.ts";
import { parties, party } from "./parties.ts";
import { paymentRows } from "./payment-rows.ts";
import { payments } from "./payments.ts";
import { people } from "./people.ts";
import { project } from "./project.ts";
import { projects } from "./projects.ts";
import { publisher } from "./publisher.ts";
import type { Question } from "./question.ts";
import { recipient } from "./recipient.ts";
import { search } from "./search.ts";
import { source } from "./source.ts";
import { sources } from "./sources.ts";

export { partnershipList } from "./partnerships.ts";
export { readAhead } from "./read-ahead.ts";
export { partnershipView } from "./views/partnership-view.ts";

/** Every question that has an address, in the order in which addresses are compared. */
export const questions = [
  overview,
  commitments,
  commitment,
  claims,
  claim,
  claimCard,
  money,
  payments,
  paymentRows,
  activities,
  activity,
  activityOriginal,
  dataSources,
  publisher,
  donors,
  donorRows, // before donor, whose address would take it for a code
  donor,
  recipient,
  meetings,
  meeting,
  documents,
  document,
  projects,
  project,
  fields,
  field,
  fieldPayments,
  parties,
  party,
  people,
  investments,
  figures,
  formats,
  ...entryQuestions,
  differences,
  agenda,
  changes,
  sources,
  source,
  search,
  ...aboutQuestions,
] as readonly unknown[] as readonly Question[]; // each is read with the parameters of its own shape, which a list cannot tell
