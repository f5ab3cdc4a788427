/** Compares two decimal texts exactly: negative where a is smaller, 0 where they are the same number, positive where a is larger. */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(placesOf(a), placesOf(b));
  const difference = toUnits(a, places) - toUnits(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The exact sum of decimal texts, with the places of the one that has most. */
export function addDecimals(texts: readonly string[]): string {
  const places = Math.max(0, ...texts.map(placesOf));
  return toText(
    texts.reduce((sum, text) => sum + toUnits(text, places), 0n),
    places,
  );
}

/** The exact difference of two decimal texts. */
export function subtractDecimals(a: string, b: string): string {
  return addDecimals([a, b.startsWith("-") ? b.slice(1) : `-${b}`]);
}

/** What percentage a part is of a whole, to one place, half away from zero; null of nothing. Neither may be negative. */
export function percentOf(part: string, whole: string): string | null {
  const places = Math.max(placesOf(part), placesOf(whole));
  const [top, bottom] = [toUnits(part, places) * 1000n, toUnits(whole, places)];
  return bottom === 0n ? null : toText((2n * top + bottom) / (2n * bottom), 1);
}

function placesOf(text: string): number {
  return text.split(".")[1]?.length ?? 0;
}

function toUnits(text: string, places: number): bigint {
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const units = BigInt(whole + fraction.padEnd(places, "0"));
  return text.startsWith("-") ? -units : units;
}

function toText(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return `${units < 0n ? "-" : ""}${whole}${places === 0 ? "" : `.${digits.slice(-places)}`}`;
}
