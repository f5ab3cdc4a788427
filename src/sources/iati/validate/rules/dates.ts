import { parseDay, toDay, trim } from "../../read/values.ts";
import { activityDateTypes } from "../../standard/words.ts";
import type { Rule, Say } from "../finding.ts";
import { type CheckedRecord, childrenNamed, elementsAt, type RecordNode, saidIn } from "../record.ts";
import { guidance, rule, type RuleFamily } from "./define.ts";

const noStart = rule(
  "6.11.1",
  "error",
  {
    title: "The activity has neither a planned nor an actual start.",
    advice: "Add an activity-date of type 1 (planned start) or 2 (actual start).",
  },
  guidance.dates,
);
const plannedOrder = rule(
  "11.1.2",
  "error",
  {
    title: "The planned end of the activity is before its planned start.",
    advice: "Compare the two days with your records; often they are swapped.",
  },
  guidance.dates,
);
const actualOrder = rule(
  "11.1.3",
  "error",
  {
    title: "The actual end of the activity is before its actual start.",
    advice: "Compare the two days with your records; often they are swapped.",
  },
  guidance.dates,
);
const startAhead = rule(
  "11.1.4",
  "error",
  { title: "The actual start of the activity is in the future.", advice: "What is still to come is a planned start: type 1." },
  guidance.dates,
);
const endAhead = rule(
  "11.1.5",
  "error",
  { title: "The actual end of the activity is in the future.", advice: "What is still to come is a planned end: type 3." },
  guidance.dates,
);
const transactionAhead = rule(
  "11.2.1",
  "error",
  {
    title: "A transaction is dated in the future.",
    advice: "A transaction has happened. Payments that are planned are a planned-disbursement or a budget.",
  },
  guidance.transactions,
);
const valueAhead = rule(
  "11.2.2",
  "error",
  {
    title: "The exchange rate of a transaction is of a day in the future.",
    advice: "value-date is the day whose rate turns the value into other currencies: give that of the transaction.",
  },
  guidance.transactions,
);
const updatedWords = {
  title: "It was last changed in the future.",
  advice: "Check the clock of the system that writes last-updated-datetime.",
};
const activityUpdatedAhead = rule("11.1.1", "error", updatedWords);
const organisationUpdatedAhead = rule("11.4.1", "error", updatedWords);
const periodOrder = rule(
  "8.6.3",
  "error",
  { title: "A period ends before it begins.", advice: "Compare the two days with your records; often they are swapped." },
  guidance.organisationBudgets,
);
const resultPeriodOrder = rule("8.6.1", "error", {
  title: "The period of an indicator ends before it begins.",
  advice: "Compare the two days with your records; often they are swapped.",
});
const periodTooLong = rule(
  "7.5.3",
  "error",
  {
    title: "The period of a budget is longer than a year.",
    advice: "Divide the budget into years (or quarters): one element for each, with its own value.",
  },
  guidance.budgets,
);
const lineOutside = rule(
  "11.3.1",
  "error",
  {
    title: "The value date of a budget line is outside of the period of its budget.",
    advice: "Give a day between period-start and period-end, usually the first.",
  },
  guidance.organisationBudgets,
);

/** A day at its place. */
type Placed = { readonly day: number; readonly node: RecordNode; readonly place: string; readonly text: string };

/** The day of an element; text, too, in 1.0x. Null where there is none that can be read: the structure says so. */
function dayOf(node: RecordNode | undefined, { major }: CheckedRecord, attribute = "iso-date"): Placed | null {
  if (node === undefined) return null;
  const said = saidIn(node, attribute);
  const text = said ?? (major === 1 ? trim(node.text) : "");
  const day = parseDay(text);
  return day === null ? null : { day, node, place: said === null ? node.path : `${node.path}/@${attribute}`, text };
}

const typeWords: Readonly<Record<string, string>> = activityDateTypes;

function daysOfType(record: CheckedRecord, type: string): readonly Placed[] {
  return childrenNamed(record.node, "activity-date")
    .filter((one) => {
      const said = saidIn(one, "type") ?? "";
      return (typeWords[said.toUpperCase()] ?? said) === type;
    })
    .flatMap((one) => dayOf(one, record) ?? []);
}

function sayAhead(placed: Placed | null, today: number, broken: Rule, say: Say): void {
  if (placed !== null && placed.day > today) say({ rule: broken, line: placed.node.line, place: placed.place, found: placed.text });
}

function checkActivity(record: CheckedRecord, say: Say): void {
  const { node, now } = record;
  const today = toDay(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()) ?? 0;
  const starts = { planned: daysOfType(record, "1"), actual: daysOfType(record, "2") };
  const ends = { planned: daysOfType(record, "3"), actual: daysOfType(record, "4") };
  const hasStart = childrenNamed(node, "activity-date").some((one) => {
    const said = saidIn(one, "type") ?? "";
    return ["1", "2"].includes(typeWords[said.toUpperCase()] ?? said);
  });
  if (!hasStart) say({ rule: noStart, line: node.line, place: `${node.path}/activity-date` });
  for (const [which, broken] of [
    ["planned", plannedOrder],
    ["actual", actualOrder],
  ] as const) {
    const start = starts[which].reduce<Placed | null>((last, one) => (last === null || one.day > last.day ? one : last), null);
    const end = ends[which].reduce<Placed | null>((first, one) => (first === null || one.day < first.day ? one : first), null);
    if (start !== null && end !== null && start.day > end.day)
      say({ rule: broken, line: end.node.line, place: end.place, found: `${start.text} to ${end.text}` });
  }
  for (const one of starts.actual) sayAhead(one, today, startAhead, say);
  for (const one of ends.actual) sayAhead(one, today, endAhead, say);
  for (const one of elementsAt(node, "transaction/transaction-date")) sayAhead(dayOf(one, record), today, transactionAhead, say);
  for (const one of elementsAt(node, "transaction/value")) {
    if (saidIn(one, "value-date") !== null) sayAhead(dayOf(one, record, "value-date"), today, valueAhead, say);
  }
}

function checkUpdated({ node, kind, now }: CheckedRecord, say: Say): void {
  const text = saidIn(node, "last-updated-datetime");
  const at =
    text === null
      ? Number.NaN
      : Date.parse(/T.*(?:Z|[+-][0-9]{2}:[0-9]{2})$/.test(text) ? text : `${text}${text.includes("T") ? "Z" : ""}`);
  if (text !== null && at > now.getTime())
    say({
      rule: kind === "activity" ? activityUpdatedAhead : organisationUpdatedAhead,
      line: node.line,
      place: `${node.path}/@last-updated-datetime`,
      found: text,
    });
}

/** The same day a year later; of 29 February, the first of March. */
function yearLater(day: number): number {
  const date = new Date(day * 86_400_000);
  const year = date.getUTCFullYear() + 1;
  return toDay(year, date.getUTCMonth() + 1, date.getUTCDate()) ?? toDay(year, 3, 1) ?? day + 366;
}

function checkPeriod(record: CheckedRecord, element: RecordNode, rules: { readonly order: Rule; readonly length?: Rule }, say: Say): void {
  const start = dayOf(childrenNamed(element, "period-start")[0], record);
  const end = dayOf(childrenNamed(element, "period-end")[0], record);
  if (start === null || end === null) return;
  const said = { line: end.node.line, place: end.place, found: `${start.text} to ${end.text}` };
  if (start.day > end.day) say({ rule: rules.order, ...said });
  else if (rules.length !== undefined && end.day > yearLater(start.day)) say({ rule: rules.length, ...said });
}

function checkLines(record: CheckedRecord, budget: RecordNode, say: Say): void {
  const start = dayOf(childrenNamed(budget, "period-start")[0], record);
  const end = dayOf(childrenNamed(budget, "period-end")[0], record);
  if (start === null || end === null) return;
  for (const value of elementsAt(budget, "budget-line/value")) {
    const day = dayOf(value, record, "value-date");
    if (day !== null && saidIn(value, "value-date") !== null && (day.day < start.day || day.day > end.day))
      say({ rule: lineOutside, line: value.line, place: day.place, found: `${day.text}; the period is ${start.text} to ${end.text}` });
  }
}

const yearly = { order: periodOrder, length: periodTooLong } as const;
const organisationBudgets = [
  "total-budget",
  "recipient-country-budget",
  "recipient-org-budget",
  "recipient-region-budget",
  "total-expenditure",
];

/** Days: that they are there, in their order, and not in the future where they tell what has happened. */
export const dates: RuleFamily = {
  rules: [
    noStart,
    plannedOrder,
    actualOrder,
    startAhead,
    endAhead,
    transactionAhead,
    valueAhead,
    activityUpdatedAhead,
    organisationUpdatedAhead,
    periodOrder,
    resultPeriodOrder,
    periodTooLong,
    lineOutside,
  ],
  check: (record, say) => {
    const { node } = record;
    checkUpdated(record, say);
    if (record.kind === "activity") {
      checkActivity(record, say);
      for (const one of elementsAt(node, "planned-disbursement")) checkPeriod(record, one, { order: periodOrder }, say);
      for (const one of elementsAt(node, "budget")) checkPeriod(record, one, yearly, say);
      for (const one of elementsAt(node, "result/indicator/period")) checkPeriod(record, one, { order: resultPeriodOrder }, say);
      return;
    }
    for (const name of organisationBudgets) for (const one of childrenNamed(node, name)) checkPeriod(record, one, yearly, say);
    for (const one of childrenNamed(node, "recipient-country-budget")) checkLines(record, one, say);
  },
};
