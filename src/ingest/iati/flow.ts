/* eslint-disable @typescript-eslint/no-non-null-assertion -- the columns are those of flowTable */
import { divideRounded } from "../../core/exact.ts";
import type { ColumnWriter, RowWriter } from "../../core/table.ts";
import type { ActivityMoney, Organisation, Reported } from "../../sources/iati/activity-money.ts";
import { toCents } from "../../sources/iati/read/computed.ts";
import { toDay, toMonth } from "../../sources/iati/read/values.ts";
import { convert, findQuotes, type Quote, type Quotes, type RateBook, targets } from "./rules/currency.ts";
import { divide, type Division, divisionOf } from "./rules/splits.ts";

type Provider = "transaction" | "participating-org" | "reporting-org";

/** A text of all parts. */
function addText(column: ColumnWriter, text: string | null, parts: number): void {
  if (text === null) column.addNull(parts);
  else column.addText(text, parts);
}

/** A whole number or day of all parts. */
function addNumber(column: ColumnWriter, value: number | null, parts: number): void {
  if (value === null) column.addNull(parts);
  else column.addNumber(value, parts);
}

function addAmounts(cents: ColumnWriter, exact: ColumnWriter, amounts: readonly (bigint | null)[]): void {
  for (const amount of amounts) {
    const inCents = amount === null ? null : toCents(amount);
    if (inCents === null) cents.addNull();
    else cents.addUnits(inCents);
    if (amount === null || inCents !== null) exact.addNull();
    else exact.addUnits(amount);
  }
}

const tooLarge = 10n ** 38n; // DECIMAL(38,12), in units of 10^-12

/** A value at a rate; null without a rate, and where what comes out fits no column. */
function convertIfRated(value: bigint, quote: Quote | null): bigint | null {
  const converted = quote === null ? null : convert(value, quote);
  return converted === null || converted >= tooLarge || converted <= -tooLarge ? null : converted;
}

const noQuotes: Quotes = targets.map(() => null);

/** The whole is converted first, then divided by the same rule, so that the parts sum to the converted whole. */
function addConverted(columns: readonly ColumnWriter[], quotes: Quotes, reported: Reported, division: Division): void {
  for (const [index, target] of targets.entries()) {
    const whole = reported.currency === target ? reported.value : convertIfRated(reported.value, quotes[index] ?? null);
    const parts = whole === null ? division.parts.map(() => null) : divide(whole, division);
    addAmounts(columns[21 + 2 * index]!, columns[22 + 2 * index]!, parts);
  }
}

function providerOf(activity: ActivityMoney, reported: Reported): readonly [Organisation, Provider] {
  if (reported.provider !== null) return [reported.provider, "transaction"];
  if (activity.fundingOrg !== null) return [activity.fundingOrg, "participating-org"];
  return [activity.reportingOrg, "reporting-org"];
}

const displayScale = 10n ** 12n;

/** Which rate to the US dollar was used: for display. */
function addRate(columns: readonly ColumnWriter[], quote: Quote | null, isDollar: boolean, parts: number): void {
  const rate = isDollar ? displayScale : quote === null ? null : quote.shown;
  if (rate === null) columns[18]!.addNull(parts);
  else columns[18]!.addUnits(rate, parts);
  const used = isDollar ? null : quote;
  addNumber(columns[19]!, used === null ? null : toDay(used.year, used.month ?? 1, 1), parts);
  addText(columns[20]!, used?.frequency ?? null, parts);
}

function addParts(columns: readonly ColumnWriter[], { parts, whole }: Division): void {
  for (const [index, { recipient, purpose, weight }] of parts.entries()) {
    columns[4]!.addNumber(index + 1);
    addText(columns[6]!, recipient?.kind ?? null, 1);
    addText(columns[7]!, recipient?.vocabulary ?? null, 1);
    addText(columns[8]!, recipient?.code ?? null, 1);
    addText(columns[9]!, purpose?.vocabulary ?? null, 1);
    addText(columns[10]!, purpose?.code ?? null, 1);
    columns[11]!.addUnits(parts.length === 1 ? displayScale : divideRounded(weight * displayScale, whole));
  }
}

function addDates(columns: readonly ColumnWriter[], { valueDay, day }: Reported, parts: number): void {
  addNumber(columns[15]!, valueDay, parts);
  addNumber(columns[16]!, day, parts);
  const dated = day ?? valueDay;
  addNumber(columns[17]!, dated === null ? null : Math.floor(toMonth(dated) / 12), parts);
}

function addOrganisations(columns: readonly ColumnWriter[], activity: ActivityMoney, reported: Reported, parts: number): void {
  const [provider, from] = providerOf(activity, reported);
  addText(columns[27]!, provider.ref, parts);
  addText(columns[28]!, provider.name, parts);
  addText(columns[29]!, from, parts);
  addText(columns[30]!, reported.receiver?.ref ?? null, parts);
  addText(columns[31]!, reported.receiver?.name ?? null, parts);
  addText(columns[32]!, reported.aidType ?? activity.aidType, parts);
  addText(columns[33]!, reported.financeType ?? activity.financeType, parts);
  addText(columns[34]!, reported.flowType ?? activity.flowType, parts);
}

/** Column by column: most say the same of every part. */
function addReported(writer: RowWriter, book: RateBook, what: { activity: ActivityMoney; reported: Reported; division: Division }): void {
  const { activity, reported, division } = what;
  const { columns } = writer;
  const parts = division.parts.length;
  const rated = reported.valueDay ?? reported.day;
  const quotes = rated === null ? noQuotes : findQuotes(book, reported.currency, toMonth(rated));
  addNumber(columns[0]!, activity.datasetKey, parts);
  addNumber(columns[1]!, activity.activityKey, parts);
  addText(columns[2]!, reported.kind, parts);
  addNumber(columns[3]!, reported.sourceKey, parts);
  addText(columns[5]!, reported.type, parts);
  addParts(columns, division);
  addText(columns[12]!, reported.currency, parts);
  addAmounts(columns[13]!, columns[14]!, divide(reported.value, division));
  addDates(columns, reported, parts);
  addRate(columns, quotes[0] ?? null, reported.currency === "USD", parts);
  addConverted(columns, quotes, reported, division);
  addOrganisations(columns, activity, reported, parts);
  writer.endRows(parts);
}

/** Writes the flow of an activity: every reported sum, divided (rule 1) and converted (rule 2). */
export function writeFlow(writer: RowWriter, book: RateBook, activity: ActivityMoney): void {
  if (activity.reported.length === 0) return;
  const ofActivity = divisionOf(null, activity.shares);
  for (const reported of activity.reported) {
    const division = reported.own === null ? ofActivity : divisionOf(reported.own, activity.shares);
    addReported(writer, book, { activity, reported, division });
  }
}
