/** How bad a finding is. Critical: nothing of the file can be used; error: against the standard; warning: allowed, but seldom meant. */
export type Severity = "critical" | "error" | "warning";

export const severities: readonly Severity[] = ["critical", "error", "warning"];

/** Where a rule comes from. */
export type RuleSource = "xml" | "structure" | "codes" | "ruleset" | "reading";

/** A rule as the report shows it. Title and advice are for the people who make the file. */
export type Rule = {
  readonly id: string; // of the ruleset as the standard numbers it (6.11.1); else our own: structure.element-missing
  readonly source: RuleSource;
  readonly severity: Severity; // of a finding that does not say another
  readonly title: string; // what is wrong
  readonly advice: string; // what to do
  /** Address of what the standard says, where it is not the page of the element. */
  readonly clause?: string;
};

/** A rule broken at a place. */
export type Finding = {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly place: string; // the element's path with its root, and the attribute: iati-activity/transaction/value/@currency
  readonly line: number;
  readonly column: number | null; // known where XML itself is broken
  readonly identifier: string | null; // of the activity or organisation
  readonly found: string | null; // a short excerpt; null where there is none, or it may name or reach a person
};

/** What a check says of a record; the reader of the file adds whose record it is. */
export type Said = {
  readonly rule: Rule;
  readonly line: number;
  readonly place: string;
  readonly found?: string | null;
  readonly severity?: Severity;
};
export type Say = (said: Said) => void;

const excerptCharacters = 100;

/** What was found, on one line and shortened. */
export function excerpt(text: string): string {
  const line = text.slice(0, excerptCharacters * 4).replaceAll(/\s+/g, " ");
  return line.length > excerptCharacters ? `${line.slice(0, excerptCharacters)}…` : line;
}
