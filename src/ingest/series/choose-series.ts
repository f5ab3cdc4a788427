import { groupBy } from "../../core/group-by.ts";
import type { DacFigure } from "../../sources/oecd-crs/dac-figure.ts";
import { crsLayouts } from "../../sources/oecd-crs/read-crs-csv.ts";
import type { Observation, SeriesRead } from "../../sources/world-bank/observation.ts";
import type { CrsFile } from "./load-crs.ts";

/** A file in the order in which it counts: those loaded by the operator before those shipped, newer vintages before older ones. */
export type OfferedSeries = { readonly read: SeriesRead | CrsFile; readonly shipped: boolean };

/** A figure that is used, with the number of its file. */
export type ChosenFigure = Observation & { readonly fileId: number };
export type ChosenFlow = DacFigure & { readonly fileId: number };

/** Whether a file is one of the OECD: its figures are flows. */
export function isCrs(read: OfferedSeries["read"]): read is CrsFile {
  return "crs" in read;
}

/** Whole tables of the publisher before sums of its activities, and these before the yearly tables, which are the coarsest. */
function rankOf({ read }: OfferedSeries): number {
  return isCrs(read) ? -crsLayouts.findIndex((layout) => layout.id === read.crs.layout) : 0;
}

function byPreference(a: OfferedSeries, b: OfferedSeries): number {
  if (a.shipped !== b.shipped) return a.shipped ? 1 : -1;
  if (rankOf(a) !== rankOf(b)) return rankOf(a) - rankOf(b);
  const [left, right] = [a.read.about, b.read.about];
  if (left.vintage !== right.vintage) return left.vintage < right.vintage ? 1 : -1;
  return left.sha256 < right.sha256 ? -1 : 1;
}

const seriesOf = (one: Observation): string => `${one.indicator} ${one.area}`;

/** What makes two figures the same flow, whoever publishes them. */
export function flowKey(one: Omit<DacFigure, "value" | "indicator" | "donorKind">): string {
  return [one.donor, one.recipient, one.year, one.measure, one.flowType].join(" ");
}

/** The first figure of a year wins: a file that gives one twice was told so when it was read. */
function onePerYear(figures: readonly Observation[]): readonly Observation[] {
  return [...groupBy(figures, (figure) => figure.year).values()].flatMap((same) => same.slice(0, 1));
}

function chooseFigures(files: readonly OfferedSeries["read"][]): readonly ChosenFigure[] {
  const taken = new Set<string>();
  return files.flatMap((file, index) => {
    if (isCrs(file)) return [];
    const fresh = [...groupBy(file.observations, seriesOf)].filter(([series]) => !taken.has(series));
    for (const [series] of fresh) taken.add(series);
    return fresh.flatMap(([, ofSeries]) => onePerYear(ofSeries)).map((figure) => ({ ...figure, fileId: index + 1 }));
  });
}

function chooseFlows(files: readonly OfferedSeries["read"][]): readonly ChosenFlow[] {
  const taken = new Set<string>();
  return files.flatMap((file, index) => {
    if (!isCrs(file)) return [];
    const fresh = file.crs.flows.filter((flow) => !taken.has(flowKey(flow)));
    for (const flow of fresh) taken.add(flowKey(flow));
    return fresh.map((flow) => ({ ...flow, fileId: index + 1 }));
  });
}

/**
 * One series (an indicator of one area) comes whole from one file, so that no series mixes two vintages and nothing is counted twice: from
 * the preferred file that has it. A flow of the OECD, whose files are by year, comes from the preferred file that has it. Files are numbered from 1
 * in the order of preference.
 */
export function chooseSeries(offered: readonly OfferedSeries[]): {
  readonly files: readonly OfferedSeries["read"][];
  readonly figures: readonly ChosenFigure[];
  readonly flows: readonly ChosenFlow[];
} {
  const files = [...offered].sort(byPreference).map((one) => one.read);
  return { files, figures: chooseFigures(files), flows: chooseFlows(files) };
}
