import { SaraiError } from "../../core/errors.ts";
import { divideRounded, parseExact, tenTo, toUnits } from "../../core/exact.ts";
import type { CrsRead, CrsRefusal, DacFigure, LeftOut, RefusedCell } from "./dac-figure.ts";

/** A figure as it stands in a row, before rows of the same key are summed. `text` is a number of 10^`power` US dollars. */
export type RowFigure = Omit<DacFigure, "value"> & { readonly text: string; readonly power: number };

/** What became of a row or cell: figures, each the only one of its key or one of many to be summed; a reason to refuse or to leave it out. */
export type Outcome =
  | { readonly figures: readonly RowFigure[]; readonly areSummed: boolean }
  | { readonly refused: CrsRefusal }
  | { readonly leftOut: LeftOut };

/** Gathers what is read of one file. `settle` takes an outcome with the place and the words of the row it is of. */
export type Gatherer = {
  readonly settle: (outcome: Outcome, at: { readonly place: string; readonly excerpt: string }) => void;
  readonly countRows: (rows: number) => void;
  readonly read: (layout: string) => CrsRead;
};

/** What a file may hold at most: who loads the whole of the CRS names the recipients that are wanted. */
export const mostFigures = 250_000;
const mostShown = 1_000; // refusals that are kept with their place; all are counted
const places = 24; // of a dollar: no published figure has more
const largest = tenTo(15 + places); // dollars: what is more is no figure of one donor to one recipient

function keyOf({ donor, recipient, year, measure, flowType }: Omit<DacFigure, "value">): string {
  return [donor, recipient, year, measure, flowType].join(" ");
}

/** Decimal text of 10^`power` dollars in units of 10^-24 dollars; null where it is none, or larger than anything published. */
function toDollars(text: string, power: number): bigint | null {
  const exact = parseExact(text.trim());
  if (exact === null) return null;
  const dollars = toUnits({ ...exact, units: exact.units * tenTo(power) }, places);
  return dollars >= largest || dollars <= -largest ? null : dollars;
}

function toCents(dollars: bigint): string {
  const cents = divideRounded(dollars, tenTo(places - 2));
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

type Sum = { readonly figure: RowFigure; dollars: bigint };

function toFigure({ figure, dollars }: Sum): DacFigure {
  const { donor, donorKind, recipient, year, measure, flowType, indicator } = figure;
  return { donor, donorKind, recipient, year, measure, flowType, value: toCents(dollars), indicator };
}

/** The sums of one file, and what becomes of a figure that is added to them. */
function createSums(recipients: readonly string[]) {
  const sums = new Map<string, Sum>();
  const add = (figure: RowFigure, isSummed: boolean): CrsRefusal | "other-recipient" | null => {
    if (recipients.length > 0 && !recipients.includes(figure.recipient)) return "other-recipient";
    const dollars = toDollars(figure.text, figure.power);
    if (dollars === null) return "value-invalid";
    const key = keyOf(figure);
    const known = sums.get(key);
    if (known !== undefined && !isSummed) return "given-twice";
    if (known === undefined) sums.set(key, { figure, dollars });
    else known.dollars += dollars;
    if (sums.size <= mostFigures) return null;
    throw new SaraiError("too-large", `The file holds more than ${mostFigures} figures.`, {
      advice: "Name the recipients that are wanted: --recipient <code> (several may be given).",
    });
  };
  return { sums, add };
}

/** A gatherer of the figures of one file; `recipients` keeps only those to them (none = all). `read` answers them in the order of their keys. */
export function createGatherer(recipients: readonly string[]): Gatherer {
  const { sums, add } = createSums(recipients);
  const refused: RefusedCell[] = [];
  const leftOut: Partial<Record<LeftOut, number>> = {};
  const counts = { refused: 0, rows: 0 };
  const refuse = (cell: RefusedCell): void => {
    if (++counts.refused <= mostShown) refused.push({ ...cell, excerpt: cell.excerpt.slice(0, 200) });
  };
  const leaveOut = (reason: LeftOut): void => {
    leftOut[reason] = (leftOut[reason] ?? 0) + 1;
  };
  return {
    settle: (outcome, { place, excerpt }) => {
      if ("refused" in outcome) refuse({ place, reason: outcome.refused, excerpt });
      else if ("leftOut" in outcome) leaveOut(outcome.leftOut);
      else
        for (const figure of outcome.figures) {
          const reason = add(figure, outcome.areSummed);
          if (reason === "other-recipient") leaveOut(reason);
          else if (reason !== null) refuse({ place, reason, excerpt: `${excerpt} ${figure.text}` });
        }
    },
    countRows: (rows) => {
      counts.rows += rows;
    },
    read: (layout) => {
      const flows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => toFigure(sum));
      return { layout, rows: counts.rows, flows, refused, refusedCount: counts.refused, leftOut };
    },
  };
}
