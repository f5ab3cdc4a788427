import { groupBy } from "../../../../core/group-by.ts";
import { vocabularyOf } from "../codes/check-codes.ts";
import type { Rule, Say } from "../finding.ts";
import { attributeOf, type CheckedRecord, childrenNamed, elementsAt, hasWords, type RecordNode, saidIn } from "../record.ts";
import { guidance, rule, type RuleFamily } from "./define.ts";
import { checkAlone, checkRange, checkSum, hasPercentage } from "./percentages.ts";

const defaultTwice = rule(
  "107.1.2",
  "warning",
  {
    title: "The activity has several default aid types of one vocabulary.",
    advice: "Keep the one that holds for most of its money; name others on the transactions.",
  },
  guidance.classifications,
);
const noDacDefault = rule(
  "107.1.1",
  "warning",
  {
    title: "Default aid types are named, but none of the DAC's list (vocabulary 1).",
    advice: "Add the code of the DAC's list, as C01, beside the other.",
  },
  guidance.classifications,
);
const twice = rule(
  "107.2.2",
  "warning",
  {
    title: "A transaction has several aid types of one vocabulary.",
    advice: "Keep one; divide the transaction where its money is of two types.",
  },
  guidance.classifications,
);
const noDac = rule(
  "107.2.1",
  "warning",
  {
    title: "Transactions name aid types, but none of the DAC's list (vocabulary 1).",
    advice: "Add the code of the DAC's list, as C01, beside the other.",
  },
  guidance.classifications,
);
const noSignificance = rule(
  "6.14.1",
  "error",
  {
    title: "A policy marker of the DAC (vocabulary 1) has no significance.",
    advice: "Add significance: 0 not targeted, 1 significant, 2 principal objective (the list has the others).",
  },
  guidance.classifications,
);
const noMarkerWords = rule(
  "6.13.1",
  "error",
  {
    title: "A policy marker of the publisher's own list (vocabulary 99) has no words.",
    advice: "Add a narrative with its name: nobody else has your list.",
  },
  guidance.classifications,
);
const itemsEach = rule("7.9.1", "warning", {
  title: "Several budget items stand side by side, and none has a percentage.",
  advice: "Give each its share of the money.",
});
const itemsSum = rule("7.9.2", "warning", {
  title: "The percentages of the budget items do not add up to 100.",
  advice: "Correct them so that the sum is exactly 100: put what rounding leaves on the largest.",
});
const itemAlone = rule("7.9.4", "warning", {
  title: "The only budget item has a percentage other than 100.",
  advice: "Leave the percentage out, or write 100.",
});
const range = rule("12.2.1", "error", {
  title: "The percentage of capital spending or of a budget item is below 0 or above 100.",
  advice: "Write the share of the money, between 0 and 100.",
});

function checkTypes(nodes: readonly RecordNode[], broken: Rule, say: Say): void {
  for (const same of groupBy(nodes, vocabularyOf).values()) {
    const second = same[1];
    if (second !== undefined)
      say({ rule: broken, line: second.line, place: second.path, found: same.map((one) => saidIn(one, "code") ?? "").join(", ") });
  }
}

function checkDac(nodes: readonly RecordNode[], broken: Rule, say: Say): void {
  const [first] = nodes;
  if (first !== undefined && !nodes.some((one) => vocabularyOf(one) === "1")) say({ rule: broken, line: first.line, place: first.path });
}

function checkMarkers(record: CheckedRecord, say: Say): void {
  for (const one of childrenNamed(record.node, "policy-marker")) {
    const vocabulary = vocabularyOf(one);
    if (vocabulary === "1" && saidIn(one, "significance") === null)
      say({ rule: noSignificance, line: one.line, place: `${one.path}/@significance`, found: attributeOf(one, "code") });
    if (vocabulary === "99" && !hasWords(one, record)) say({ rule: noMarkerWords, line: one.line, place: `${one.path}/narrative` });
  }
}

function checkItems(node: RecordNode, say: Say): void {
  for (const same of groupBy(childrenNamed(node, "country-budget-items"), (one) => saidIn(one, "vocabulary") ?? "").values()) {
    const items = same.flatMap((one) => childrenNamed(one, "budget-item"));
    const [first] = items;
    if (items.length > 1 && first !== undefined) {
      if (!items.some(hasPercentage)) say({ rule: itemsEach, line: first.line, place: `${first.path}/@percentage` });
      checkSum(items, itemsSum, say);
    }
    checkAlone(items, itemAlone, say);
  }
}

/** Aid types, policy markers, budget items. */
export const classifications: RuleFamily = {
  rules: [defaultTwice, noDacDefault, twice, noDac, noSignificance, noMarkerWords, itemsEach, itemsSum, itemAlone, range],
  check: (record, say) => {
    if (record.kind !== "activity") return;
    const { node } = record;
    const defaults = childrenNamed(node, "default-aid-type");
    checkTypes(defaults, defaultTwice, say);
    checkDac(defaults, noDacDefault, say);
    for (const one of childrenNamed(node, "transaction")) checkTypes(childrenNamed(one, "aid-type"), twice, say);
    checkDac(elementsAt(node, "transaction/aid-type"), noDac, say);
    checkMarkers(record, say);
    checkItems(node, say);
    checkRange([...childrenNamed(node, "capital-spend"), ...elementsAt(node, "country-budget-items/budget-item")], range, say);
  },
};
