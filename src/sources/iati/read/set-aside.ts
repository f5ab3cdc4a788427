/* eslint-disable @typescript-eslint/no-non-null-assertion -- the columns are those of the tables' declaration */
import type { ColumnWriter } from "../../../core/table.ts";
import type { Reading } from "./reading.ts";

/** Why something was set aside: the reason codes of `quarantine` (explained in the source's README). */
export type Reason =
  | "value-missing"
  | "currency-missing"
  | "code-missing"
  | "percentage-invalid"
  | "percentage-too-large"
  | "date-invalid"
  | "number-invalid"
  | "truth-invalid"
  | "identifier-missing"
  | "element-repeated"
  | "text-without-narrative";

const excerptCharacters = 100;

/** Adds a text to a row that is set aside. */
export function addText(column: ColumnWriter, text: string | null): void {
  if (text === null) column.addNull();
  else column.addText(text);
}

/** Adds a number to it. */
export function addNumber(column: ColumnWriter, value: number | null): void {
  if (value === null) column.addNull();
  else column.addNumber(value);
}

/** Writes a row of the quarantine. Without a line, the present one. */
export function quarantine(
  reading: Reading,
  what: { readonly element: string; readonly reason: Reason; readonly excerpt: string | null; readonly line?: number },
): void {
  const { columns } = reading.quarantine;
  columns[0]!.addNumber(reading.datasetKey);
  addNumber(columns[1]!, reading.activityKey);
  addNumber(columns[2]!, what.line ?? reading.reader?.line ?? null);
  columns[3]!.addText(what.element);
  columns[4]!.addText(what.reason);
  addText(columns[5]!, isWithheld(reading, what.element) ? null : (what.excerpt?.slice(0, excerptCharacters) ?? null));
  reading.quarantine.endRow();
}

/** Whether words may name or reach a person: within personal elements, and whatever the standard does not know in contact-info. */
function isWithheld(reading: Reading, element: string): boolean {
  return reading.withheldFrom > 0 || element === "contact-info" || element.startsWith("contact-info/");
}

/** Keeps what is not of the standard. */
export function keepExtension(
  reading: Reading,
  what: {
    readonly element: string;
    readonly kind: "element" | "attribute" | "text";
    readonly namespace: string | null;
    readonly name: string | null;
    readonly text: string;
  },
): void {
  const { columns } = reading.extension;
  columns[0]!.addNumber(reading.datasetKey);
  addNumber(columns[1]!, reading.activityKey);
  columns[2]!.addText(what.element);
  columns[3]!.addText(what.kind);
  addText(columns[4]!, what.namespace);
  addText(columns[5]!, what.name);
  addText(columns[6]!, isWithheld(reading, what.element) ? null : what.text);
  reading.extension.endRow();
}
