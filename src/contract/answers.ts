import type { z } from "zod";
import { ActivityList, ActivityOriginal, ActivityPage } from "./activities.ts";
import { Corrections, DataPage, TextPage } from "./about.ts";
import { ApiPage } from "./api.ts";
import { CitePage } from "./cited.ts";
import { ClaimCard, ClaimList, ClaimPage } from "./claims.ts";
import { DataSources, PublisherPage } from "./datasets.ts";
import { CommitmentList, CommitmentPage } from "./commitments.ts";
import { DonorComparison, FlowRows } from "./donors.ts";
import { EntryPage, FieldList, FieldPage, FigureList, FormatList, InvestmentList, PartyList, PartyPage, PeopleList } from "./entries.ts";
import { Agenda, Changes, DifferenceList } from "./matters.ts";
import { DocumentList, DocumentPage, MeetingList, MeetingPage } from "./meetings.ts";
import { Overview, PartnershipList, SourceList, SourcePage } from "./overview.ts";
import { FieldPayments, FlowParty, MoneyOverview } from "./money.ts";
import { PaymentRows, Payments } from "./payments.ts";
import { ProjectList, ProjectPage } from "./projects.ts";
import { SearchList } from "./search.ts";

/** The shape of the answer to each question that has an address, and what is asked, in English. */
export type AnswerShape = { readonly shape: z.ZodType; readonly asks: string };

const says = (shape: z.ZodType, asks: string): AnswerShape => ({ shape, asks });

export const answerShapes = {
  partnerships: says(PartnershipList, "Which partnerships does this installation keep?"),
  api: says(ApiPage, "What can be asked here, and how?"),
  cite: says(CitePage, "What was frozen under this hash, and how does today's data differ?"),
  overview: says(Overview, "What was promised around the meeting in focus, and where does it stand?"),
  commitments: says(CommitmentList, "Who promised what to whom, and where does each commitment stand?"),
  commitment: says(CommitmentPage, "What became of one commitment: promised, signed, paid, result?"),
  claims: says(ClaimList, "Which public claims are checked, and what does each come to?"),
  claim: says(ClaimPage, "Under which readings does one claim hold?"),
  "claim-card": says(ClaimCard, "What does one claim come to, in a few words?"),
  money: says(MoneyOverview, "What was promised, signed, stated and paid, by which measure?"),
  payments: says(Payments, "What do publishers report as paid or committed to the recipients, by which counting rule?"),
  "payment-rows": says(PaymentRows, "Which payments that publishers report add up to a sum, or does a counting rule take out?"),
  activities: says(
    ActivityList,
    "Which activities that publishers report concern the recipients, and what was committed and spent in each?",
  ),
  activity: says(ActivityPage, "What does a publisher say of one activity?"),
  "activity-original": says(ActivityOriginal, "What did the publisher write of one activity, as XML, without persons?"),
  "data-sources": says(
    DataSources,
    "Which files of publishers are held, how fresh, under which licence, and what was refused or set aside?",
  ),
  publisher: says(PublisherPage, "What does one publisher report, to whom and when, and what of it was set aside?"),
  donors: says(DonorComparison, "Which donor gave how much, by which measure and to whom?"),
  "donor-rows": says(FlowRows, "Which published figures add up to a sum of donors?"),
  donor: says(FlowParty, "What did one donor give to each recipient, year by year?"),
  recipient: says(FlowParty, "What did one recipient get from each donor, year by year?"),
  meetings: says(MeetingList, "Who met when, where and at which level?"),
  meeting: says(MeetingPage, "What is known of one meeting?"),
  documents: says(DocumentList, "Which documents were agreed?"),
  document: says(DocumentPage, "What is known of one document?"),
  projects: says(ProjectList, "Which projects are on record, where and by whom?"),
  project: says(ProjectPage, "What is known of one project?"),
  fields: says(FieldList, "What is on record in each field of co-operation?"),
  field: says(FieldPage, "What is on record in one field of co-operation?"),
  "field-payments": says(FieldPayments, "Which payments add up to the sum of one field in one currency?"),
  parties: says(PartyList, "What did each party promise, and what was promised to it?"),
  party: says(PartyPage, "What did one party promise, what was promised to it, what did it say?"),
  people: says(PeopleList, "How many people took part in which programme, by whose count?"),
  investments: says(InvestmentList, "Which investments were stated, by whom and on which basis?"),
  figures: says(FigureList, "Which figures of aid and trade were stated, by whom?"),
  formats: says(FormatList, "Who else talks to the same states, since when and at which level?"),
  "people-figure": says(EntryPage, "What is known of one number of people?"),
  investment: says(EntryPage, "What is known of one investment?"),
  "indicator-figure": says(EntryPage, "What is known of one stated figure?"),
  format: says(EntryPage, "What is known of one format?"),
  differences: says(DifferenceList, "On which matters do sources differ?"),
  agenda: says(Agenda, "What falls due, and who meets next?"),
  changes: says(Changes, "What happened or was recorded since a day?"),
  sources: says(SourceList, "Which pages does the record rest on?"),
  source: says(SourcePage, "What rests on one page?"),
  search: says(SearchList, "Where in the record do these words stand?"),
  method: says(TextPage, "How is the account kept?"),
  glossary: says(TextPage, "What do the words mean?"),
  corrections: says(Corrections, "What was corrected, changed or withdrawn?"),
  data: says(DataPage, "What can be taken away?"),
} as const;
