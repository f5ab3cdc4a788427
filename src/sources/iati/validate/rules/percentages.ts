import { type Exact, parseExact, tenTo } from "../../../../core/exact.ts";
import { trim } from "../../read/values.ts";
import type { Rule, Say } from "../finding.ts";
import { attributeOf, type RecordNode, saidIn } from "../record.ts";

/** The percentage of an element: null where there is none, "unreadable" where it is no number (the structure says so). Exact. */
export function percentageOf(node: RecordNode): Exact | null | "unreadable" {
  const text = attributeOf(node, "percentage");
  if (text === null) return null;
  return parseExact(trim(text).replace(/[ \t\r\n]*%$/, "")) ?? "unreadable";
}

/** Whether an element has a percentage, readable or not. */
export function hasPercentage(node: RecordNode): boolean {
  return attributeOf(node, "percentage") !== null;
}

function isHundred({ units, scale }: Exact): boolean {
  return units === 100n * tenTo(scale);
}

/** The sum of the percentages that there are; null where one of them cannot be read. */
function sumOf(nodes: readonly RecordNode[]): Exact | null {
  let sum: Exact = { units: 0n, scale: 0 };
  for (const node of nodes) {
    const one = percentageOf(node);
    if (one === "unreadable") return null;
    if (one === null) continue;
    const scale = Math.max(sum.scale, one.scale);
    sum = { units: sum.units * tenTo(scale - sum.scale) + one.units * tenTo(scale - one.scale), scale };
  }
  return sum;
}

function toText({ units, scale }: Exact): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const decimals = digits.slice(digits.length - scale).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${digits.slice(0, digits.length - scale)}${scale === 0 || decimals === "" ? "" : `.${decimals}`}`;
}

/** Says where percentages do not sum to exactly 100. */
export function checkSum(nodes: readonly RecordNode[], broken: Rule, say: Say): void {
  const [first] = nodes;
  const sum = sumOf(nodes);
  if (first === undefined || sum === null || isHundred(sum)) return;
  const vocabulary = saidIn(first, "vocabulary");
  const of = vocabulary === null ? "" : ` of vocabulary ${vocabulary}`;
  say({ rule: broken, line: first.line, place: `${first.path}/@percentage`, found: `${toText(sum)} in ${nodes.length} elements${of}` });
}

/** Says where some of several elements have no percentage. */
export function checkEach(nodes: readonly RecordNode[], broken: Rule, say: Say): void {
  const without = nodes.filter((one) => !hasPercentage(one));
  const [first] = without;
  if (nodes.length < 2 || first === undefined) return;
  say({ rule: broken, line: first.line, place: `${first.path}/@percentage`, found: `${without.length} of ${nodes.length} have none` });
}

/** Says where an element that is alone has a percentage other than 100. */
export function checkAlone(nodes: readonly RecordNode[], broken: Rule, say: Say): void {
  const [only] = nodes;
  if (only === undefined || nodes.length > 1) return;
  const percentage = percentageOf(only);
  if (percentage === null || percentage === "unreadable" || isHundred(percentage)) return;
  say({ rule: broken, line: only.line, place: `${only.path}/@percentage`, found: attributeOf(only, "percentage") });
}

/** Says where a percentage is below 0 or above 100. */
export function checkRange(nodes: readonly RecordNode[], broken: Rule, say: Say): void {
  for (const node of nodes) {
    const percentage = percentageOf(node);
    if (percentage === null || percentage === "unreadable") continue;
    if (percentage.units < 0n || percentage.units > 100n * tenTo(percentage.scale))
      say({ rule: broken, line: node.line, place: `${node.path}/@percentage`, found: attributeOf(node, "percentage") });
  }
}
