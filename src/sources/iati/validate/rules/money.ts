import { elementsAt, saidIn } from "../record.ts";
import { rule, type RuleFamily } from "./define.ts";

const currencyList = "https://iatistandard.org/en/iati-standard/203/codelists/Currency/";
const words = {
  title: "A value has no currency, and there is no default.",
  advice: "Add default-currency to the activity or organisation, as USD; where a value is in another, name it on the value.",
};
const activityCurrency = rule("7.8.1", "error", words, currencyList);
const organisationCurrency = rule("7.8.2", "error", words, currencyList);

const budgets = ["total-budget", "recipient-org-budget", "recipient-region-budget", "recipient-country-budget", "total-expenditure"];

/** Where money stands. */
const places = {
  activity: ["budget/value", "planned-disbursement/value", "transaction/value", "crs-add/loan-status", "fss/forecast"],
  organisation: [
    ...budgets.map((name) => `${name}/value`),
    ...budgets.map((name) => `${name}/${name === "total-expenditure" ? "expense-line" : "budget-line"}/value`),
  ],
} as const;

/** Every value has a currency. */
export const money: RuleFamily = {
  rules: [activityCurrency, organisationCurrency],
  check: ({ node, kind }, say) => {
    if (saidIn(node, "default-currency") !== null) return;
    const rule = kind === "activity" ? activityCurrency : organisationCurrency;
    for (const path of places[kind])
      for (const one of elementsAt(node, path))
        if (saidIn(one, "currency") === null) say({ rule, line: one.line, place: `${one.path}/@currency` });
  },
};
