/* eslint-disable @typescript-eslint/no-non-null-assertion -- the columns are those of flowTable */
import { divideRounded } from "../../core/exact.ts";
import type { ColumnWriter, RowWriter } from "../../core/table.ts";
import type { ActivityMoney, Organisation, Reported } from "../../sources/iati/activity-money.ts";
import { toCents } from "../../sources/iati/read/computed.ts";
import { toDay, toMonth } from "../../sources/iati/read/values.ts";
import { convert, findQuote, type Quote, type RateBook, targets } from "./rules/currency.ts";
import { divide, type Division, divisionOf } from "./rules/splits.ts";

type Converted = { readonly parts: readonly bigint[] | null; readonly quote: Quote | null };

type Provider = Organisation & { readonly from: "transaction" | "participating-org" | "reporting-org" };

function addText(column: ColumnWriter, text: string | null): void {
  if (text === null) column.addNull();
  else column.addText(text);
}

function addDay(column: ColumnWriter, day: number | null): void {
  if (day === null) column.addNull();
  else column.addNumber(day);
}

function addAmount(cents: ColumnWriter, exact: ColumnWriter, amount: bigint | null): void {
  const inCents = amount === null ? null : toCents(amount);
  if (inCents === null) cents.addNull();
  else cents.addUnits(inCents);
  if (amount === null || inCents !== null) exact.addNull();
  else exact.addUnits(amount);
}

const tooLarge = 10n ** 38n; // DECIMAL(38,12), in units of 10^-12

/** A value at a rate; null without a rate, and where what comes out fits no column. */
function convertIfRated(value: bigint, quote: Quote | null): bigint | null {
  const converted = quote === null ? null : convert(value, quote);
  return converted === null || converted >= tooLarge || converted <= -tooLarge ? null : converted;
}

/** The whole is converted first, then divided by the same rule, so that the parts sum to the converted whole. */
function toConverted(book: RateBook, reported: Reported, division: Division): readonly Converted[] {
  const day = reported.valueDay ?? reported.day;
  return targets.map((target): Converted => {
    if (reported.currency === target) return { parts: divide(reported.value, division), quote: null };
    const quote = day === null ? null : findQuote(book, reported.currency, target, toMonth(day));
    const converted = convertIfRated(reported.value, quote);
    return { parts: converted === null ? null : divide(converted, division), quote };
  });
}

function providerOf(activity: ActivityMoney, reported: Reported): Provider {
  if (reported.provider !== null) return { ...reported.provider, from: "transaction" };
  if (activity.fundingOrg !== null) return { ...activity.fundingOrg, from: "participating-org" };
  return { ...activity.reportingOrg, from: "reporting-org" };
}

const displayScale = 10n ** 12n;

function addRate(columns: readonly ColumnWriter[], currency: string, quote: Quote | null): void {
  if (quote === null) {
    if (currency === "USD") columns[18]!.addUnits(displayScale);
    else columns[18]!.addNull();
    columns[19]!.addNull();
    columns[20]!.addNull();
    return;
  }
  columns[18]!.addUnits(divideRounded(quote.numerator * displayScale, quote.denominator));
  addDay(columns[19]!, toDay(quote.year, quote.month ?? 1, 1));
  columns[20]!.addText(quote.frequency);
}

function addPart(columns: readonly ColumnWriter[], division: Division, index: number): void {
  const { recipient, purpose, weight } = division.parts[index]!;
  columns[4]!.addNumber(index + 1);
  addText(columns[6]!, recipient?.kind ?? null);
  addText(columns[7]!, recipient?.vocabulary ?? null);
  addText(columns[8]!, recipient?.code ?? null);
  addText(columns[9]!, purpose?.vocabulary ?? null);
  addText(columns[10]!, purpose?.code ?? null);
  columns[11]!.addUnits(division.parts.length === 1 ? displayScale : divideRounded(weight * displayScale, division.whole));
}

function addDates(columns: readonly ColumnWriter[], { valueDay, day }: Reported): void {
  addDay(columns[15]!, valueDay);
  addDay(columns[16]!, day);
  const dated = day ?? valueDay;
  addDay(columns[17]!, dated === null ? null : Math.floor(toMonth(dated) / 12));
}

function addOrganisations(columns: readonly ColumnWriter[], activity: ActivityMoney, reported: Reported): void {
  const provider = providerOf(activity, reported);
  addText(columns[27]!, provider.ref);
  addText(columns[28]!, provider.name);
  columns[29]!.addText(provider.from);
  addText(columns[30]!, reported.receiver?.ref ?? null);
  addText(columns[31]!, reported.receiver?.name ?? null);
  addText(columns[32]!, reported.aidType ?? activity.aidType);
  addText(columns[33]!, reported.financeType ?? activity.financeType);
  addText(columns[34]!, reported.flowType ?? activity.flowType);
}

function addReported(writer: RowWriter, book: RateBook, what: { activity: ActivityMoney; reported: Reported; division: Division }): void {
  const { activity, reported, division } = what;
  const { columns } = writer;
  const values = divide(reported.value, division);
  const converted = toConverted(book, reported, division);
  for (let index = 0; index < values.length; index++) {
    columns[0]!.addNumber(activity.datasetKey);
    columns[1]!.addNumber(activity.activityKey);
    columns[2]!.addText(reported.kind);
    columns[3]!.addNumber(reported.sourceKey);
    addText(columns[5]!, reported.type);
    addPart(columns, division, index);
    columns[12]!.addText(reported.currency);
    addAmount(columns[13]!, columns[14]!, values[index]!);
    addDates(columns, reported);
    addRate(columns, reported.currency, converted[0]!.quote);
    for (let target = 0; target < targets.length; target++)
      addAmount(columns[21 + 2 * target]!, columns[22 + 2 * target]!, converted[target]!.parts?.[index] ?? null);
    addOrganisations(columns, activity, reported);
    writer.endRow();
  }
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
