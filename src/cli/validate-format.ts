import type { Validated } from "../sources/iati/validate/validate-file.ts";

/** The forms in which the report of `sarai validate` is written. */
export const reportFormats = ["text", "json", "html"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What became of a file: it was checked, or could not be read. */
export type FileReport =
  { readonly ok: true; readonly validated: Validated } | { readonly ok: false; readonly path: string; readonly reason: string }; // in words

/** Which standard a file was held to: 2.0x to 2.03, 1.0x to 1.05. */
export function heldTo({ major }: Pick<Validated, "major">): "1.05" | "2.03" {
  return major === 1 ? "1.05" : "2.03";
}

/** A whole number with separators, and its word. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** What was checked, in a line. */
export function describe({ kind, version, major, isRead, report }: Validated): string {
  if (!isRead) return "cannot be read";
  if (kind === null) return "no IATI file";
  const what = kind === "activities" ? count(report.records, "activity", "activities") : count(report.records, "organisation");
  const said = version === null ? "of no named version" : `of version ${version}`;
  const old = major === 1 ? ", held to the structure of 1.05 and the rules that apply to it" : "";
  return `${what} ${said}${old}`;
}

/** How many of them are clean, in a line; null where none was checked. */
export function describeClean({ report }: Validated): string | null {
  const { records, clean, sound } = report;
  if (records === 0) return null;
  return `${clean.toLocaleString("en")} clean, ${(sound - clean).toLocaleString("en")} with warnings alone, ${(records - sound).toLocaleString("en")} with errors`;
}
