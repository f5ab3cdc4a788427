import type { PartnershipRecord } from "../../core/entry.ts";

/** The members that sit across from a donor: those it can give to, in the partnership's order. All other members, where it sits at no side. */
export function recipientsAcross(record: PartnershipRecord, donor: string): readonly string[] {
  const { sides, parties } = record.partnership.value;
  const across = sides.filter((side) => !side.parties.includes(donor));
  const codes = across.length === sides.length ? parties.map((party) => party.code) : across.flatMap((side) => side.parties);
  return parties.map((party) => party.code).filter((code) => codes.includes(code) && code !== donor);
}

/** The members of the larger side: those that aid goes to, in the partnership's order. */
export function recipientsOf(record: PartnershipRecord): readonly string[] {
  const { sides, parties } = record.partnership.value;
  const [most] = [...sides].sort((a, b) => b.parties.length - a.parties.length);
  return parties.map((party) => party.code).filter((code) => most?.parties.includes(code) === true);
}

/** The year in which the dialogue began; null where the record does not say. */
export function foundingYear(record: PartnershipRecord): number | null {
  const date = record.partnership.value.founded?.date;
  return date === undefined ? null : Number(date.slice(0, 4));
}

/** The members that sit across from those that aid goes to: the partnership's donors, in its order. */
export function donorsOf(record: PartnershipRecord): readonly string[] {
  const recipients = recipientsOf(record);
  return record.partnership.value.parties.map((party) => party.code).filter((code) => !recipients.includes(code));
}
