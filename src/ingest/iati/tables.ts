import type { Column, ColumnType, Table } from "../../core/table.ts";
import { iatiTables } from "../../sources/iati/read/tables.ts";
import { seriesTables } from "../series/tables.ts";
import { storedName, toView, type View } from "../../store/schema.ts";

const c = (name: string, type: ColumnType, comment: string): Column => ({ name, type, comment });

export const datasetTable: Table = {
  name: "dataset",
  comment: "A file of a publisher as it was fetched. All datasets of the data folder are in every snapshot.",
  columns: [
    c("dataset_key", "INTEGER", "Its own key: its place in the order of `key`, from 1."),
    c("key", "VARCHAR", "What makes it the same dataset the next time: the address it came from, else the place of the file."),
    c("path", "VARCHAR", "Place below the folder that was read, with / between parts."),
    c("address", "VARCHAR", "Address it was fetched from; empty for a file of this machine."),
    c("sha256", "VARCHAR", "SHA-256 of its bytes, hexadecimal; empty where it could not be read."),
    c("bytes", "BIGINT", "Size in bytes; empty where it could not be read."),
    c("fetched_at", "VARCHAR", "When it was fetched; empty for a file of this machine."),
    c("read_at", "VARCHAR", "When it was read into the warehouse (UTC)."),
    c("generated_at", "VARCHAR", "@generated-datetime of the root, as published."),
    c("licence", "VARCHAR", "Licence as the registry states it; empty when not known."),
    c("publisher", "VARCHAR", "The reference of the reporting organisation that most of its activities have."),
    c("standard_version", "VARCHAR", "@version of the root as published; empty when absent."),
    c(
      "status",
      "VARCHAR",
      "ok, organisation, not-iati, unreadable, empty, not-well-formed, entity-declaration, encoding-unsupported, too-deep, too-large.",
    ),
    c(
      "reason",
      "VARCHAR",
      "Why it was refused: reason code of the XML reader; of an unreadable file absent, no-permission, not-a-file, read-error.",
    ),
    c("detail", "VARCHAR", "The name in question, where there is one; of an unreadable file the error code of the system."),
    c("line", "INTEGER", "Line where it breaks, from 1."),
    c("column_number", "INTEGER", "Column where it breaks, from 1, in UTF-16 code units."),
    c("stale", "BOOLEAN", "Whether a later version was refused, so that this earlier one stays; reason, line and column are of that one."),
    c("refused_sha256", "VARCHAR", "SHA-256 of the later version that was refused; empty where that could not be read."),
    c("first_key", "INTEGER", "Keys of its rows are greater than this …"),
    c("last_key", "INTEGER", "… and at most this."),
  ],
};

/** `counted` and its reason are joined to activities when all of them are known. */
export const countedColumns: readonly Column[] = [
  c("counted", "BOOLEAN", "False for what no reader should add up: duplicates (counting rule 4) and secondary publishers (rule 5)."),
  c("not_counted_reason", "VARCHAR", "duplicate, secondary-publisher; empty where it is counted."),
];

const converted: readonly Column[] = (["usd", "eur", "jpy"] as const).flatMap((target) => [
  c(
    `value_${target}`,
    "DECIMAL(18,2)",
    `Value in ${target.toUpperCase()}, where cents are enough for it; else value_${target}_exact holds it.`,
  ),
  c(
    `value_${target}_exact`,
    "DECIMAL(38,12)",
    `Value in ${target.toUpperCase()} where it has more digits. Empty with value_${target}: no rate, never 0.`,
  ),
]);

/** Flow as the reader writes it. */
export const flowTable: Table = {
  name: "flow",
  comment:
    "One row for each transaction, budget or planned disbursement x recipient x sector (counting rules 1, 2, 4 and 5: docs/counting-rules.md).",
  columns: [
    c("dataset_key", "INTEGER", "The dataset that says so (key of dataset)."),
    c("activity_key", "INTEGER", "The activity that it belongs to."),
    c("kind", "VARCHAR", "transaction, budget or planned_disbursement."),
    c("source_key", "INTEGER", "Key of the transaction; of a budget or planned disbursement its ordinal in the activity."),
    c("part", "INTEGER", "Place in the order of splitting, from 1."),
    c("type", "VARCHAR", "Type of the transaction (1-13), budget or planned disbursement."),
    c("recipient_kind", "VARCHAR", "country or region; empty when not known."),
    c("recipient_vocabulary", "VARCHAR", "Vocabulary of a region."),
    c("recipient", "VARCHAR", "Code of the country (upper case) or region; empty when not known."),
    c("sector_vocabulary", "VARCHAR", "Vocabulary of the sector."),
    c("sector", "VARCHAR", "Code of the sector; empty when not known."),
    c("weight", "DECIMAL(18,12)", "Share of the whole, for display: values are computed from exact fractions."),
    c("currency", "VARCHAR", "Currency of the value."),
    c("value", "DECIMAL(18,2)", "Value of the part in its own currency, where cents are enough for it; else value_exact holds it."),
    c("value_exact", "DECIMAL(38,12)", "Value of the part where it has more digits."),
    c("value_date", "DATE", "Date whose exchange rate applies, as published."),
    c("transaction_date", "DATE", "Day of the transaction; of a budget or planned disbursement the first day of its period."),
    c("year", "INTEGER", "Year of transaction_date, else of value_date, else empty."),
    c("rate_usd", "DECIMAL(24,12)", "US dollars for one unit of the currency, for display."),
    c(
      "rate_date",
      "DATE",
      "First day of the month or year whose rate to the US dollar was used; empty for the US dollar itself and without a rate.",
    ),
    c("rate_frequency", "VARCHAR", "monthly or annual: what kind of rate was used."),
    ...converted,
    c("provider_org_ref", "VARCHAR", "Who the money is from."),
    c("provider_org_name", "VARCHAR", "Its name: the first in the document; all names are narratives."),
    c("provider_org_from", "VARCHAR", "Which of three it is: transaction, participating-org (the first funding one), reporting-org."),
    c("receiver_org_ref", "VARCHAR", "Who the money went to, as the transaction says."),
    c("receiver_org_name", "VARCHAR", "Its name: the first in the document."),
    c("aid_type", "VARCHAR", "The transaction's, else the activity's default."),
    c("finance_type", "VARCHAR", "The transaction's, else the activity's default."),
    c("flow_type", "VARCHAR", "The transaction's, else the activity's default."),
  ],
};

export const exchangeRateTable: Table = {
  name: "exchange_rate",
  comment: "Every exchange rate that was given, in use or not.",
  columns: [
    c("source", "VARCHAR", "Where it is from (id of exchange_rate_source)."),
    c("currency", "VARCHAR", "ISO 4217."),
    c("first_day", "DATE", "First day of the month or year of which it is the average."),
    c("frequency", "VARCHAR", "monthly or annual."),
    c("published", "VARCHAR", "The figure as published, in the unit of its source."),
    c("in_use", "BOOLEAN", "Whether money is converted with it."),
    c(
      "not_used_reason",
      "VARCHAR",
      "rate-jump: a jump of more than half within a month parts it from the longest run of its currency; monthly-rates-in-use: an annual average beside them.",
    ),
  ],
};

export const rateSourceTable: Table = {
  name: "exchange_rate_source",
  comment: "Where exchange rates are from.",
  columns: [
    c("id", "VARCHAR", "Name of the source or file."),
    c("title", "VARCHAR", "Title."),
    c("publisher", "VARCHAR", "Publisher."),
    c("address", "VARCHAR", "Address."),
    c("vintage", "VARCHAR", "Which edition."),
    c("licence", "VARCHAR", "Licence as the origin states it."),
    c("notice", "VARCHAR", "What must be said beside the figures."),
    c("unit", "VARCHAR", "What the published figures are numbers of."),
    c("sha256", "VARCHAR", "SHA-256 of the file or table."),
  ],
};

export const codelistTable: Table = {
  name: "codelist",
  comment: "What codes of the standard are called, as its own code lists say. Codes are kept as published: not every one has a name here.",
  columns: [
    c("list", "VARCHAR", "Name of the list in the standard, such as Sector or TransactionType."),
    c("code", "VARCHAR", "The code."),
    c("language", "VARCHAR", "Language of the name: en, fr."),
    c("name", "VARCHAR", "The name."),
    c("withdrawn", "BOOLEAN", "Whether the standard has given the code up."),
  ],
};

export const snapshotTable: Table = {
  name: "snapshot",
  comment: "What this snapshot is: one row.",
  columns: [
    c("id", "VARCHAR", "Hash of the hashes of all inputs and of the method version."),
    c("method", "VARCHAR", "Version of reading and counting."),
    c("rates_sha256", "VARCHAR", "Hash of the exchange rates."),
    c("series_sha256", "VARCHAR", "Hash of the files of series."),
    c("built_at", "VARCHAR", "When it was built (UTC)."),
    c("datasets", "INTEGER", "How many datasets it holds."),
  ],
};

const activityFinal = (table: Table): Table =>
  table.name === "activity" ? { ...table, columns: [...table.columns, ...countedColumns] } : table;

/** Tables that the reader fills row by row. */
export const readTables: readonly Table[] = [...iatiTables, flowTable];

/** Every table of the warehouse as it is kept. */
export const storedTables: readonly Table[] = [
  snapshotTable,
  datasetTable,
  ...iatiTables.map(activityFinal),
  { ...flowTable, columns: [...flowTable.columns, ...countedColumns] },
  rateSourceTable,
  exchangeRateTable,
  codelistTable,
  ...seriesTables,
];

function withQuarantine(view: View): View {
  const identifier = {
    name: "iati_identifier",
    type: "VARCHAR",
    comment: "Identifier of the activity in which it stands.",
    sql: "a.iati_identifier",
  } as const;
  const from = `${storedName("quarantine")} AS t LEFT JOIN ${storedName("activity")} AS a ON a.activity_key = t.activity_key`;
  return { ...view, from, columns: [...view.columns, identifier] };
}

function withSource(view: View): View {
  const columns = view.columns.map((column) =>
    column.name !== "source_id"
      ? column
      : {
          ...column,
          comment: "Id of the transaction, or '<activity_id>#<ordinal>' of the budget or planned disbursement.",
          sql: "CASE t.kind WHEN 'transaction' THEN CAST(t.source_key AS VARCHAR) ELSE t.activity_key || '#' || t.source_key END",
        },
  );
  return { ...view, columns };
}

/** The public tables. The referee's column contract holds on them. */
export const views: readonly View[] = storedTables.map((table) => {
  const view = toView(table);
  if (table.name === "quarantine") return withQuarantine(view);
  return table.name === "flow" ? withSource(view) : view;
});
