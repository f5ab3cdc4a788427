/** One figure of a series as published: an indicator of the World Bank, an area and a year. A figure that is not published makes none. */
export type Observation = {
  readonly indicator: string; // the publisher's code, e.g. NY.GDP.DEFL.ZS
  readonly area: string; // ISO 3166-1 alpha-2; the publisher's own three letters for a group of countries, e.g. WLD
  readonly year: number;
  readonly value: string; // decimal text
};

/** A row that cannot be used, with its place: it is counted and shown, never guessed at. */
export type RefusedFigure = { readonly place: string; readonly reason: RefusalReason; readonly excerpt: string };
export type RefusalReason = "value-invalid" | "year-invalid" | "area-missing" | "indicator-missing" | "row-incomplete" | "given-twice";

/** Where a file comes from, as it is cited. */
export type SeriesAbout = {
  readonly file: string; // its name, without folders
  readonly publisher: string;
  readonly title: string;
  readonly address: string | null;
  readonly licence: string | null; // null = none stated in the file
  readonly vintage: string; // the publisher's day of the last update, or the copy it was taken from
  readonly citation: string;
  readonly sha256: string; // of the bytes read
  readonly bytes: number;
};

export type SeriesRead = {
  readonly about: SeriesAbout;
  readonly observations: readonly Observation[];
  readonly refused: readonly RefusedFigure[];
};

/** Decimal text of what a file holds as a number, without an exponent and without digits that were not there; null where it is none. */
export function toDecimalText(text: string): string | null {
  const trimmed = text.trim();
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(trimmed);
  if (match === null) return null;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const shift = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + shift;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const text10 = `${padded.slice(0, at).replace(/^0+(?=\d)/, "")}${padded.length > at ? `.${padded.slice(at)}` : ""}`;
  return /^0(\.0*)?$/.test(text10) ? text10 : `${sign}${text10}`;
}
