import { SaraiError } from "../../core/errors.ts";
import { divideRounded, parseExact, tenTo, toUnits } from "../../core/exact.ts";
import type { CrsRead, CrsRefusal, DacFigure, LeftOut, RefusedCell } from "./dac-figure.ts";

/** A figure as it stands in a row, before rows of the same key are summed. `text` is a number of 10^`power` US dollars. */
export type RowFigure = Omit<DacFigure, "value"> & { readonly text: string; readonly power: number; readonly place: string };

/** Gathers what is read of one file. `add` sums rows of the same key exactly; `once` refuses a second one. */
export type Gatherer = {
  readonly add: (figure: RowFigure) => void;
  readonly once: (figure: RowFigure) => void;
  readonly refuse: (place: string, reason: CrsRefusal, excerpt: string) => void;
  readonly leaveOut: (reason: LeftOut, count?: number) => void;
  readonly row: () => void;
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

/** A gatherer of the figures of one file; `recipients` keeps only those to them (none = all). `read` answers them in the order of their keys. */
export function createGatherer(recipients: readonly string[]): Gatherer {
  const sums = new Map<string, Sum>();
  const refused: RefusedCell[] = [];
  const leftOut: Partial<Record<LeftOut, number>> = {};
  let refusedCount = 0;
  let rows = 0;
  const refuse: Gatherer["refuse"] = (place, reason, excerpt) => {
    if (++refusedCount <= mostShown) refused.push({ place, reason, excerpt: excerpt.slice(0, 200) });
  };
  const leaveOut: Gatherer["leaveOut"] = (reason, count = 1) => {
    if (count > 0) leftOut[reason] = (leftOut[reason] ?? 0) + count;
  };
  const take = (figure: RowFigure, isSummed: boolean): void => {
    if (recipients.length > 0 && !recipients.includes(figure.recipient)) return leaveOut("other-recipient");
    const dollars = toDollars(figure.text, figure.power);
    const excerpt = `${figure.donor} ${figure.recipient} ${figure.year} ${figure.text}`;
    if (dollars === null) return refuse(figure.place, "value-invalid", excerpt);
    const key = keyOf(figure);
    const known = sums.get(key);
    if (known === undefined) sums.set(key, { figure, dollars });
    else if (isSummed) known.dollars += dollars;
    else return refuse(figure.place, "given-twice", excerpt);
    if (sums.size > mostFigures)
      throw new SaraiError("too-large", `The file holds more than ${mostFigures} figures.`, {
        advice: "Name the recipients that are wanted: --recipient <code> (several may be given).",
      });
  };
  return {
    add: (figure) => take(figure, true),
    once: (figure) => take(figure, false),
    ...{ refuse, leaveOut },
    row: () => void rows++,
    read: (layout) => {
      const flows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => toFigure(sum));
      return { layout, rows, flows, refused, refusedCount, leftOut };
    },
  };
}
