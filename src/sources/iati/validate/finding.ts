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

/** Marks of direction, controls and what has no width would change how the report itself is read: they are named instead. Joiners are letters of some scripts. */
function named(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
}

/** What was found, on one line and shortened, with invisible characters named. */
export function excerpt(text: string): string {
  const line = text
    .slice(0, excerptCharacters * 4)
    .replaceAll(/[ \t\r\n]+/g, " ")
    .replaceAll(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0]/gu, named);
  const characters = Array.from(line);
  return characters.length > excerptCharacters ? `${characters.slice(0, excerptCharacters).join("")}…` : line;
}
