import { computed, date, decimal, type ElementTable, text, translated, truth, upper } from "./define.ts";
import { documentLink } from "./document-link.ts";
import { moneyElements } from "./money.ts";
import { location, splitElements } from "./places.ts";
import { result } from "./result.ts";
import { activityDateTypes, roles, sectorVocabularies } from "./words.ts";

const vocabularyUri = text("vocabulary_uri", "@vocabulary-uri", "Address of the list where the vocabulary is the publisher's own.");

const organisations: readonly ElementTable[] = [
  {
    table: "participating_org",
    elements: ["participating-org"],
    role: "participating-org",
    comment: "An organisation that takes part; names are narratives.",
    columns: [
      ...translated("role", "@role", { words: roles }, "1 funding, 2 accountable, 3 extending, 4 implementing; words of 1.0x translated."),
      text("ref", "@ref", "Identifier of the organisation, as published."),
      text("type", "@type", "Code list OrganisationType."),
      text("own_activity", "@activity-id", "Identifier of that organisation's own activity."),
      text("crs_channel_code", "@crs-channel-code", "Channel code of the DAC."),
    ],
  },
  {
    table: "other_identifier",
    elements: ["other-identifier"],
    comment: "Another identifier of the activity.",
    columns: [
      text("ref", ["@ref", "."], "The identifier."),
      text("type", "@type", "Code list OtherIdentifierType."),
      text("owner_org_ref", ["owner-org@ref", "@owner-ref"], "Who gave it."),
      text("owner_name", "@owner-name", "Name of who gave it, in 1.0x."),
    ],
  },
  {
    table: "contact_info",
    elements: ["contact-info"],
    comment: "How to reach the publisher about the activity. Names, posts, addresses, telephones and e-mail of persons are not kept.",
    columns: [text("type", "@type", "Code list ContactType.")],
    children: [
      {
        table: "contact_website",
        elements: ["website"],
        comment: "A website named among the contacts.",
        columns: [text("url", ".", "Address as published.")],
      },
    ],
  },
];

const classifications: readonly ElementTable[] = [
  {
    table: "policy_marker",
    elements: ["policy-marker"],
    comment: "A policy that the activity serves.",
    columns: [
      ...translated(
        "vocabulary",
        "@vocabulary",
        { words: { DAC: sectorVocabularies.DAC }, absent: "1", upper: true },
        "Code list PolicyMarkerVocabulary; 1 (DAC) when absent.",
      ),
      vocabularyUri,
      text("code", "@code", "Code in that vocabulary."),
      text("significance", "@significance", "Code list PolicySignificance."),
    ],
  },
  {
    table: "tag",
    elements: ["tag"],
    comment: "A tag of the activity.",
    columns: [
      text("vocabulary", "@vocabulary", "Code list TagVocabulary."),
      vocabularyUri,
      text("code", "@code", "Code in that vocabulary."),
    ],
  },
  {
    table: "humanitarian_scope",
    elements: ["humanitarian-scope"],
    comment: "An emergency or appeal that the activity answers.",
    columns: [
      text("type", "@type", "Code list HumanitarianScopeType."),
      text("vocabulary", "@vocabulary", "Code list HumanitarianScopeVocabulary."),
      vocabularyUri,
      text("code", "@code", "Code in that vocabulary."),
    ],
  },
  {
    table: "country_budget_items",
    elements: ["country-budget-items"],
    comment: "The activity in the recipient's own budget.",
    columns: [text("vocabulary", "@vocabulary", "Code list BudgetIdentifierVocabulary.")],
    children: [
      {
        table: "country_budget_item",
        elements: ["budget-item"],
        comment: "An item of the recipient's budget.",
        columns: [text("code", "@code", "Code of the item."), decimal("percentage", "@percentage", "Share of the activity.")],
      },
    ],
  },
];

const reportingToOthers: readonly ElementTable[] = [
  {
    table: "crs_add",
    elements: ["crs-add"],
    comment: "What the DAC's creditor reporting system asks beyond the rest.",
    columns: [
      text("channel_code", "channel-code", "Channel of delivery."),
      decimal("rate_1", "loan-terms@rate-1", "Interest rate of the loan."),
      decimal("rate_2", "loan-terms@rate-2", "Second interest rate."),
      text("repayment_type", "loan-terms/repayment-type@code", "Code list LoanRepaymentType."),
      text("repayment_plan", "loan-terms/repayment-plan@code", "Code list LoanRepaymentPeriod."),
      date("commitment_date", "loan-terms/commitment-date@iso-date", "Day of the commitment."),
      date("repayment_first_date", "loan-terms/repayment-first-date@iso-date", "Day of the first repayment."),
      date("repayment_final_date", "loan-terms/repayment-final-date@iso-date", "Day of the last repayment."),
    ],
    children: [
      {
        table: "crs_other_flag",
        elements: ["other-flags", "aidtype-flag"],
        comment: "A flag of the creditor reporting system.",
        columns: [text("code", "@code", "Code list CRSAddOtherFlags."), truth("significance", "@significance", "Whether it applies.")],
      },
      {
        table: "crs_loan_status",
        elements: ["loan-status"],
        comment: "Where a loan stands in a year.",
        columns: [
          text("year", "@year", "The year, as published."),
          upper("currency", "@currency", "Currency of the four sums."),
          date("value_date", "@value-date", "Date whose exchange rate applies."),
          decimal("interest_received", "interest-received", "Interest received."),
          decimal("principal_outstanding", "principal-outstanding", "Principal outstanding."),
          decimal("principal_arrears", "principal-arrears", "Principal in arrears."),
          decimal("interest_arrears", "interest-arrears", "Interest in arrears."),
        ],
      },
    ],
  },
  {
    table: "fss",
    elements: ["fss"],
    comment: "The DAC's survey of forward spending plans.",
    columns: [
      date("extraction_date", "@extraction-date", "Day of the data."),
      truth("priority", "@priority", "Whether the partner is a priority."),
      text("phaseout_year", "@phaseout-year", "Year in which the partnership ends, as published."),
    ],
    children: [
      {
        table: "fss_forecast",
        elements: ["forecast"],
        comment: "A forecast for a year.",
        columns: [
          text("year", "@year", "The year, as published."),
          decimal("value", ".", "Value as published."),
          upper("currency", "@currency", "Currency of the value."),
          date("value_date", "@value-date", "Date whose exchange rate applies."),
        ],
      },
    ],
  },
  {
    table: "legacy_data",
    elements: ["legacy-data"],
    comment: "A field of the publisher's own system.",
    columns: [
      text("name", "@name", "Name of the field."),
      text("value", ["@value", "."], "Its content."),
      text("iati_equivalent", "@iati-equivalent", "The element of the standard that it stands for."),
    ],
  },
];

const rest: readonly ElementTable[] = [
  {
    table: "description",
    elements: ["description"],
    comment: "A description of the activity; its words are narratives.",
    columns: [text("type", "@type", "Code list DescriptionType.")],
  },
  {
    table: "activity_date",
    elements: ["activity-date"],
    comment: "When the activity begins or ends.",
    columns: [
      ...translated(
        "type",
        "@type",
        { words: activityDateTypes },
        "1 planned start, 2 actual start, 3 planned end, 4 actual end; words of 1.0x translated.",
      ),
      date("iso_date", ["@iso-date", "."], "The day."),
    ],
  },
  {
    table: "activity_website",
    elements: ["activity-website"],
    comment: "A website of the activity, in 1.0x.",
    columns: [text("url", ".", "Address as published.")],
  },
  {
    table: "related_activity",
    elements: ["related-activity"],
    comment: "Another activity to which this one is tied.",
    columns: [text("type", "@type", "Code list RelatedActivityType."), text("ref", "@ref", "Its identifier, as published.")],
  },
  {
    table: "conditions",
    elements: ["conditions"],
    comment: "Whether conditions are attached.",
    columns: [truth("attached", "@attached", "Whether there are any.")],
    children: [
      {
        table: "condition",
        elements: ["condition"],
        comment: "A condition; its words are narratives.",
        columns: [text("type", "@type", "Code list ConditionType.")],
      },
    ],
  },
];

const defaultAidType: ElementTable = {
  table: "aid_type",
  elements: ["default-aid-type"],
  role: "aid-type",
  ofActivityToo: true,
  comment: "Type of aid of a transaction or, as a default, of the activity.",
  columns: [
    text("code", "@code", "Code in the vocabulary."),
    text("vocabulary", "@vocabulary", "Code list AidTypeVocabulary; 1 (AidType) when absent."),
  ],
};

/** The activity standard, 1.01 to 2.03, in the model of 2.03. */
export const activity: ElementTable = {
  table: "activity",
  elements: ["iati-activity"],
  role: "activity",
  comment: "An activity as one dataset tells it: the same identifier may stand in several, and one of them is counted (counting rule 4).",
  columns: [
    text("iati_identifier", "iati-identifier", "Identifier as published; not unique; empty when blank."),
    text("reporting_org_ref", "reporting-org@ref", "Identifier of the organisation that reports."),
    text("reporting_org_type", "reporting-org@type", "Code list OrganisationType."),
    truth("reporting_org_secondary", "reporting-org@secondary-reporter", "Whether it reports another's activity."),
    upper("default_currency", "@default-currency", "Currency of values that name none; upper case."),
    text("last_updated", "@last-updated-datetime", "When it was last changed, as published."),
    text("language", "@xml:lang", "Language of texts that name none, as published."),
    text("hierarchy", "@hierarchy", "Level within the publisher's own activities."),
    truth("humanitarian", "@humanitarian", "Whether it is humanitarian."),
    text("linked_data_uri", "@linked-data-uri", "Address of linked data."),
    text("budget_not_provided", "@budget-not-provided", "Why there is no budget (code list BudgetNotProvided)."),
    text("activity_version", "@version", "Version of the standard named on the activity, in 1.0x."),
    text("activity_status", "activity-status@code", "Code list ActivityStatus."),
    text("activity_scope", "activity-scope@code", "Code list ActivityScope."),
    text("collaboration_type", "collaboration-type@code", "Code list CollaborationType."),
    text("default_flow_type", "default-flow-type@code", "Code list FlowType."),
    text("default_finance_type", "default-finance-type@code", "Code list FinanceType."),
    computed("default_aid_type", "VARCHAR", "Code list AidType (vocabulary 1); all of them are rows of aid_type."),
    text("default_tied_status", "default-tied-status@code", "Code list TiedStatus."),
    decimal("capital_spend", "capital-spend@percentage", "Percentage of the money that is capital spending."),
    computed("major_version", "INTEGER", "Whether texts were read as in 1.0x (1) or 2.0x (2)."),
    computed(
      "matches_reporting_org",
      "BOOLEAN",
      "Whether the identifier begins with the reference of its reporting organisation (counting rule 4).",
    ),
    computed("updated_order", "VARCHAR", "The first 19 characters of last_updated, empty when it is no date (counting rule 4)."),
    computed("byte_start", "BIGINT", "Where the element begins in the document as UTF-8 without byte order mark."),
    computed("byte_end", "BIGINT", "Where it ends."),
  ],
  children: [
    ...organisations,
    ...rest,
    ...splitElements,
    location,
    ...classifications,
    defaultAidType,
    ...moneyElements,
    documentLink,
    result,
    ...reportingToOthers,
  ],
};
