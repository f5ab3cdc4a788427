import { date, type ElementTable, text } from "./define.ts";

/** Documents may stand on the activity, its results, indicators, baselines, targets and actuals: wherever one stands, it is a row here. */
export const documentLink: ElementTable = {
  table: "document_link",
  elements: ["document-link"],
  comment: "A document that is published about the activity or a part of it; titles are narratives.",
  anyParent: true,
  columns: [
    text("url", "@url", "Address as published."),
    text("format", "@format", "Media type (code list FileFormat)."),
    date("document_date", ["document-date@iso-date", "document-date"], "Date of the document."),
  ],
  children: [
    {
      table: "document_link_category",
      elements: ["category"],
      comment: "A category of a document.",
      columns: [text("code", "@code", "Code list DocumentCategory.")],
    },
    {
      table: "document_link_language",
      elements: ["language"],
      comment: "A language in which a document is written.",
      columns: [text("code", ["@code", "."], "ISO 639-1.")],
    },
    {
      table: "document_link_recipient_country",
      elements: ["recipient-country"],
      comment: "A country that a document of an organisation is about.",
      columns: [text("code", "@code", "ISO 3166-1 alpha-2, as published.")],
    },
  ],
};
