import iso from "./iso-3166-1.json";

const alpha2: Readonly<Record<string, string>> = iso;

/** ISO 3166-1 alpha-2 for the publisher's three letters; groups of countries keep theirs (WLD), as does what the standard does not know. */
export function toArea(code: string): string {
  return alpha2[code] ?? code;
}

/** Whether a code of `toArea` is a country. */
export function isCountry(area: string): boolean {
  return area.length === 2;
}
