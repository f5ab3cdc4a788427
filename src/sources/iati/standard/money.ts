import { computed, date, type ElementColumn, type ElementTable, money, period, text, translated, truth } from "./define.ts";
import { splitElements } from "./places.ts";
import { budgetTypes, transactionTypes } from "./words.ts";

function organisations(of: string): readonly ElementColumn[] {
  return (["provider", "receiver"] as const).flatMap((side) => [
    text(`${side}_org_ref`, `${side}-org@ref`, `Identifier of the organisation that is the ${side} of the ${of}, as published.`),
    text(`${side}_org_type`, `${side}-org@type`, `Its kind (code list OrganisationType).`),
    text(`${side}_activity_id`, `${side}-org@${side}-activity-id`, `Identifier of the activity of the ${side}.`),
  ]);
}

const budgetType = translated(
  "type",
  "@type",
  { words: budgetTypes, absent: "1" },
  "1 original (also when absent), 2 revised; else as published.",
);

export const moneyElements: readonly ElementTable[] = [
  {
    table: "budget",
    elements: ["budget"],
    role: "budget",
    comment: "What is planned to be spent in a period.",
    columns: [
      ...budgetType,
      text("status", "@status", "1 indicative, 2 committed (code list BudgetStatus)."),
      ...period,
      ...money("budget"),
    ],
  },
  {
    table: "planned_disbursement",
    elements: ["planned-disbursement"],
    role: "planned-disbursement",
    comment: "A payment that is planned.",
    columns: [
      ...budgetType,
      ...period,
      ...money("planned disbursement"),
      ...organisations("planned disbursement"),
      date("updated", "@updated", "When it was last changed, in 1.0x."),
    ],
  },
  {
    table: "transaction",
    elements: ["transaction"],
    role: "transaction",
    comment:
      "Money that was committed or has moved. Transactions without a readable value or without a currency stay here and have no row in flow.",
    columns: [
      text("ref", "@ref", "The publisher's own reference."),
      truth("humanitarian", "@humanitarian", "Whether it is humanitarian."),
      ...translated(
        "type",
        "transaction-type@code",
        { words: transactionTypes },
        "Code list TransactionType (1-13); letters of 1.0x translated; anything else as published; empty when blank.",
      ),
      date("transaction_date", ["transaction-date@iso-date", "transaction-date"], "Day of the transaction."),
      ...money("transaction"),
      ...organisations("transaction"),
      text("disbursement_channel", "disbursement-channel@code", "Code list DisbursementChannel."),
      text("flow_type", "flow-type@code", "Code list FlowType; where absent the activity's default applies."),
      text("finance_type", "finance-type@code", "Code list FinanceType; where absent the activity's default applies."),
      computed("aid_type", "VARCHAR", "Code list AidType (vocabulary 1); where absent the activity's default applies."),
      text("tied_status", "tied-status@code", "Code list TiedStatus; where absent the activity's default applies."),
    ],
    children: [
      ...splitElements,
      {
        table: "aid_type",
        elements: ["aid-type"],
        role: "aid-type",
        ofActivityToo: true,
        comment: "Type of aid of a transaction or, as a default, of the activity.",
        columns: [
          text("code", "@code", "Code in the vocabulary."),
          text("vocabulary", "@vocabulary", "Code list AidTypeVocabulary; 1 (AidType) when absent."),
        ],
      },
    ],
  },
];
