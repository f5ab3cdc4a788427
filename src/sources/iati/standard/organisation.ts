import { documentLink } from "./document-link.ts";
import { computed, type ElementTable, money, period, text, truth, upper } from "./define.ts";

const line: ElementTable = {
  table: "organisation_budget_line",
  elements: ["budget-line", "expense-line"],
  role: "organisation-money",
  comment: "A line of a budget or expenditure; its words are narratives.",
  columns: [text("ref", "@ref", "The publisher's own reference."), ...money("line")],
};

/** The organisation standard, 1.01 to 2.03, in the model of 2.03. */
export const organisation: ElementTable = {
  table: "organisation",
  elements: ["iati-organisation"],
  role: "organisation",
  comment: "An organisation as one dataset tells it.",
  columns: [
    text("organisation_identifier", ["organisation-identifier", "iati-identifier"], "Identifier as published; `iati-identifier` in 1.0x."),
    text("reporting_org_ref", "reporting-org@ref", "Identifier of the organisation that reports."),
    text("reporting_org_type", "reporting-org@type", "Code list OrganisationType."),
    truth("reporting_org_secondary", "reporting-org@secondary-reporter", "Whether it reports about another."),
    upper("default_currency", "@default-currency", "Currency of values that name none; upper case."),
    text("last_updated", "@last-updated-datetime", "When it was last changed, as published."),
    text("language", "@xml:lang", "Language of texts that name none, as published."),
    text("organisation_version", "@version", "Version of the standard named on the organisation, in 1.0x."),
    computed("major_version", "INTEGER", "Whether texts were read as in 1.0x (1) or 2.0x (2)."),
  ],
  children: [
    {
      table: "organisation_budget",
      elements: ["total-budget", "recipient-org-budget", "recipient-region-budget", "recipient-country-budget", "total-expenditure"],
      role: "organisation-money",
      comment: "A budget or expenditure of an organisation, as a whole or for another organisation, a region or a country.",
      columns: [
        text("status", "@status", "1 indicative, 2 committed (code list BudgetStatus)."),
        ...period,
        ...money("budget"),
        text("recipient_org_ref", "recipient-org@ref", "Organisation that it is for."),
        text("recipient_region", "recipient-region@code", "Region that it is for."),
        text("recipient_region_vocabulary", "recipient-region@vocabulary", "Code list RegionVocabulary."),
        text("recipient_region_vocabulary_uri", "recipient-region@vocabulary-uri", "Address of the list."),
        text("recipient_country", "recipient-country@code", "Country that it is for."),
      ],
      children: [line],
    },
    documentLink,
  ],
};
