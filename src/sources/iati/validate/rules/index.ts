import type { Rule, Say } from "../finding.ts";
import type { CheckedRecord } from "../record.ts";
import { classifications } from "./classifications.ts";
import { dates } from "./dates.ts";
import type { RuleFamily } from "./define.ts";
import { identifiers } from "./identifiers.ts";
import { money } from "./money.ts";
import { organisations } from "./organisations.ts";
import { places } from "./places.ts";
import { results } from "./results.ts";
import { sectors } from "./sectors.ts";
import { texts } from "./texts.ts";

const families: readonly RuleFamily[] = [identifiers, texts, dates, organisations, sectors, places, classifications, money, results];

/** Every rule of the standard's ruleset that is checked. */
export const rulesetRules: readonly Rule[] = families.flatMap((one) => one.rules);

/** Holds a record to the standard's ruleset. */
export function checkRuleset(record: CheckedRecord, say: Say): void {
  for (const { check } of families) check(record, say);
}
