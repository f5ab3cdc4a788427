import { z } from "zod";
import { defineQuestion } from "./question.ts";
import { readCoverage } from "./reported/payment-coverage.ts";
import {
  boundaries,
  currencies,
  paymentsAddress,
  paymentTypes,
  ruleParameters,
  settleRule,
  type PaymentRule,
} from "./reported/payment-rule.ts";
import { readPaymentTallies } from "./reported/read-payments.ts";
import { addTallies, noPayments } from "./reported/tally.ts";
import { toStamp } from "./views/partnership-view.ts";
import { provenanceOf } from "./views/provenance.ts";

const shownProviders = 25;

function selectionOf({ parameters, recipients }: PaymentRule) {
  const { type, incoming, boundary, currency, republish, year, provider, sector, activity, publisher } = parameters;
  return {
    ...{ type, incoming, boundary, currency, republish: republish !== undefined, sector: sector ?? null, activity: activity ?? null },
    publisher: publisher ?? null,
    ...{ recipients: [...recipients], years: [...(year ?? [])], providers: [...(provider ?? [])] },
  };
}

function optionsOf({ parameters, members, cube }: PaymentRule) {
  const of = (values: readonly string[], chosen: readonly string[] | string | undefined) =>
    values.map((value) => ({
      value,
      selected: chosen !== undefined && (typeof chosen === "string" ? chosen === value : chosen.includes(value)),
    }));
  const { type, incoming, boundary, currency, republish, recipient, year } = parameters;
  return {
    ...{ type: of(paymentTypes, type), incoming: of(["out", "in"], incoming), boundary: of(boundaries, boundary) },
    ...{ republish: of(["1"], republish), currency: of(currencies, currency), recipient: of(members, recipient) },
    year: of([...cube.held.years].reverse(), year),
  };
}

type Tallies = ReturnType<typeof readPaymentTallies>;
type Cells = Tallies["cells"];

/** The parts of the rule, in the order in which judged.sql asks them. */
const reasons = ["recipient", "year", "provider", "sector", "type", "incoming", "duplicate", "secondary-publisher", "boundary", "licence"];
const placeOf = (reason: string): number => reasons.findIndex((one) => reason.startsWith(one));

/** A line for each recipient of the rule and every year that any of them has; a year without a payment is none, and not zero. */
function linesOf(rule: PaymentRule, cells: Cells) {
  const years = [...new Set(cells.map((cell) => cell.year))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  const sumOf = (own: Cells, narrowed: Parameters<typeof paymentsAddress>[1]) =>
    own.length === 0 ? { ...noPayments, rows: null } : { ...addTallies(own), rows: paymentsAddress(rule, narrowed) };
  const nameOf = (year: number | null): readonly string[] => [year === null ? "unknown" : String(year)];
  return {
    lines: rule.recipients.map((recipient) => {
      const own = cells.filter((cell) => cell.recipient === recipient);
      const inYear = (year: number | null) => own.filter((cell) => cell.year === year);
      return {
        recipient,
        sum: sumOf(own, { recipient: [recipient] }),
        years: years.map((year) => ({ year, ...sumOf(inYear(year), { recipient: [recipient], year: nameOf(year) }) })),
      };
    }),
    years: years.map((year) => ({
      year,
      ...sumOf(
        cells.filter((cell) => cell.year === year),
        { year: nameOf(year) },
      ),
    })),
  };
}

/** Everything that the rule comes to: kept, removed, by recipient and year, by provider, by side of the boundary. */
function sumsOf(rule: PaymentRule, { tallies, cells, providers, publishers, sides, unrated }: Tallies) {
  const kept = tallies.find((one) => one.reason === null);
  const own = ({ value, payments, no_rate }: (typeof tallies)[number]) => ({ value, payments, no_rate });
  return {
    all: { ...addTallies(tallies), rows: null },
    removed: tallies
      .flatMap(({ reason, ...tally }) =>
        reason === null ? [] : [{ reason, ...tally, rows: paymentsAddress(rule, { removed_by: reason }) }],
      )
      .sort((a, b) => placeOf(a.reason) - placeOf(b.reason)),
    kept: kept === undefined ? { ...noPayments, rows: null } : { ...own(kept), rows: paymentsAddress(rule) },
    unrated: unrated.map((one) => ({ ...one, rows: paymentsAddress(rule, { rate: "none" }) })),
    sides: sides.map(({ side, ...tally }) => ({ side, ...tally, rows: paymentsAddress(rule, { boundary: side }) })),
    ...linesOf(rule, cells),
    providers: providers
      .slice(0, shownProviders)
      .map(({ ref, name, side, ...tally }) => ({ ref, name, side, ...tally, rows: paymentsAddress(rule, { provider: [ref] }) })),
    publishers,
    more_providers: Math.max(0, providers.length - shownProviders),
  };
}

/** What do publishers report as paid or committed to the recipients, by which counting rule, and what does each part of the rule take out? */
export const payments = defineQuestion({
  id: "payments",
  path: "/payments",
  ofPublishers: true,
  parameters: z.strictObject(ruleParameters),
  read: async (asked) => {
    const { model, record, snapshot, today, parameters } = asked;
    const rule = await settleRule(snapshot, record, parameters);
    const read = readPaymentTallies(rule);
    const coverage = await readCoverage(snapshot, rule, read.donors);
    return {
      stamp: toStamp(model, record, today),
      selection: selectionOf(rule),
      options: optionsOf(rule),
      load: rule.cube.held.providers.length === 0 ? "sarai ingest iati <files>" : null,
      ...sumsOf(rule, read),
      coverage,
      provenance: await provenanceOf(asked, {
        counting: "payments",
        deflator: null,
        besideSeries: coverage.held,
        licences: read.licences,
      }),
    };
  },
  columns: {
    recipient: "text",
    year: "integer",
    type: "text",
    currency: "text",
    value: "decimal",
    payments: "integer",
    no_rate: "integer",
  },
  rows: ({ lines, selection }) =>
    lines.flatMap(({ recipient, years }) =>
      years
        .filter((year) => year.payments > 0)
        .map(({ year, value, payments: count, no_rate: unrated }) => ({
          ...{ recipient, year, type: selection.type, currency: selection.currency.toUpperCase() },
          ...{ value, payments: count, no_rate: unrated },
        })),
    ),
  cite: {
    key: ["recipient", "year"],
    parameters: ({ selection }) => {
      const { type, incoming, boundary, currency, republish, sector, activity, publisher, recipients, years, providers } = selection;
      return {
        ...{ type, incoming, boundary, currency, recipient: recipients },
        ...(republish ? { republish: "1" } : {}),
        ...(sector === null ? {} : { sector }),
        ...(activity === null ? {} : { activity }),
        ...(publisher === null ? {} : { publisher }),
        ...(years.length === 0 ? {} : { year: years }),
        ...(providers.length === 0 ? {} : { provider: providers }),
      };
    },
  },
});
