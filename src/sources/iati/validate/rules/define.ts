import type { Rule, Say, Severity } from "../finding.ts";
import type { CheckedRecord } from "../record.ts";

/** Rules of the standard's ruleset about one matter, and the check that they are. */
export type RuleFamily = {
  readonly rules: readonly Rule[];
  readonly check: (record: CheckedRecord, say: Say) => void;
};

type Words = { readonly title: string; readonly advice: string };

/** A rule of the standard's ruleset under its own number, with our words. `clause` is the guidance that it names, where it names one. */
export function rule(id: string, severity: Severity, words: Words, clause?: string): Rule {
  return { id, source: "ruleset", severity, ...words, ...(clause === undefined ? {} : { clause }) };
}

const standardGuidance = "https://iatistandard.org/en/guidance/standard-guidance/";

/** Pages of guidance that rules name. */
export const guidance = {
  budgets: `${standardGuidance}activity-budgets/`,
  classifications: `${standardGuidance}activity-classifications/`,
  dates: `${standardGuidance}activity-dates-status/`,
  organisationBudgets: `${standardGuidance}organisation-budgets-spend/`,
  organisationIdentifier:
    "https://iatistandard.org/en/guidance/preparing-organisation/organisation-account/how-to-create-your-iati-organisation-identifier/",
  participants: `${standardGuidance}activity-participants/`,
  places: `${standardGuidance}countries-regions/`,
  sectors: `${standardGuidance}activity-thematic-focus/`,
  transactions: `${standardGuidance}financial-transactions/`,
} as const;
