import { toSeriesRows } from "../../sources/world-bank/to-series-rows.ts";
import { baseYearOf, inPricesOf, type PricedFlow } from "./constant-prices.ts";
import { chooseSeries, type ChosenFigure, type OfferedSeries } from "./choose-series.ts";

/** A row of a table of the warehouse, its values as they are bound. */
export type TableRow = Readonly<Record<string, string | number | boolean | null>>;

/** Rows of the tables of series (tables.ts), by table. */
export type SeriesTables = {
  readonly series_file: readonly TableRow[];
  readonly dac_flow: readonly TableRow[];
  readonly indicator_value: readonly TableRow[];
  readonly deflator: readonly TableRow[];
};

function fileRows(offered: ReturnType<typeof chooseSeries>): readonly TableRow[] {
  return offered.files.map(({ about, observations, refused }, index) => ({
    number: index + 1,
    ...about,
    figures: observations.length,
    refused: refused.length,
  }));
}

function flowRow(flow: PricedFlow, fileId: number): TableRow {
  return {
    series_file: fileId,
    indicator: flow.indicator,
    donor: flow.donor,
    donor_kind: flow.donorKind,
    recipient: flow.recipient,
    year: flow.year,
    measure: "net",
    flow_type: "oda",
    price_base: flow.priceBase,
    value: flow.value,
  };
}

/** The tables of a snapshot from every file that the data folder offers: each series from one file, flows in current and in constant prices. */
export function toSeriesTables(offered: readonly OfferedSeries[]): SeriesTables {
  const chosen = chooseSeries(offered);
  const fileOf = new Map(chosen.figures.map((one: ChosenFigure) => [`${one.indicator} ${one.area}`, one.fileId]));
  const idOf = (indicator: string, area: string): number => fileOf.get(`${indicator} ${area}`) ?? 0;
  const { netFlows, deflators, indicatorValues } = toSeriesRows(chosen.figures);
  const baseYear = baseYearOf(netFlows, deflators);
  const constant = baseYear === null ? [] : inPricesOf(netFlows, deflators, baseYear);
  const current = netFlows.map((flow) => ({ ...flow, priceBase: "current" }));
  return {
    series_file: fileRows(chosen),
    dac_flow: [...current, ...constant].map((flow) => flowRow(flow, idOf(flow.indicator, flow.recipient))),
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
