import { findDonor, findRecipient, type FoundDonor } from "./dac-codes.ts";
import type { CrsRefusal } from "./dac-figure.ts";
import { toYear } from "./layout.ts";

/** Who gave whom in which year, as a row says it. */
export type RowKeys = FoundDonor & { readonly recipient: string; readonly year: number };

/** The keys of a row from the texts of its columns; the reason where one is missing or not known. */
export function readKeys(texts: { readonly year: string; readonly donor: string; readonly recipient: string }): RowKeys | CrsRefusal {
  const year = toYear(texts.year);
  if (year === null) return "year-invalid";
  const donor = findDonor(texts.donor);
  if (donor === null) return texts.donor === "" ? "donor-missing" : "donor-unknown";
  const recipient = findRecipient(texts.recipient);
  if (recipient === null) return texts.recipient === "" ? "recipient-missing" : "recipient-unknown";
  return { ...donor, recipient, year };
}
