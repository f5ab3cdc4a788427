import { z } from "zod";
import type { PartnershipRecord } from "../../core/entry.ts";
import type { Snapshot, Statement } from "../../core/snapshot.ts";
import { addDecimals } from "../../core/claims/decimal.ts";
import { withoutZeros } from "../../core/exact.ts";
import { recipientsOf } from "../oda/parties.ts";
import heldSql from "./held.sql?raw";
import rowsSql from "./rows.sql?raw";
import sumsSql from "./sums.sql?raw";

type Field = PartnershipRecord["fields"][number];

const codesIn = ({ dac_sectors: lists }: Field, codelist: "Sector" | "SectorCategory"): readonly string[] =>
  lists.filter((list) => list.codelist === codelist).flatMap((list) => list.codes);

/** The payments of a field: to the partnership's recipients, in the sectors that it stands for and no other field names. */
function boundOf(record: PartnershipRecord, field: Field) {
  return {
    recipients: recipientsOf(record),
    sectors: codesIn(field, "Sector"),
    categories: codesIn(field, "SectorCategory"),
    elsewhere: record.fields.filter((other) => other.id !== field.id).flatMap((other) => codesIn(other, "Sector")),
  };
}

/** A value as the warehouse holds it, without the zeros behind its last digit. */
export const value = z.string().transform(withoutZeros);

/** A sum of which whole units and the rest were added up apart: together, with twelve decimals, a hundred of the largest values would not fit. */
export function toSum(whole: string, rest: string): string {
  return withoutZeros(addDecimals([whole, rest]));
}

const sum = z
  .object({ currency: z.string(), whole: z.string(), rest: z.string(), payments: z.number() })
  .transform(({ whole, rest, ...one }) => ({ currency: one.currency, value: toSum(whole, rest), payments: one.payments }));

/** What was paid in a field, by currency. */
export async function readPaymentSums(snapshot: Snapshot, record: PartnershipRecord, field: Field) {
  return z.array(sum).parse(await snapshot.rows(sumsSql, boundOf(record, field)));
}

/** Whether any payment with a sector of the DAC is held for the partnership's recipients. */
export async function holdsPayments(snapshot: Snapshot, record: PartnershipRecord): Promise<boolean> {
  const [row] = z.array(z.object({ payments: z.number() })).parse(await snapshot.rows(heldSql, { recipients: recipientsOf(record) }));
  return (row?.payments ?? 0) > 0;
}

const payment = z.object({
  activity: z.string().nullable(),
  publisher: z.string().nullable(),
  date: z.string().nullable(),
  type: z.enum(["3", "4"]),
  recipient: z.string(),
  sector_vocabulary: z.string(),
  sector: z.string(),
  currency: z.string(),
  value,
  dataset: z.string(),
});

/** All payments of a field in one currency as one statement, in the order of their pages. */
export function paymentsSql(record: PartnershipRecord, field: Field, currency: string): Statement {
  return { sql: rowsSql, bound: { ...boundOf(record, field), currency } };
}

type Part = { readonly currency: string; readonly page: number; readonly pageSize: number };

/** One page of the payments of a field in one currency, oldest first. */
export async function readPayments(snapshot: Snapshot, record: PartnershipRecord, field: Field, { currency, page, pageSize }: Part) {
  const { sql, bound } = paymentsSql(record, field, currency);
  const paged = { ...bound, page_size: pageSize, skipped: (page - 1) * pageSize };
  return z.array(payment).parse(await snapshot.rows(`${sql} LIMIT $page_size OFFSET $skipped`, paged));
}
