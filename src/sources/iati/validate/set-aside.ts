import type { ColumnWriter, RowSink } from "../../../core/table.ts";
import { Reading } from "../read/reading.ts";
import type { Reason } from "../read/set-aside.ts";
import { iatiTables, otherTables } from "../read/tables.ts";
import type { Rule, Severity } from "./finding.ts";

function reading(reason: Reason, title: string, advice: string, severity: Severity = "error"): readonly [Reason, Rule] {
  return [reason, { id: `reading.${reason}`, source: "reading", severity, title, advice }];
}

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  reading(
    "value-missing",
    "Money is not counted: its value is missing or cannot be read.",
    "Write the value as digits with a full stop before decimals. A value that is not known is no transaction yet.",
  ),
  reading(
    "currency-missing",
    "Money is not counted: it has no currency.",
    "Add currency to the value, or default-currency to the activity or organisation.",
  ),
  reading(
    "code-missing",
    "A country, region or sector has no code and gets no share of the money.",
    "Add its code, or remove the element.",
  ),
  reading(
    "percentage-invalid",
    "A percentage counts as absent: it cannot be read, or is negative.",
    "Write a number between 0 and 100, with a full stop before decimals.",
  ),
  reading("percentage-too-large", "A percentage is too large to be kept.", "Write a number between 0 and 100.", "warning"),
  reading("date-invalid", "A day is left out: it cannot be read, or there is no such day.", "Write it as 2024-02-29."),
  reading("number-invalid", "A number is left out: it cannot be read.", "Write digits with a full stop before decimals."),
  reading("truth-invalid", "A yes or no is left out: it cannot be read.", "Write 1 or true for yes, 0 or false for no."),
  reading(
    "identifier-missing",
    "An activity has no identifier: nothing can refer to it, and copies of it are counted again.",
    "Add iati-identifier: the organisation's identifier, a hyphen, and a number of the activity's own.",
  ),
  reading("element-repeated", "Something stands twice that can be said once: only the first is read.", "Keep the one that is right."),
  reading(
    "text-without-narrative",
    "Words stand outside of a narrative and are not shown.",
    "Put them into a narrative within the element.",
  ),
]);

/** Every rule of this part. */
export const readingRules: readonly Rule[] = [...rules.values()];

/** Something that reading sets aside: its element below the record, and its line. */
export type SetAside = { readonly rule: Rule; readonly element: string; readonly line: number; readonly excerpt: string | null };

const nothing: ColumnWriter = {
  addNull: () => undefined,
  addText: () => undefined,
  addBytes: () => undefined,
  addNumber: () => undefined,
  addUnits: () => undefined,
};

type Value = string | number | null;

/** Keeps the values of the present row. */
function keep(row: Value[], index: number): ColumnWriter {
  return {
    addNull: () => (row[index] = null),
    addText: (text) => (row[index] = text),
    addBytes: (bytes, start, end) => (row[index] = Buffer.from(bytes.subarray(start, end)).toString("utf8")),
    addNumber: (value) => (row[index] = value),
    addUnits: (value) => (row[index] = Number(value)),
  };
}

/**
 * The reader of `ingest iati` at work on the same document: its rows go nowhere, and what it sets aside is handed on. So this part of the report
 * cannot differ from what ingesting does.
 */
export function openReading(onSetAside: (set: SetAside) => void): Reading {
  const { name, columns } = otherTables.quarantine;
  const at = (column: string): number => columns.findIndex((one) => one.name === column);
  const [line, element, reason, text] = [at("line"), at("element"), at("reason"), at("excerpt")];
  const row: Value[] = [];
  const endRow = (): void => {
    const rule = rules.get(String(row[reason]));
    if (rule === undefined) throw new RangeError(`no rule for ${String(row[reason])}`);
    const said = row[text] ?? null;
    onSetAside({ rule, line: Number(row[line]), element: String(row[element]), excerpt: said === null ? null : String(said) });
  };
  const sinks = new Map(
    iatiTables.map((table) => [
      table.name,
      { columns: table.columns.map(() => nothing), endRow: () => undefined, endRows: () => undefined },
    ]),
  );
  const quarantine = { columns: columns.map((_, index) => keep(row, index)), endRow, endRows: endRow };
  const sink: RowSink = (table) => {
    const found = table === name ? quarantine : sinks.get(table);
    if (found === undefined) throw new RangeError(`no table ${table}`);
    return found;
  };
  return new Reading({ sink, keys: { last: 0 }, datasetKey: 0, onActivity: () => undefined });
}
