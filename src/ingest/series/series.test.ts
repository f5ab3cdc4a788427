import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Observation, SeriesRead } from "../../sources/world-bank/observation.ts";
import { openSnapshot } from "../../store/open-snapshot.ts";
import { listSnapshots, warehouseFolder } from "../../store/snapshots.ts";
import { chooseSeries, type OfferedSeries } from "./choose-series.ts";
import { baseYearOf, inPricesOf } from "./constant-prices.ts";
import { keepSeries, readKeptSeries } from "./kept-series.ts";
import { readWorldBankFile } from "./load-series.ts";
import { hashSeries } from "./fill-series.ts";
import { renewSeries } from "./renew-series.ts";
import { toSeriesTables } from "./series-tables.ts";

const temporary = await mkdtemp(join(tmpdir(), "sarai-series-"));
afterAll(() => rm(temporary, { recursive: true }));

const figure = (indicator: string, area: string, year: number, value: string): Observation => ({ indicator, area, year, value });

function offered(file: string, vintage: string, observations: readonly Observation[], shipped = false): OfferedSeries {
  const about = { file, vintage, publisher: "The Bank", title: file, address: null, licence: null, citation: file, sha256: file, bytes: 1 };
  return { read: { about, observations, refused: [] }, shipped };
}

const donor = "DC.DAC.FRAL.CD";
const old = offered(
  "old",
  "copy",
  [figure(donor, "KZ", 2000, "10"), figure(donor, "KZ", 2001, "11"), figure(donor, "KG", 2000, "5")],
  true,
);
const newer = offered("newer", "2025-10-07", [figure(donor, "KZ", 2001, "12"), figure(donor, "KZ", 2002, "13")]);
const newest = offered("newest", "2026-10-07", [figure(donor, "KZ", 2002, "14")]);

describe("of several files that have a series", () => {
  test("one gives it whole, so that no series mixes two vintages and nothing is counted twice", () => {
    const { figures } = chooseSeries([old, newer]);
    expect(figures.map(({ area, year, value }) => [area, year, value])).toEqual([
      ["KZ", 2001, "12"],
      ["KZ", 2002, "13"],
      ["KG", 2000, "5"],
    ]);
  });

  test("the one loaded counts before the one shipped, and the newer vintage before the older, in whatever order they come", () => {
    for (const order of [
      [old, newer, newest],
      [newest, old, newer],
    ]) {
      const { files, figures } = chooseSeries(order);
      expect(files.map((file) => file.about.file)).toEqual(["newest", "newer", "old"]);
      expect(figures.find((one) => one.area === "KZ")).toMatchObject({ value: "14", fileId: 1 });
    }
  });

  test("a year given twice in one file counts once", () => {
    const twice = offered("twice", "copy", [figure(donor, "KZ", 2000, "1"), figure(donor, "KZ", 2000, "2")]);
    expect(chooseSeries([twice]).figures.map((one) => one.value)).toEqual(["1"]);
  });
});

describe("constant prices", () => {
  const flow = (value: string, year = 2000) => ({
    donor: "FR",
    donorKind: "country" as const,
    recipient: "KZ",
    year,
    value,
    indicator: donor,
  });
  const deflators = [
    { area: "US", year: 2000, value: "80" },
    { area: "US", year: 2002, value: "100.5" },
    { area: "FR", year: 2001, value: "99" },
  ];

  test("are exact, and rounded half away from zero to cents", () => {
    expect(inPricesOf([flow("100")], deflators, 2002).map((one) => one.value)).toEqual(["125.63"]);
    expect(inPricesOf([flow("-100")], deflators, 2002).map((one) => one.value)).toEqual(["-125.63"]);
    expect(inPricesOf([flow("0"), flow("7", 2002)], deflators, 2002).map((one) => one.value)).toEqual(["0.00", "7.00"]);
  });

  test("are not there for a year without a deflator of the dollar: not an unchanged value", () => {
    expect(inPricesOf([flow("100", 2001)], deflators, 2002)).toEqual([]);
    expect(inPricesOf([flow("100")], [], 2002)).toEqual([]);
    expect(baseYearOf([flow("1"), flow("1", 2001)], deflators)).toBe(2000);
    expect(baseYearOf([flow("1", 2001)], deflators)).toBeNull();
  });

  test("stand beside current ones in the table, each with its base", () => {
    const withDeflator = offered("all", "copy", [figure(donor, "KZ", 2000, "10"), figure("NY.GDP.DEFL.ZS", "US", 2000, "80")]);
    expect(toSeriesTables([withDeflator]).dac_flow.map((row) => [row["price_base"], row["value"]])).toEqual([
      ["current", "10"],
      ["2000", "10.00"],
    ]);
  });
});

test("series are named by their files, in whatever order they come", () => {
  expect(hashSeries([old, newer])).toBe(hashSeries([newer, old]));
  expect(hashSeries([old, newer])).not.toBe(hashSeries([old]));
});

test("a snapshot is published anew where its series changed, and stays where they did not; the one before can still be read", async () => {
  const dataFolder = await mkdtemp(join(temporary, "warehouse-"));
  const renew = (series: readonly OfferedSeries[]) => renewSeries({ dataFolder, series, now: () => new Date("2026-11-23T08:00:00Z") });
  const sumOf = async (snapshot: { id: string; path: string }): Promise<unknown> => {
    const open = await openSnapshot(snapshot);
    const rows = await open.rows("SELECT sum(value)::VARCHAR AS sum FROM dac_flow WHERE list_contains($recipients, recipient)", {
      recipients: ["KZ"],
    });
    expect(await open.rows("SELECT donor FROM dac_flow WHERE list_contains($recipients, recipient)", { recipients: [] })).toEqual([]);
    await open.close();
    return rows[0]?.["sum"];
  };
  const first = await renew([old]);
  expect((await renew([old])).id).toBe(first.id);
  const second = await renew([old, newest]);
  expect(second.id).not.toBe(first.id);
  expect((await renew([newest, old])).id).toBe(second.id);
  expect(listSnapshots(warehouseFolder(dataFolder)).map((one) => one.id)).toEqual([second.id, first.id]);
  expect([await sumOf(first), await sumOf(second)]).toEqual(["21.00", "14.00"]);
  expect((await renew([old])).id).toBe(first.id);
});

describe("files of the World Bank in the data folder", () => {
  const api = JSON.stringify([
    { page: 1, pages: 1, lastupdated: "2025-10-07" },
    [{ indicator: { id: "NY.GDP.MKTP.KD.ZG" }, country: { id: "KZ" }, countryiso3code: "KAZ", date: "2024", value: 4.8 }],
  ]);
  const csv = '"Country Name","Country Code","Indicator Name","Indicator Code","2023"\n"A","KAZ","x","A.B","1"\n"A","KAZ","x","C.D","2"\n';
  let data = "";
  beforeEach(async () => {
    data = await mkdtemp(join(temporary, "data-"));
    await writeFile(join(data, "growth.json"), api);
    await writeFile(join(data, "table.csv"), csv);
  });

  const read = (name: string, indicators: readonly string[] = []): Promise<SeriesRead> =>
    readWorldBankFile(join(data, name), indicators, "2026-11-23");

  test("are told by what is in them, and cited with the publisher's day or the day of loading", async () => {
    expect((await read("growth.json")).about).toMatchObject({ vintage: "2025-10-07", title: "NY.GDP.MKTP.KD.ZG", licence: null });
    expect((await read("table.csv")).about).toMatchObject({ vintage: "loaded 2026-11-23", title: "A.B, C.D" });
    expect((await read("table.csv", ["C.D"])).observations.map((one) => one.value)).toEqual(["2"]);
  });

  test("are kept once however often they are loaded, and read again as they were", async () => {
    const growth = await read("growth.json");
    await keepSeries(data, growth);
    await keepSeries(data, growth);
    expect(await readdir(join(data, "series"))).toEqual([`${growth.about.sha256.slice(0, 16)}.json`]);
    expect(await readKeptSeries(data)).toEqual([growth]);
  });

  test("are refused by name where one was damaged or cannot be read", async () => {
    await keepSeries(data, await read("growth.json"));
    const [name = ""] = await readdir(join(data, "series"));
    await writeFile(join(data, "series", name), "{");
    await expect(readKeptSeries(data)).rejects.toThrow(name);
    await expect(read("absent.csv")).rejects.toThrow("absent.csv cannot be read");
  });

  test("a data folder without any has none", async () => {
    expect(await readKeptSeries(join(data, "nowhere"))).toEqual([]);
  });
});
