/** The forms of an answer besides its page, and how their addresses end: the page's path, a dot and the ending. */
export const endings = {
  json: "json",
  csv: "csv",
  xlsx: "xlsx",
  parquet: "parquet",
  atom: "atom",
  feed: "feed.json",
  ics: "ics",
  jsonld: "jsonld",
  txt: "txt",
  bib: "bib",
  csl: "csl.json",
  svg: "svg",
  png: "png",
} as const;
export type Twin = keyof typeof endings;

/** The forms that hold every row of a selection. */
export const rowForms = ["csv", "xlsx", "parquet"] as const satisfies readonly Twin[];
export type RowForm = (typeof rowForms)[number];

/** Whether a form holds rows and nothing else. */
export function isRowForm(form: string): form is RowForm {
  return rowForms.some((one) => one === form);
}

/** The forms of a figure: a picture with all that must be said beside it. */
export const figureForms = ["svg", "png"] as const satisfies readonly Twin[];
export type FigureForm = (typeof figureForms)[number];

/** Whether a form is a picture. */
export function isFigureForm(form: string): form is FigureForm {
  return figureForms.some((one) => one === form);
}

/** The media type of each (RFC 8259, RFC 4180, ECMA-376, Apache Parquet, RFC 4287, JSON Feed 1.1, RFC 5545, JSON-LD 1.1; a citation as text, BibTeX and CSL-JSON; SVG 1.1, PNG). */
export const mediaTypes = {
  json: "application/json",
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  parquet: "application/vnd.apache.parquet",
  atom: "application/atom+xml",
  feed: "application/feed+json",
  ics: "text/calendar",
  jsonld: "application/ld+json",
  txt: "text/plain",
  bib: "application/x-bibtex",
  csl: "application/vnd.citationstyles.csl+json",
  svg: "image/svg+xml",
  png: "image/png",
} as const satisfies Record<Twin, string>;
