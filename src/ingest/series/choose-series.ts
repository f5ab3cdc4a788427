import { groupBy } from "../../core/group-by.ts";
import type { Observation, SeriesRead } from "../../sources/world-bank/observation.ts";

/** A file in the order in which it counts: those loaded by the operator before those shipped, newer vintages before older ones. */
export type OfferedSeries = { readonly read: SeriesRead; readonly shipped: boolean };

/** A figure that is used, with the number of its file. */
export type ChosenFigure = Observation & { readonly fileId: number };

function byPreference(a: OfferedSeries, b: OfferedSeries): number {
  if (a.shipped !== b.shipped) return a.shipped ? 1 : -1;
  const [left, right] = [a.read.about, b.read.about];
  if (left.vintage !== right.vintage) return left.vintage < right.vintage ? 1 : -1;
  return left.sha256 < right.sha256 ? -1 : 1;
}

const seriesOf = (one: Observation): string => `${one.indicator} ${one.area}`;

/** The first figure of a year wins: a file that gives one twice was told so when it was read. */
function onePerYear(figures: readonly Observation[]): readonly Observation[] {
  return [...groupBy(figures, (figure) => figure.year).values()].flatMap((same) => same.slice(0, 1));
}

/**
 * One series (an indicator of one area) comes whole from one file, so that no series mixes two vintages and nothing is counted twice: from
 * the preferred file that has it. Files are numbered from 1 in the order of preference.
 */
export function chooseSeries(offered: readonly OfferedSeries[]): {
  readonly files: readonly SeriesRead[];
  readonly figures: readonly ChosenFigure[];
} {
  const files = [...offered].sort(byPreference).map((one) => one.read);
  const taken = new Set<string>();
  const figures = files.flatMap((file, index) => {
    const fresh = [...groupBy(file.observations, seriesOf)].filter(([series]) => !taken.has(series));
    for (const [series] of fresh) taken.add(series);
    return fresh.flatMap(([, ofSeries]) => onePerYear(ofSeries)).map((figure) => ({ ...figure, fileId: index + 1 }));
  });
  return { files, figures };
}
