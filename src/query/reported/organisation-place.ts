import donorCodes from "./dac-donor-codes.json" with { type: "json" };

const donors: Readonly<Record<string, string>> = donorCodes;

/** Two letters that ISO 3166-1 gives to no country (AA, QM-QZ, XA-XZ, ZZ): registers of the world, not of a country. */
const isOfNoCountry = /^(AA|Q[M-Z]|X[A-Z]|ZZ)/;

/** The country whose register or list of agencies has the reference of an organisation, as ISO 3166-1 alpha-2; null where it says none. */
function countryIn(ref: string): string | null {
  const dac = /^XM-DAC-(\d+)(?:-|$)/.exec(ref)?.[1];
  if (dac !== undefined) return donors[dac] ?? null;
  const country = /^([A-Z]{2})(?:-|$)/.exec(ref)?.[1] ?? null;
  return country === null || isOfNoCountry.test(country) ? null : country;
}

/**
 * On which side of the line around these recipients an organisation sits, by its reference alone: `inside` where it is registered in one of
 * them or is the government of a recipient (DAC channel 12000), `crossing` where it is registered elsewhere or is a multilateral (DAC channels
 * 41000 to 47999, codes 900 to 999, other XM registers); else `undecided`.
 */
export function sideOf(ref: string, recipients: readonly string[]): "crossing" | "inside" | "undecided" {
  const country = countryIn(ref);
  if (country !== null) return recipients.includes(country) ? "inside" : "crossing";
  if (/^(XM-DAC-)?12\d{3}$/.test(ref)) return "inside";
  return /^(XM-DAC-)?4[1-7]\d{3}(-|$)|^XM-DAC-9\d\d(-|$)|^XM-(?!DAC)/.test(ref) ? "crossing" : "undecided";
}

/** The donor whose official agency a reference names (IATI: country and number, or the government's register; DAC: donor and agency); null for any other. */
export function donorOf(ref: string): string | null {
  const isOfficial = /^[A-Z]{2}(-\d{1,2}|-GOV(-.+)?|-USAGOV)?$|^XM-DAC-\d+(-\d+)?$/.test(ref);
  return isOfficial ? countryIn(ref) : null;
}
