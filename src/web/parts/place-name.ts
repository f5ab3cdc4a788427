import type { View } from "../view.ts";

/** Where a meeting was or will be, or how it was held; its country where no more is known, null where nothing is. */
export function whereOf({ place, country }: { readonly place: string | null; readonly country: string | null }, view: View): string | null {
  const known = place ?? country;
  return known === null ? null : placeName(known, view);
}

const modes: readonly string[] = ["online", "telephone"];

/** A place of the record as a reader sees it: `City, XX` and `XX` with the country's name (ISO 3166-1 alpha-2), no place as how it was held. */
export function placeName(place: string, view: View): string {
  if (modes.includes(place)) return view.say(`meetings.mode.${place}`);
  const [, city, code] = /^(?:(.+), )?([A-Z]{2})$/.exec(place) ?? [];
  if (code === undefined) return place;
  return city === undefined ? view.country(code) : `${city}, ${view.country(code)}`;
}
