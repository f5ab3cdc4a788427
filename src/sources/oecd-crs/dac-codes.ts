import { isCountry, toArea } from "../world-bank/area.ts";
import donorList from "./codes/donors.json" with { type: "json" };
import recipientList from "./codes/recipients.json" with { type: "json" };
import type { DonorKind } from "./dac-figure.ts";

type Listed = { readonly code: string; readonly country?: string; readonly dac?: string; readonly names: readonly string[] };

/** A name as it is compared: tables of different years write apostrophes, capitals and spaces differently. */
function plain(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’`]+/g, "'")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

function indexOf(list: readonly Listed[]): ReadonlyMap<string, Listed> {
  return new Map(list.flatMap((one) => [one.code, ...one.names.map(plain)].map((key) => [key, one] as const)));
}

const donors = indexOf(donorList);
const recipients = indexOf(recipientList);
const dacKinds = new Map(donorList.flatMap((one: Listed) => (one.country === undefined ? [] : [[one.country, one] as const])));

/** Whether a text is a code of the publisher: digits, or capitals and digits. */
function isCode(text: string): boolean {
  return /^\d+$/.test(text) || /^[A-Z0-9_]{1,12}$/.test(text);
}

export type FoundDonor = { readonly donor: string; readonly donorKind: DonorKind };

function kindOf(listed: Listed | undefined): DonorKind {
  return listed?.dac === "country" || listed?.dac === "institution" ? listed.dac : "other";
}

/**
 * The donor of a DAC code (701), an ISO 3166-1 alpha-3 code or a name as the publisher writes it. A code that the list does not have stays as it
 * is and ranks nowhere; a name that it does not have is null.
 */
export function findDonor(text: string): FoundDonor | null {
  const listed = donors.get(text) ?? donors.get(plain(text));
  if (listed !== undefined) return { donor: listed.country ?? listed.code, donorKind: kindOf(listed) };
  if (!isCode(text)) return null;
  const area = toArea(text);
  return { donor: area, donorKind: isCountry(area) ? kindOf(dacKinds.get(area)) : "other" };
}

/** The recipient of a code or a name; regions and groups keep the publisher's code, which is no country's. Null for a name that is not in the list. */
export function findRecipient(text: string): string | null {
  const listed = recipients.get(text) ?? recipients.get(plain(text));
  if (listed !== undefined) return listed.country ?? listed.code;
  return isCode(text) ? toArea(text) : null;
}

/** Whether a header names a donor that the list has, by code or name. */
export function isKnownDonor(text: string): boolean {
  return donors.has(text) || donors.has(plain(text));
}
