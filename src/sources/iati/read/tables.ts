import type { Column, Table } from "../../../core/table.ts";
import { activity } from "../standard/activity.ts";
import { organisation } from "../standard/organisation.ts";
import { numberNames, toPlan } from "./plan.ts";

export const activityPlan = toPlan(activity, 0);
export const organisationPlan = toPlan(organisation, activityPlan.tables.length);

/** Names whose numbers are known before a document is read. */
export const nameNumbers = { narrative: 0, language: 1, documentLink: 2 } as const;

/** Every name that the standard knows, by its number. */
export const names = numberNames([activityPlan, organisationPlan], ["narrative", "xml:lang", "document-link"]);

const datasetKey: Column = { name: "dataset_key", type: "INTEGER", comment: "The dataset that says so (key of dataset)." };

function narrativeTable(owner: "activity" | "organisation"): Table {
  return {
    name: owner === "activity" ? "narrative" : "organisation_narrative",
    comment: `Words of an ${owner} in every language, in the order of the document. Texts of elements in 1.0x are narratives, too.`,
    columns: [
      datasetKey,
      { name: `${owner}_key`, type: "INTEGER", comment: `The ${owner} that it belongs to.` },
      { name: "element", type: "VARCHAR", comment: `The element whose words they are: its path below the ${owner}.` },
      {
        name: "row_key",
        type: "INTEGER",
        comment: "Key of the row (of the table of the innermost repeating element) that it belongs to; empty on the whole.",
      },
      { name: "ordinal", type: "INTEGER", comment: `Place among the narratives of the ${owner}, from 1.` },
      { name: "language", type: "VARCHAR", comment: "Language of the nearest element that names one, lower case; empty when none does." },
      { name: "text", type: "VARCHAR", comment: "The words; a dash where they are withheld." },
      { name: "is_plain_text", type: "BOOLEAN", comment: "Whether it was the text of the element itself, as in 1.0x." },
      { name: "is_withheld", type: "BOOLEAN", comment: "Whether the words are not kept, because they may name or reach a person." },
    ],
  };
}

const quarantine: Table = {
  name: "quarantine",
  comment: "What could not be read as the standard asks, row by row: nothing is dropped silently.",
  columns: [
    datasetKey,
    { name: "activity_key", type: "INTEGER", comment: "The activity in which it stands; empty outside of activities." },
    { name: "line", type: "INTEGER", comment: "Line of the document, from 1." },
    { name: "element", type: "VARCHAR", comment: "The element: its path below the activity or organisation." },
    { name: "reason", type: "VARCHAR", comment: "Reason code (see the source's README)." },
    { name: "excerpt", type: "VARCHAR", comment: "What was published: at most 100 characters." },
  ],
};

const extension: Table = {
  name: "extension",
  comment:
    "What the documents hold beyond the standard: elements and attributes of other namespaces, and what stands where the standard knows nothing.",
  columns: [
    datasetKey,
    { name: "activity_key", type: "INTEGER", comment: "The activity in which it stands; empty outside of activities." },
    { name: "element", type: "VARCHAR", comment: "The element in or on which it stands: its path below the activity or organisation." },
    { name: "kind", type: "VARCHAR", comment: "element (with all that is in it), attribute, or text (of an element of the standard)." },
    { name: "namespace", type: "VARCHAR", comment: "Namespace of an element; empty when it has none." },
    { name: "name", type: "VARCHAR", comment: "Its name as written; empty for text." },
    { name: "text", type: "VARCHAR", comment: "An element as XML, else the text; empty where it may name or reach a person." },
  ],
};

/** Tables that no element of the standard stands for. */
export const otherTables = {
  narrative: narrativeTable("activity"),
  organisation_narrative: narrativeTable("organisation"),
  quarantine,
  extension,
} as const;

/** Every table that reading IATI fills, in a fixed order. */
export const iatiTables: readonly Table[] = [
  ...activityPlan.tables.map((plan) => plan.table),
  ...organisationPlan.tables.map((plan) => plan.table),
  ...Object.values(otherTables),
];
