import { groupBy } from "../../../../core/group-by.ts";
import { vocabularyOf } from "../codes/check-codes.ts";
import { type Say } from "../finding.ts";
import { type CheckedRecord, childrenNamed, type RecordNode } from "../record.ts";
import { guidance, rule, type RuleFamily } from "./define.ts";
import { checkAlone, checkEach, checkRange, checkSum } from "./percentages.ts";

const place = (id: string, title: string, advice: string, clause: string = guidance.places) => rule(id, "error", { title, advice }, clause);

const none = place(
  "3.7.1",
  "The activity names neither a country nor a region, and no transaction does.",
  "Add recipient-country or recipient-region to the activity, or to every transaction.",
);
const notAll = place(
  "3.7.2",
  "Some transactions name a country or region, and others do not.",
  "Add one to every transaction; or name them once on the activity, with percentages, and on no transaction.",
);
const both = place(
  "3.6.2",
  "Countries or regions stand on the activity and on transactions.",
  "Choose one place: the activity, where all its money goes to the same places; else every transaction.",
  guidance.transactions,
);
const countriesEach = place(
  "3.1.1",
  "Several countries stand side by side, and not all have a percentage.",
  "Give each its share of the money.",
);
const countriesSum = place(
  "3.1.2",
  "The percentages of the countries do not add up to 100.",
  "Correct them so that the sum is exactly 100: put what rounding leaves on the largest.",
);
const countryAlone = place("3.1.4", "The only country has a percentage other than 100.", "Leave the percentage out, or write 100.");
const regionsEach = place(
  "3.4.1",
  "Several regions of a vocabulary stand side by side, and not all have a percentage.",
  "Give each its share of the money.",
);
const mixedSum = place(
  "3.4.2",
  "The percentages of countries and regions together do not add up to 100.",
  "Countries and the regions of one vocabulary share the money: name a region only for what goes to none of the countries named.",
);
const regionAlone = place(
  "3.4.4",
  "The only region of a vocabulary has a percentage other than 100.",
  "Leave the percentage out, or write 100.",
);
const range = place(
  "12.1.1",
  "The percentage of a country or region is below 0 or above 100.",
  "Write the share of the money, between 0 and 100.",
);

function placesOf(node: RecordNode): readonly RecordNode[] {
  return [...childrenNamed(node, "recipient-country"), ...childrenNamed(node, "recipient-region")];
}

function checkWhere({ node }: CheckedRecord, say: Say): void {
  const own = placesOf(node);
  const transactions = childrenNamed(node, "transaction");
  const without = transactions.filter((one) => placesOf(one).length === 0);
  const [first] = without;
  if (own.length > 0) {
    const [onTransaction] = transactions.flatMap(placesOf);
    if (onTransaction !== undefined) say({ rule: both, line: onTransaction.line, place: onTransaction.path });
  } else if (without.length === transactions.length) say({ rule: none, line: node.line, place: `${node.path}/recipient-country` });
  else if (first !== undefined)
    say({
      rule: notAll,
      line: first.line,
      place: `${first.path}/recipient-country`,
      found: `${without.length} of ${transactions.length} transactions have none`,
    });
}

/** Where the money goes. */
export const places: RuleFamily = {
  rules: [none, notAll, both, countriesEach, countriesSum, countryAlone, regionsEach, mixedSum, regionAlone, range],
  check: (record, say) => {
    if (record.kind !== "activity") return;
    checkWhere(record, say);
    const countries = childrenNamed(record.node, "recipient-country");
    const regions = childrenNamed(record.node, "recipient-region");
    if (regions.length === 0) {
      checkEach(countries, countriesEach, say);
      if (countries.length > 1) checkSum(countries, countriesSum, say);
      checkAlone(countries, countryAlone, say);
    }
    for (const nodes of groupBy(regions, vocabularyOf).values()) {
      checkEach(nodes, regionsEach, say);
      if (countries.length === 0) checkAlone(nodes, regionAlone, say);
      if (nodes.length + countries.length > 1) checkSum([...nodes, ...countries], mixedSum, say);
    }
    checkRange([...countries, ...regions], range, say);
  },
};
