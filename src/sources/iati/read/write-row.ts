/* eslint-disable @typescript-eslint/no-non-null-assertion -- columns and slots are those of the plan */
import { toUnits } from "../../../core/exact.ts";
import type { ColumnWriter } from "../../../core/table.ts";
import type { ElementColumn } from "../standard/define.ts";
import { type Frame, slotText } from "./frame.ts";
import type { ColumnPlan } from "./plan.ts";
import type { Reading } from "./reading.ts";
import { quarantine, type Reason } from "./set-aside.ts";
import { parseAmount, parseDay, parsePercentage, parseTruth } from "./values.ts";

const percentageScale = 9;
const largestPercentage = 10n ** 18n; // DECIMAL(18,9)

/** The first text that is there of those that a column may be made of; null where all are absent or blank. */
export function firstText(reading: Reading, frame: Frame, { slots }: ColumnPlan): string | null {
  for (const slot of slots) if (frame.ends[slot]! >= 0) return slotText(frame, slot, reading.arena);
  return null;
}

/** The text after words of 1.0x are translated and what is absent is filled in. */
export function translate({ words, absent, read }: ElementColumn, text: string | null): string | null {
  if (text === null) return absent ?? null;
  return words?.[text.toUpperCase()] ?? (read === "upper" ? text.toUpperCase() : text);
}

function writeText(column: ColumnWriter, text: string | null): void {
  if (text === null) column.addNull();
  else column.addText(text);
}

function setAside(reading: Reading, frame: Frame, reason: Reason, excerpt: string): void {
  quarantine(reading, { element: frame.node.path === "" ? frame.node.name : frame.node.path, reason, excerpt, line: frame.line });
}

function writeDay(reading: Reading, frame: Frame, plan: ColumnPlan, column: ColumnWriter): void {
  let published: string | null = null;
  for (const slot of plan.slots) {
    const text = slotText(frame, slot, reading.arena);
    if (text === null) continue;
    const day = parseDay(text);
    if (day !== null) {
      column.addNumber(day);
      return;
    }
    published ??= text;
  }
  if (published !== null) setAside(reading, frame, "date-invalid", published);
  column.addNull();
}

function writeComputed(value: string | number | bigint | null | undefined, column: ColumnWriter): void {
  if (value === null || value === undefined) column.addNull();
  else if (typeof value === "string") column.addText(value);
  else if (typeof value === "bigint") column.addUnits(value);
  else column.addNumber(value);
}

function writeOther(reading: Reading, frame: Frame, plan: ColumnPlan, column: ColumnWriter): void {
  const text = firstText(reading, frame, plan);
  if (text === null) {
    column.addNull();
    return;
  }
  switch (plan.column.read) {
    case "decimal": {
      const amount = parseAmount(text);
      if (amount !== null) {
        column.addUnits(amount);
        return;
      }
      setAside(reading, frame, "number-invalid", text);
      column.addNull();
      return;
    }
    case "boolean": {
      const truth = parseTruth(text);
      if (truth !== null) {
        column.addNumber(truth ? 1 : 0);
        return;
      }
      setAside(reading, frame, "truth-invalid", text);
      column.addNull();
      return;
    }
    case "percentage": {
      const percentage = parsePercentage(text);
      if (percentage === "invalid") setAside(reading, frame, "percentage-invalid", text);
      else if (percentage !== null) {
        const units = toUnits(percentage, percentageScale);
        if (units < largestPercentage) {
          column.addUnits(units);
          return;
        }
        setAside(reading, frame, "percentage-too-large", text); // the split still uses it
      }
      column.addNull();
      return;
    }
    case "text":
    case "upper":
    case "date":
    case "computed":
      throw new RangeError("read elsewhere");
  }
}

function writeWords(reading: Reading, frame: Frame, plan: ColumnPlan, column: ColumnWriter): void {
  const text = firstText(reading, frame, plan);
  const translated = translate(plan.column, text);
  writeText(column, plan.column.isPublished !== true ? translated : text === translated ? null : text);
}

function writeColumn(reading: Reading, frame: Frame, index: number, column: ColumnWriter): void {
  const plan = frame.plan.columns[index]!;
  switch (plan.way) {
    case "text":
      break;
    case "computed":
      writeComputed(frame.values[index], column);
      return;
    case "day":
      writeDay(reading, frame, plan, column);
      return;
    case "words":
      writeWords(reading, frame, plan, column);
      return;
    case "value":
      writeOther(reading, frame, plan, column);
      return;
  }
  for (const slot of plan.slots) {
    const end = frame.ends[slot]!;
    if (end >= 0) {
      column.addBytes(reading.arena.bytes, frame.starts[slot]!, end);
      return;
    }
  }
  column.addNull();
}

function recordOf(frame: Frame): Frame {
  let record = frame;
  while (record.parent !== null) record = record.parent;
  return record;
}

/** Writes the row with its keys, and its columns as the standard declares them. */
export function writeRow(reading: Reading, frame: Frame): void {
  const { plan, parent } = frame;
  const writer = reading.writers[plan.index]!;
  const { columns } = writer;
  let at = 0;
  columns[at++]!.addNumber(reading.datasetKey);
  if (parent !== null) columns[at++]!.addNumber(recordOf(frame).key);
  columns[at++]!.addNumber(frame.key);
  if (plan.anyParent) {
    columns[at++]!.addText(frame.parentName);
    if (parent === null || parent.parent === null) columns[at++]!.addNull();
    else columns[at++]!.addNumber(parent.key);
  } else if (plan.hasParentKey) {
    if (parent === null || parent.parent === null) columns[at++]!.addNull();
    else columns[at++]!.addNumber(parent.key);
  }
  columns[at++]!.addNumber(frame.ordinal);
  if (plan.hasKind) columns[at++]!.addText(frame.node.name);
  for (let index = 0; index < plan.columns.length; index++) writeColumn(reading, frame, index, columns[at++]!);
  writer.endRow();
}
