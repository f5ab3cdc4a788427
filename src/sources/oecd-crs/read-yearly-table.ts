import { SaraiError } from "../../core/errors.ts";
import { findDonor, findRecipient, isKnownDonor, type FoundDonor } from "./dac-codes.ts";
import type { FlowType } from "./dac-figure.ts";
import type { Gatherer, Outcome } from "./gather-figures.ts";
import type { FileFacts, Layout, RowReader } from "./layout.ts";

/** What a column of the table is: a donor, the publisher's total, without a name, none that the list has, or a mark beside the names. */
type Column = FoundDonor | "total" | "blank" | "unknown" | "mark";

type Table = {
  readonly year: number;
  readonly flowType: FlowType;
  readonly firstValue: number; // index of the first column of figures
  readonly recipientCode: number | null; // index of the column with the recipient's code
  readonly columns: readonly Column[];
  readonly names: readonly string[]; // of the columns, as they stand there
};

const millions = 6;
const firstMixedYear = 2013; // from this year on the tables hold other official flows and private grants beside aid, in the same figure

function isTotal(text: string): boolean {
  return text.trim().toLowerCase() === "grand total";
}

function isBlank(text: string): boolean {
  return ["", "(blank)"].includes(text.trim().toLowerCase());
}

function toColumn(text: string): Column {
  if (text.trim() === "Regional") return "mark"; // of 2012: R beside regions
  if (isTotal(text)) return "total";
  if (isBlank(text)) return "blank";
  return findDonor(text.trim()) ?? "unknown";
}

/** The year that the table is of: it stands in the name of the file and nowhere else. */
function yearOf(file: string): number {
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(file)?.[0];
  if (year !== undefined) return Number(year);
  throw new SaraiError("input-invalid", `${file} is a yearly table, and its name has no year.`, {
    advice: "The table does not say of which year it is: name the file as published, e.g. crs_2014.csv.",
  });
}

function readCell(text: string, column: Column, { table, recipient }: { readonly table: Table; readonly recipient: string }): Outcome {
  if (column === "total") return { leftOut: "total" };
  if (column === "blank") return { refused: "donor-missing" };
  if (column === "unknown" || column === "mark") return { refused: "donor-unknown" };
  const { year, flowType } = table;
  const figure = {
    ...column,
    recipient,
    year,
    flowType,
    measure: "gross" as const,
    indicator: `CRS yearly ${year}`,
    text,
    power: millions,
  };
  return { figures: [figure], areSummed: false };
}

/** To whom the figures of a row went; the reason where nobody can say. */
function recipientOf(name: string, code: string): { readonly recipient: string } | Outcome {
  if (isTotal(name)) return { leftOut: "total" };
  const recipient = (code === "" ? null : findRecipient(code)) ?? findRecipient(name);
  if (recipient !== null) return { recipient };
  return { refused: isBlank(name) ? "recipient-missing" : "recipient-unknown" };
}

function readRow(row: readonly string[], line: number, { table, gather }: { readonly table: Table; readonly gather: Gatherer }): void {
  const cells = row
    .map((cell, index) => ({ text: cell.trim(), at: index - table.firstValue }))
    .filter(({ text, at }) => at >= 0 && text !== "" && table.columns[at] !== "mark");
  const name = (row[0] ?? "").replaceAll("''", "'").trim();
  const code = table.recipientCode === null ? "" : (row[table.recipientCode] ?? "").trim();
  if (cells.length === 0 && isBlank(name)) return;
  gather.countRows(1);
  const to = recipientOf(name, code);
  if (!("recipient" in to)) {
    gather.settle(to, { place: `line ${line}`, excerpt: `${name} ${code}: ${cells.length} figures` });
    return;
  }
  for (const { text, at } of cells) {
    const outcome = readCell(text, table.columns[at] ?? "blank", { table, recipient: to.recipient });
    gather.settle(outcome, { place: `line ${line}, ${table.names[at] ?? `column ${at + table.firstValue + 1}`}`, excerpt: name });
  }
}

/** Half of the columns name donors that the list has: else it is a table of sectors, or of something else. */
function isOfDonors(names: readonly string[]): boolean {
  const named = names.filter((name) => !isBlank(name) && !isTotal(name) && name !== "Regional");
  return named.filter((name) => isKnownDonor(name.trim())).length * 2 > named.length;
}

function openTable(
  names: readonly string[],
  facts: FileFacts,
  of: { readonly isCoded: boolean; readonly firstValue: number },
): RowReader | null {
  if (!isOfDonors(names)) return null;
  const year = yearOf(facts.name);
  const { firstValue } = of;
  const flowType: FlowType = year < firstMixedYear ? "oda" : "mixed";
  const columns = names.map(toColumn);
  const table: Table = { year, flowType, firstValue, columns, names, recipientCode: firstValue === 2 ? 1 : null };
  let isFirst = true;
  return (row, line) => {
    const isNames = isFirst && of.isCoded && ["donor_name", "recipient_name"].includes((row[0] ?? "").trim());
    isFirst = false;
    if (!isNames) readRow(row, line, { table, gather: facts.gather });
  };
}

/** Three layouts of the yearly tables: columns named by donors (2012, 2013), by their codes (2014), by codes with the names below (2015 to 2019). */
export const yearlyTable: Layout = {
  id: "yearly-table",
  title: "a yearly table of gross disbursements, recipients down and donors across (crs_2012.csv to crs_2019.csv)",
  open: (header, facts) => {
    const [first = "", second = ""] = header.map((name) => name.trim());
    if (first === "Row Labels") return openTable(header.slice(1), facts, { isCoded: false, firstValue: 1 });
    if (first === "donor_code") return openTable(header.slice(1), facts, { isCoded: true, firstValue: 1 });
    if (first === "" && second === "donor_code") return openTable(header.slice(2), facts, { isCoded: true, firstValue: 2 });
    return null;
  },
};
