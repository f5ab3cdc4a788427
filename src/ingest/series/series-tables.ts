import { toSeriesRows, type NetFlow } from "../../sources/world-bank/to-series-rows.ts";
import { baseYearOf, inPricesOf } from "./constant-prices.ts";
import { chooseSeries, flowKey, isCrs, type ChosenFigure, type ChosenFlow, type OfferedSeries } from "./choose-series.ts";

/** A row of a table of the warehouse, its values as they are bound. */
export type TableRow = Readonly<Record<string, string | number | boolean | null>>;

/** Rows of the tables of series (tables.ts), by table. */
export type SeriesTables = {
  readonly series_file: readonly TableRow[];
  readonly dac_flow: readonly TableRow[];
  readonly indicator_value: readonly TableRow[];
  readonly deflator: readonly TableRow[];
};

function fileRows({ files }: ReturnType<typeof chooseSeries>): readonly TableRow[] {
  return files.map((file, index) => {
    const counts = isCrs(file)
      ? { figures: file.crs.flows.length, refused: file.crs.refusedCount }
      : { figures: file.observations.length, refused: file.refused.length };
    return { number: index + 1, ...file.about, ...counts };
  });
}

function flowRow(flow: ChosenFlow & { readonly priceBase: string }): TableRow {
  return {
    series_file: flow.fileId,
    indicator: flow.indicator,
    donor: flow.donor,
    donor_kind: flow.donorKind,
    recipient: flow.recipient,
    year: flow.year,
    measure: flow.measure,
    flow_type: flow.flowType,
    price_base: flow.priceBase,
    value: flow.value,
  };
}

/** The flows of every source, each once: those of the OECD's own files, and the World Bank's copies of net ones where those have none. */
function joinFlows(ofOecd: readonly ChosenFlow[], copied: readonly NetFlow[], idOf: (indicator: string, area: string) => number) {
  const known = new Set(ofOecd.map(flowKey));
  const net = copied
    .map((flow): ChosenFlow => ({ ...flow, measure: "net", flowType: "oda", fileId: idOf(flow.indicator, flow.recipient) }))
    .filter((flow) => !known.has(flowKey(flow)));
  return [...net, ...ofOecd];
}

/**
 * The tables of a snapshot from every file that the data folder offers: each series from one file, flows in current and aid also in constant
 * prices.
 */
export function toSeriesTables(offered: readonly OfferedSeries[]): SeriesTables {
  const chosen = chooseSeries(offered);
  const fileOf = new Map(chosen.figures.map((one: ChosenFigure) => [`${one.indicator} ${one.area}`, one.fileId]));
  const idOf = (indicator: string, area: string): number => fileOf.get(`${indicator} ${area}`) ?? 0;
  const { netFlows, deflators, indicatorValues } = toSeriesRows(chosen.figures);
  const flows = joinFlows(chosen.flows, netFlows, idOf);
  const aid = flows.filter((flow) => flow.flowType === "oda");
  const baseYear = baseYearOf(aid, deflators);
  const constant = baseYear === null ? [] : inPricesOf(aid, deflators, baseYear);
  const current = flows.map((flow) => ({ ...flow, priceBase: "current" }));
  return {
    series_file: fileRows(chosen),
    dac_flow: [...current, ...constant].map(flowRow),
    indicator_value: indicatorValues.map(({ indicator, area, year, value }) => ({
      series_file: idOf(indicator, area),
      indicator,
      area,
      year,
      value,
    })),
    deflator: deflators.map(({ area, year, value }) => ({ series_file: idOf("NY.GDP.DEFL.ZS", area), area, year, value })),
  };
}
