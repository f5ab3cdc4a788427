/* eslint-disable @typescript-eslint/no-non-null-assertion -- columns are those of the declaration */
import type { Share } from "../activity-money.ts";
import type { Role } from "../standard/define.ts";
import { type Frame, slotText, textFrom } from "./frame.ts";
import type { ColumnPlan } from "./plan.ts";
import { createShares, type Reading } from "./reading.ts";
import { quarantine } from "./set-aside.ts";
import { hasDateForm, moneyScale, parseAmount, parseDay, parsePercentage } from "./values.ts";
import { parseExact, tenTo } from "../../../core/exact.ts";
import { firstText, translate } from "./write-row.ts";

function set(frame: Frame, name: string, value: string | number | bigint | null): void {
  frame.values[frame.plan.columnIndexes.get(name)!] = value;
}

function columnPlan({ plan }: Frame, name: string): ColumnPlan {
  return plan.columns[plan.columnIndexes.get(name)!]!;
}

/** What a column says after translation. */
function columnText(reading: Reading, frame: Frame, name: string): string | null {
  const plan = columnPlan(frame, name);
  return translate(plan.column, firstText(reading, frame, plan));
}

function columnDay(reading: Reading, frame: Frame, name: string): number | null {
  for (const slot of columnPlan(frame, name).slots) {
    const text = slotText(frame, slot, reading.arena);
    const day = text === null ? null : parseDay(text);
    if (day !== null) return day;
  }
  return null;
}

const exactCents = tenTo(moneyScale - 2);
const largestInCents = tenTo(18); // DECIMAL(18,2)

/** The amount as cents where they are enough, else null. */
export function toCents(amount: bigint): bigint | null {
  const cents = amount / exactCents;
  return cents * exactCents === amount && cents < largestInCents && cents > -largestInCents ? cents : null;
}

/** Fills value, currency and date of a row of money. Returns the value where it can be counted. */
function computeMoney(reading: Reading, frame: Frame): { readonly value: bigint; readonly currency: string } | null {
  const valueText = textFrom(frame, "value", reading.arena);
  const value = valueText === null ? null : parseAmount(valueText);
  const currency = textFrom(frame, "value@currency", reading.arena)?.toUpperCase() ?? defaultCurrency(reading, frame);
  if (value !== null) {
    const cents = toCents(value);
    set(frame, "value", cents);
    set(frame, "value_exact", cents === null ? value : null);
  }
  set(frame, "currency", currency);
  const reason = value === null ? "value-missing" : currency === null ? "currency-missing" : null;
  if (reason !== null) quarantine(reading, { element: frame.node.path, reason, excerpt: valueText, line: frame.line });
  return value === null || currency === null ? null : { value, currency };
}

function defaultCurrency(reading: Reading, frame: Frame): string | null {
  let record = frame;
  while (record.parent !== null) record = record.parent;
  return textFrom(record, "@default-currency", reading.arena)?.toUpperCase() ?? null;
}

function computeReported(reading: Reading, frame: Frame, kind: "transaction" | "budget" | "planned_disbursement"): void {
  const { record, arena } = reading;
  const { pending } = record;
  if (kind === "transaction") set(frame, "aid_type", pending?.aidType ?? null);
  record.pending = null;
  const money = computeMoney(reading, frame);
  if (money === null) return;
  const isTransaction = kind === "transaction";
  const side = (name: "provider" | "receiver"): { ref: string | null; name: string | null } | null => {
    const ref = textFrom(frame, `${name}-org@ref`, arena);
    const called = pending?.names[name] ?? null;
    return ref === null && called === null ? null : { ref, name: called };
  };
  record.reported.push({
    kind,
    sourceKey: isTransaction ? frame.key : frame.ordinal,
    type: columnText(reading, frame, "type"),
    value: money.value,
    currency: money.currency,
    valueDay: columnDay(reading, frame, "value_date"),
    day: columnDay(reading, frame, isTransaction ? "transaction_date" : "period_start"),
    own: pending?.shares ?? null,
    provider: side("provider"),
    receiver: side("receiver"),
    aidType: pending?.aidType ?? null,
    financeType: isTransaction ? columnText(reading, frame, "finance_type") : null,
    flowType: isTransaction ? columnText(reading, frame, "flow_type") : null,
  });
}

/** A place or sector of the activity or of the transaction in which it stands. A blank code is no entry, whatever its percentage. */
function computeShare(reading: Reading, frame: Frame, list: "countries" | "regions" | "sectors"): void {
  const code = textFrom(frame, "@code", reading.arena);
  const published = textFrom(frame, "@percentage", reading.arena);
  if (code === null) {
    quarantine(reading, { element: frame.node.path, reason: "code-missing", excerpt: published, line: frame.line });
    return;
  }
  const percentage = parsePercentage(published);
  const share: Share = { code, percentage: percentage === "invalid" ? null : percentage };
  const { pending } = reading.record;
  const isOwn = frame.parent?.plan.role === "transaction" && pending !== null;
  const shares = isOwn ? (pending.shares ??= createShares()) : reading.record.shares;
  if (list === "countries") shares.countries.push({ ...share, code: code.toUpperCase() });
  else shares[list].push({ ...share, vocabulary: columnText(reading, frame, "vocabulary") ?? "1" });
}

function computeAidType(reading: Reading, frame: Frame): void {
  const code = textFrom(frame, "@code", reading.arena);
  const vocabulary = textFrom(frame, "@vocabulary", reading.arena) ?? "1";
  if (code === null || vocabulary !== "1") return;
  if (frame.parent?.plan.role === "transaction") {
    if (reading.record.pending !== null) reading.record.pending.aidType ??= code;
  } else reading.record.aidType ??= code;
}

const number = (text: string | undefined): number | null => {
  const exact = text === undefined ? null : parseExact(text);
  return exact === null ? null : Number(exact.units) / 10 ** exact.scale;
};

/** Coordinates count when `point/pos` has two numbers, or `coordinates` has both, within the range of the globe. */
function computeCoordinates(reading: Reading, frame: Frame): void {
  const { arena } = reading;
  let pair = textFrom(frame, "point/pos", arena)?.match(/[^ \t\r\n,]+/g) ?? [];
  if (pair.length !== 2) {
    const latitude = textFrom(frame, "coordinates@latitude", arena);
    const longitude = textFrom(frame, "coordinates@longitude", arena);
    pair = latitude === null || longitude === null ? [] : [latitude, longitude];
  }
  const latitude = number(pair[0]);
  const longitude = number(pair[1]);
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return;
  set(frame, "latitude", latitude);
  set(frame, "longitude", longitude);
}

function computeActivity(reading: Reading, frame: Frame): void {
  const { arena, record } = reading;
  const identifier = textFrom(frame, "iati-identifier", arena);
  if (identifier === null) quarantine(reading, { element: "iati-activity", reason: "identifier-missing", excerpt: null, line: frame.line });
  const prefix = textFrom(frame, "reporting-org@ref", arena);
  const updated = textFrom(frame, "@last-updated-datetime", arena);
  set(frame, "default_aid_type", record.aidType);
  set(frame, "major_version", majorOf(reading));
  set(frame, "matches_reporting_org", identifier !== null && prefix !== null && beginsWith(identifier, prefix) ? 1 : 0);
  set(frame, "updated_order", updated !== null && hasDateForm(updated) ? updated.slice(0, 19).replaceAll(" ", "T") : "");
  set(frame, "byte_start", frame.offset);
  set(frame, "byte_end", reading.reader?.offsetEnd ?? null);
}

/** Whether an identifier begins with a reference and goes on with something else than a letter or digit. */
export function beginsWith(identifier: string, prefix: string): boolean {
  return identifier.startsWith(prefix) && !/^[\p{L}\p{N}]/u.test(identifier.slice(prefix.length));
}

/** As which version texts were read: that of the document, else 2 where a narrative was met, else 1. */
function majorOf({ record }: Reading): 1 | 2 {
  return record.major ?? (record.hasNarrative ? 2 : 1);
}

/** The name of a funding organisation is kept in the first of its values while the row is open. */
function computeParticipant(reading: Reading, frame: Frame): void {
  const name = frame.values[0];
  frame.values.length = 0;
  if (columnText(reading, frame, "role") !== "1" || reading.record.fundingOrg !== null) return;
  reading.record.fundingOrg = { ref: textFrom(frame, "@ref", reading.arena), name: typeof name === "string" ? name : null };
}

const byRole: Readonly<Record<Role, (reading: Reading, frame: Frame) => void>> = {
  activity: computeActivity,
  organisation: (reading, frame) => set(frame, "major_version", majorOf(reading)),
  transaction: (reading, frame) => computeReported(reading, frame, "transaction"),
  budget: (reading, frame) => computeReported(reading, frame, "budget"),
  "planned-disbursement": (reading, frame) => computeReported(reading, frame, "planned_disbursement"),
  "organisation-money": (reading, frame) => void computeMoney(reading, frame),
  "recipient-country": (reading, frame) => computeShare(reading, frame, "countries"),
  "recipient-region": (reading, frame) => computeShare(reading, frame, "regions"),
  sector: (reading, frame) => computeShare(reading, frame, "sectors"),
  "participating-org": computeParticipant,
  location: computeCoordinates,
  "aid-type": computeAidType,
};

/** Fills the computed columns of a row that is complete, and remembers of it what counting needs. */
export function computeRow(reading: Reading, frame: Frame): void {
  if (frame.plan.role !== null) byRole[frame.plan.role](reading, frame);
}
