import { groupBy } from "../../../../core/group-by.ts";
import { vocabularyOf } from "../codes/check-codes.ts";
import type { Severity } from "../finding.ts";
import { childrenNamed, elementsAt, hasWords } from "../record.ts";
import { guidance, rule, type RuleFamily } from "./define.ts";
import { checkAlone, checkEach, checkRange, checkSum, hasPercentage } from "./percentages.ts";

const sector = (id: string, severity: Severity, title: string, advice: string) => rule(id, severity, { title, advice }, guidance.sectors);

const none = sector(
  "6.2.2",
  "error",
  "The activity names no sector.",
  "Add a sector with its code to the activity, or one to every transaction.",
);
const notAll = sector(
  "6.7.2",
  "error",
  "Some transactions name a sector, and others do not.",
  "Add a sector to every transaction; or name the sectors once on the activity, with percentages, and on no transaction.",
);
const both = sector(
  "6.6.2",
  "error",
  "Sectors stand on the activity and on transactions.",
  "Choose one place: the activity, where all its money goes to the same sectors; else every transaction.",
);
const sum = sector(
  "2.1.2",
  "error",
  "The percentages of the sectors do not add up to 100.",
  "Correct them within each vocabulary, so that the sum is exactly 100: put what rounding leaves (33.34 + 33.33 + 33.33) on the largest.",
);
const each = sector(
  "2.1.1",
  "error",
  "Several sectors of a vocabulary stand side by side, and not all have a percentage.",
  "Give each its share of the money.",
);
const alone = sector(
  "2.1.4",
  "error",
  "The only sector of a vocabulary has a percentage other than 100.",
  "Leave the percentage out, or write 100.",
);
const ownWords = sector(
  "2.2.1",
  "error",
  "A sector of the publisher's own list (vocabulary 98 or 99) has no words.",
  "Add a narrative with its name: nobody else has your list.",
);
const noDac = sector(
  "102.1.1",
  "warning",
  "Sectors are named, but none of the DAC's list (vocabulary 1).",
  "Add the five-digit DAC code beside your own: it is the one list that all share.",
);
const range = sector(
  "12.3.1",
  "error",
  "The percentage of a sector is below 0 or above 100.",
  "Write the share of the money, between 0 and 100.",
);

/** What the activity is for. */
export const sectors: RuleFamily = {
  rules: [none, notAll, both, sum, each, alone, ownWords, noDac, range],
  check: (record, say) => {
    if (record.kind !== "activity") return;
    const { node } = record;
    const own = childrenNamed(node, "sector");
    const transactions = childrenNamed(node, "transaction");
    const without = transactions.filter((one) => childrenNamed(one, "sector").length === 0);
    const isOnTransactions = without.length < transactions.length;
    const place = `${node.path}/sector`;
    if (own.length === 0 && !isOnTransactions) say({ rule: none, line: node.line, place });
    const [first] = without;
    if (own.length === 0 && isOnTransactions && first !== undefined)
      say({
        rule: notAll,
        line: first.line,
        place: `${first.path}/sector`,
        found: `${without.length} of ${transactions.length} transactions have none`,
      });
    const [onTransaction] = elementsAt(node, "transaction/sector");
    if (own.length > 0 && onTransaction !== undefined) say({ rule: both, line: onTransaction.line, place: onTransaction.path });
    for (const [vocabulary, nodes] of groupBy(own, vocabularyOf)) {
      checkEach(nodes, each, say);
      checkAlone(nodes, alone, say);
      const isSummed = vocabulary === "1" ? nodes.filter(hasPercentage).length > 1 : nodes.length > 1;
      if (isSummed) checkSum(nodes, sum, say);
      if (vocabulary === "98" || vocabulary === "99")
        for (const one of nodes) if (!hasWords(one, record)) say({ rule: ownWords, line: one.line, place: `${one.path}/narrative` });
    }
    if (own.length > 0 && !own.some((one) => vocabularyOf(one) === "1")) say({ rule: noDac, line: own[0]?.line ?? node.line, place });
    checkRange(own, range, say);
  },
};
