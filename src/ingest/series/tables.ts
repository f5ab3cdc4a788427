import type { Column, ColumnType, Table } from "../../core/table.ts";

const c = (name: string, type: ColumnType, comment: string): Column => ({ name, type, comment });

const fileOf = c("series_file", "INTEGER", "The file it was read from (number of series_file).");

const seriesFileTable: Table = {
  name: "series_file",
  comment: "A file of figures by year, as it was read: those shipped with the software, and those taken into the data folder.",
  columns: [
    c("number", "INTEGER", "Its number within this snapshot, from 1, in the order in which files are preferred."),
    c("file", "VARCHAR", "Name of the file."),
    c("publisher", "VARCHAR", "Who publishes the figures."),
    c("title", "VARCHAR", "What the figures are."),
    c("address", "VARCHAR", "Where the publisher keeps them; empty when not known."),
    c("licence", "VARCHAR", "SPDX id of the licence; empty when none is stated."),
    c("vintage", "VARCHAR", "The day of the publisher's last update, or the copy they were taken from."),
    c("citation", "VARCHAR", "How to cite them."),
    c("sha256", "VARCHAR", "SHA-256 of the bytes read, hexadecimal."),
    c("bytes", "BIGINT", "Size in bytes."),
    c("figures", "INTEGER", "Figures read."),
    c("refused", "INTEGER", "Rows and cells that could not be used."),
  ],
};

const dacFlowTable: Table = {
  name: "dac_flow",
  comment:
    "Development assistance and other flows by donor, recipient and year, no totals. A figure that is not published has no row. Aid of donors of the DAC: flow_type = 'oda' AND donor_kind <> 'other'.",
  columns: [
    fileOf,
    c("indicator", "VARCHAR", "The publisher's code of the series."),
    c("donor", "VARCHAR", "ISO 3166-1 alpha-2; EU for the institutions that have this code; the DAC's number where there is no such code."),
    c("donor_kind", "VARCHAR", "country or institution (of the DAC), or other: who reports beside them, and ranks nowhere."),
    c("recipient", "VARCHAR", "ISO 3166-1 alpha-2; the DAC's number for a region."),
    c("year", "INTEGER", "Calendar year."),
    c("measure", "VARCHAR", "net (paid out less repaid; negative = more was repaid), gross, commitments or grant-equivalent."),
    c("flow_type", "VARCHAR", "oda, oof (other official flows), private, or mixed (a table that has them in one figure). Only oda is aid."),
    c("price_base", "VARCHAR", "current, or the year in whose prices the value is given (computed with the deflator of the dollar)."),
    c("value", "DECIMAL(18,2)", "US dollars and cents."),
  ],
};

const indicatorValueTable: Table = {
  name: "indicator_value",
  comment: "Series by country or group of countries and year, totals of development assistance among them.",
  columns: [
    fileOf,
    c("indicator", "VARCHAR", "The publisher's code of the series."),
    c("area", "VARCHAR", "ISO 3166-1 alpha-2; three letters for a group of countries."),
    c("year", "INTEGER", "Calendar year."),
    c("value", "DECIMAL(38,12)", "In the unit of the indicator."),
  ],
};

const deflatorTable: Table = {
  name: "deflator",
  comment: "Level of prices of an area (GDP deflator). The year that is 100 differs by area: only ratios mean something.",
  columns: [
    fileOf,
    c("area", "VARCHAR", "ISO 3166-1 alpha-2."),
    c("year", "INTEGER", "Calendar year."),
    c("value", "DECIMAL(38,12)", "Index."),
  ],
};

/** The tables of what is no IATI: series of figures by year, and the files they come from. */
export const seriesTables: readonly Table[] = [seriesFileTable, dacFlowTable, indicatorValueTable, deflatorTable];
