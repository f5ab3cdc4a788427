import type { Rule, Say } from "../finding.ts";
import { attributeOf, childrenNamed, elementsAt, type RecordNode, saidIn } from "../record.ts";
import { isOfType } from "../structure/value-types.ts";
import { rule, type RuleFamily } from "./define.ts";

/** The rules for the value of a baseline, target or actual. */
type ValueRules = { readonly path: string; readonly missing: Rule; readonly noNumber: Rule; readonly notWanted: Rule };

function valueRules(path: string, what: string, ids: readonly [string, string, string]): ValueRules {
  return {
    path,
    missing: rule(ids[0], "error", {
      title: `${what} of an indicator that is counted has no value.`,
      advice: "Add value. If the indicator is told in words, its measure is 5 (qualitative), and the words stand in the comment.",
    }),
    noNumber: rule(ids[1], "warning", {
      title: `${what} of an indicator that is counted is not a number.`,
      advice: "Write digits with a full stop before decimals and no unit: what is counted stands in the title of the indicator.",
    }),
    notWanted: rule(ids[2], "warning", {
      title: `${what} of an indicator that is told in words has a value.`,
      advice:
        "Put it into the comment; or give the indicator the measure that it is counted in (1 unit, 2 percentage, 3 nominal, 4 ordinal).",
    }),
  };
}

const values: readonly ValueRules[] = [
  valueRules("baseline", "The baseline", ["8.8.1", "8.8.2", "8.8.3"]),
  valueRules("period/target", "A target", ["8.9.1", "8.9.2", "8.9.3"]),
  valueRules("period/actual", "An actual value", ["8.10.1", "8.10.2", "8.10.3"]),
];

const referenceTwice = rule("8.11.1", "error", {
  title: "A result and its indicator both have a reference.",
  advice: "Keep the reference of the indicator, which says more, or that of the result.",
});

function checkValue(at: RecordNode, measure: string, rules: ValueRules, say: Say): void {
  const value = saidIn(at, "value");
  const said = { line: at.line, place: `${at.path}/@value` };
  if (measure === "5") {
    if (attributeOf(at, "value") !== null) say({ rule: rules.notWanted, ...said, found: value });
  } else if (value === null) say({ rule: rules.missing, ...said });
  else if (!isOfType(value, "decimal")) say({ rule: rules.noNumber, ...said, found: value });
}

const measures = ["1", "2", "3", "4", "5"];

/** Values of indicators, as their measure asks. */
export const results: RuleFamily = {
  rules: [...values.flatMap(({ missing, noNumber, notWanted }) => [missing, noNumber, notWanted]), referenceTwice],
  check: ({ node }, say) => {
    for (const result of childrenNamed(node, "result")) {
      const hasReference = childrenNamed(result, "reference").length > 0;
      for (const indicator of childrenNamed(result, "indicator")) {
        const [reference] = childrenNamed(indicator, "reference");
        if (hasReference && reference !== undefined) say({ rule: referenceTwice, line: reference.line, place: reference.path });
        const measure = saidIn(indicator, "measure") ?? "";
        if (!measures.includes(measure)) continue;
        for (const rules of values) for (const at of elementsAt(indicator, rules.path)) checkValue(at, measure, rules, say);
      }
    }
  },
};
