import { z } from "zod";
import type { FlowsHeld } from "../../oda/flows.ts";
import { commandFor } from "../../oda/load-command.ts";
import type { Needs } from "../claim-query.ts";

/** The axes of the matrix, and the values each may have. */
export const axes = z.strictObject({
  measure: z.array(z.enum(["net", "gross", "commitments", "grant-equivalent"])),
  donors: z.array(z.enum(["dac-countries", "dac-with-institutions", "all-donors"])),
  recipients: z.array(z.enum(["each", "all", "all-without-largest"])),
  period: z.array(z.enum(["each-year", "since-founding", "last-eight-years", "year-published"])),
  prices: z.array(z.enum(["current", "constant"])),
});
export type Axes = z.infer<typeof axes>;

/** The combination closest to the words of a sentence; `newest` is the newest year held. */
export const closest = z.strictObject({
  measure: z.string(),
  donors: z.string(),
  recipients: z.string(),
  period: z.string(),
  prices: z.string(),
});
export type Closest = z.infer<typeof closest>;

/** One combination. Years are null where nothing is held, and the reading stands for all of them. */
export type Combination = {
  readonly id: string;
  readonly isClosest: boolean;
  readonly measure: string;
  readonly donors: string;
  readonly recipients: string; // all, all-without-largest, or one recipient's code
  readonly codes: readonly string[];
  readonly period: string; // a year, since-founding, last-eight-years, year-published, or any
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  readonly prices: string; // or any
  readonly needs: Needs | null;
};

/** What the matrix is spelled out over. */
export type MatrixBasis = {
  readonly recipients: readonly string[];
  readonly held: readonly FlowsHeld[];
  readonly firstYear: number; // the first year asked for
  readonly founded: number | null;
  readonly published: number | null;
};

type Period = { readonly period: string; readonly firstYear: number; readonly lastYear: number };

const spanYears = 8;

function periodsOf(chosen: Axes["period"], newest: number, basis: MatrixBasis): readonly Period[] {
  return chosen.flatMap((one): readonly Period[] => {
    switch (one) {
      case "each-year":
        return Array.from({ length: newest - basis.firstYear + 1 }, (_, index) => basis.firstYear + index).map((year) => ({
          period: String(year),
          firstYear: year,
          lastYear: year,
        }));
      case "since-founding":
        return basis.founded === null ? [] : [{ period: one, firstYear: basis.founded, lastYear: newest }];
      case "last-eight-years":
        return [{ period: one, firstYear: newest - spanYears + 1, lastYear: newest }];
      case "year-published": // a year that is held stands among the years
        return basis.published === null || basis.published <= newest
          ? []
          : [{ period: one, firstYear: basis.published, lastYear: basis.published }];
    }
  });
}

type Choice = { readonly name: string; readonly codes: readonly string[] };

function recipientChoices(chosen: Axes["recipients"], codes: readonly string[]): readonly Choice[] {
  return chosen.flatMap((one): readonly Choice[] =>
    one === "each" ? codes.map((code) => ({ name: code, codes: [code] })) : [{ name: one, codes }],
  );
}

/** Why nothing can be said of a measure and a set of donors at all; null where it can. */
function missing(measure: string, donors: string, isHeld: boolean): Needs | null {
  if (donors === "all-donors") return { code: "donors-outside", values: { measure }, load: null }; // several of them publish none
  return isHeld ? null : { code: "measure-not-held", values: { measure }, load: commandFor(measure) };
}

/** Years as a reader writes them: runs of them as spans. */
function toSpans(years: readonly number[]): string {
  const spans: { first: number; last: number }[] = [];
  for (const year of years) {
    const open = spans.at(-1);
    if (open !== undefined && open.last === year - 1) open.last = year;
    else spans.push({ first: year, last: year });
  }
  return spans.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`)).join(", ");
}

/** A sum over years of which some are not held would be of fewer years than it says. */
function yearsMissing({ firstYear, lastYear }: Period, { measure, years, last_year: newest }: FlowsHeld): Needs | null {
  const load = commandFor(measure);
  if (lastYear > newest) return { code: "year-not-held", values: { year: String(lastYear), newest: String(newest) }, load };
  const asked = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  const missing = asked.filter((year) => !years.includes(year));
  return missing.length === 0 ? null : { code: "years-not-held", values: { measure, years: toSpans(missing) }, load };
}

type Cell = Omit<Combination, "id" | "isClosest">;

function cellsOf(chosen: Axes, measure: string, donors: string, basis: MatrixBasis): readonly Cell[] {
  const current = basis.held.find((one) => one.measure === measure && one.price_base === "current");
  const constant = basis.held.find((one) => one.measure === measure && one.price_base !== "current");
  const choices = recipientChoices(chosen.recipients, basis.recipients);
  const nothing = missing(measure, donors, current !== undefined);
  if (nothing !== null || current === undefined)
    return choices.map(({ name, codes }) => ({
      ...{ measure, donors, recipients: name, codes, period: "any", firstYear: null, lastYear: null, prices: "any" },
      needs: nothing,
    }));
  const periods = periodsOf(chosen.period, current.last_year, basis);
  const noDeflator: Needs = { code: "no-deflator", values: {}, load: "sarai ingest wdi <files>" };
  return choices.flatMap(({ name, codes }) =>
    periods.flatMap((period) =>
      chosen.prices.map((prices) => ({
        ...{ measure, donors, recipients: name, codes, ...period, prices },
        needs: yearsMissing(period, current) ?? (prices === "constant" && constant === undefined ? noDeflator : null),
      })),
    ),
  );
}

function isSame(cell: Cell, asked: Closest, newest: string): boolean {
  const period = asked.period === "newest" ? newest : asked.period;
  return (
    cell.measure === asked.measure &&
    cell.donors === asked.donors &&
    cell.recipients.toLowerCase() === asked.recipients &&
    cell.period === period &&
    cell.prices === asked.prices
  );
}

/**
 * Every combination of the axes, in their order: measures, donors, recipients, periods, prices. Where nothing is held of a measure or a
 * set of donors, one combination for each choice of recipients stands for all its periods and prices: there is nothing that could differ.
 */
export function spellOut(chosen: Axes, asked: Closest | null, basis: MatrixBasis): readonly Combination[] {
  const newest = String(Math.max(0, ...basis.held.filter((one) => one.measure === asked?.measure).map((one) => one.last_year)));
  return chosen.measure.flatMap((measure) =>
    chosen.donors.flatMap((donors) =>
      cellsOf(chosen, measure, donors, basis).map((cell) => ({
        ...cell,
        id: [cell.measure, cell.donors, cell.recipients.toLowerCase(), cell.period, cell.prices].join("."),
        isClosest: asked !== null && isSame(cell, asked, newest),
      })),
    ),
  );
}
