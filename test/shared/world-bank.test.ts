import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import iso from "../../src/sources/world-bank/iso-3166-1.json";
import { readCarriedSeries } from "../../src/sources/world-bank/read-carried.ts";

const shared = join(import.meta.dirname, "../../../shared/data");
const alpha2: Readonly<Record<string, string>> = iso;

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): readonly Row[] {
  return parse(readFileSync(join(shared, file)), { columns: true, bom: true });
}

function figuresOf(file: string, area: string, value: string): readonly string[] {
  return rowsOf(file).map((row) => [row["indicator"], alpha2[row[area] ?? ""] ?? "?", row["year"], row[value]].join(" "));
}

const carried = new Map((await readCarriedSeries("src/sources/world-bank/series")).map((one) => [one.about.file, one.observations]));

test.each([
  ["net-oda-by-donor.csv", "oda/wdi-dac/net_bilateral_oda_central_asia.csv", "recipient", "usd_current"],
  ["net-oda-totals.csv", "oda/wdi-dac/totals_central_asia.csv", "recipient", "usd_current"],
  ["ida-net-flows.csv", "oda/wdi-dac/ida_net_flows_central_asia.csv", "recipient", "usd_current"],
  ["exchange-rates.csv", "fx/wdi_official_exchange_rates.csv", "country", "lcu_per_usd_period_average"],
  ["gdp-deflators.csv", "fx/wdi_gdp_deflators.csv", "country", "gdp_deflator"],
])("%s carries every figure of %s, and no other", (file, original, area, value) => {
  const ours = (carried.get(file) ?? []).map((one) => [one.indicator, one.area, one.year, one.value].join(" "));
  expect(ours.length).toBeGreaterThan(80);
  expect([...ours].sort()).toEqual([...figuresOf(original, area, value)].sort());
});
