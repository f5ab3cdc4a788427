import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase, quoteText } from "../../store/database.ts";
import { openSnapshot } from "../../store/open-snapshot.ts";
import type { OfferedSeries } from "./choose-series.ts";
import { hashSeries } from "./fill-series.ts";
import { keepSeries, readKeptSeries } from "./kept-series.ts";
import { readCrsFile, type CrsFile } from "./load-crs.ts";
import { renewSeries } from "./renew-series.ts";
import { toSeriesTables } from "./series-tables.ts";

const temporary = await mkdtemp(join(tmpdir(), "sarai-crs-test-"));
afterAll(() => rm(temporary, { recursive: true }));

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(temporary, "data-"));
});

async function load(name: string, text: string | Buffer, recipients: readonly string[] = []): Promise<CrsFile> {
  await writeFile(join(folder, name), text);
  return readCrsFile(join(folder, name), recipients, "2026-11-27");
}
const loaded = (read: OfferedSeries["read"]): OfferedSeries => ({ read, shipped: false });
const flowsOf = (offered: readonly OfferedSeries[]): readonly string[] =>
  toSeriesTables(offered).dac_flow.map((row) =>
    ["donor", "recipient", "year", "measure", "flow_type", "price_base", "value"].map((name) => row[name]).join(" "),
  );

const yearly = (value: string): string => `Row Labels,Japan,United States\nUzbekistan,${value},2\n`;
const dac2a = (value: string): string =>
  `DONOR,RECIPIENT,MEASURE,UNIT_MEASURE,PRICE_BASE,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nJPN,UZB,206,USD,V,2012,${value},6\n`;

const bank = (year: number): OfferedSeries => {
  const about = { publisher: "The Bank", title: "t", address: null, licence: null, vintage: "copy", citation: "c", bytes: 1 };
  const observations = [
    { indicator: "DC.DAC.JPNL.CD", area: "UZ", year, value: "10" },
    { indicator: "NY.GDP.DEFL.ZS", area: "US", year: 2012, value: "80" },
    { indicator: "NY.GDP.DEFL.ZS", area: "US", year: 2013, value: "100" },
  ];
  return { read: { about: { ...about, file: "bank", sha256: "bank" }, observations, refused: [] }, shipped: true };
};

describe("flows of the OECD in the warehouse", () => {
  test("stand beside the net ones of the World Bank, aid in constant prices too and mixed tables never", async () => {
    const [aid, mixed] = [await load("crs_2012.csv", yearly("1")), await load("crs_2013.csv", yearly("1"))];
    expect(flowsOf([bank(2013), loaded(aid), loaded(mixed)]).toSorted()).toEqual([
      "JP UZ 2012 gross oda 2013 1250000.00",
      "JP UZ 2012 gross oda current 1000000.00",
      "JP UZ 2013 gross mixed current 1000000.00",
      "JP UZ 2013 net oda 2013 10.00",
      "JP UZ 2013 net oda current 10",
      "US UZ 2012 gross oda 2013 2500000.00",
      "US UZ 2012 gross oda current 2000000.00",
      "US UZ 2013 gross mixed current 2000000.00",
    ]);
  });

  test("take the place of the same net figure of the World Bank, so that nothing is counted twice", async () => {
    const net = loaded(await load("dac2a.csv", dac2a("7")));
    expect(flowsOf([bank(2012), net]).filter((line) => line.includes("current"))).toEqual(["JP UZ 2012 net oda current 7000000.00"]);
    expect(flowsOf([bank(2013), net]).filter((line) => line.includes("current"))).toHaveLength(2);
  });

  test("come from a whole table of the publisher before its activities, and from these before a yearly table, in whatever order", async () => {
    const table = loaded(await load("crs_2012.csv", yearly("1")));
    const activities = loaded(await load("a.csv", "Year,DonorCode,RecipientCode,FlowCode,USD_Disbursement\n2012,701,617,11,5\n"));
    for (const order of [
      [table, activities],
      [activities, table],
    ])
      expect(flowsOf(order)).toEqual(["JP UZ 2012 gross oda current 5000000.00", "US UZ 2012 gross oda current 2000000.00"]);
  });

  test("name their file with what was read and refused of it", async () => {
    const read = await load("crs_2012.csv", yearly("many"));
    expect(toSeriesTables([loaded(read)]).series_file).toMatchObject([
      { number: 1, file: "crs_2012.csv", publisher: "OECD", figures: 1, refused: 1, licence: null, vintage: "loaded 2026-11-27" },
    ]);
  });
});

describe("files of the OECD in the data folder", () => {
  test("are kept by their name: the same changes nothing, a newer one takes the place of the one before", async () => {
    const first = await load("crs_2012.csv", yearly("1"));
    await keepSeries(folder, first);
    await keepSeries(folder, first);
    expect(await readKeptSeries(folder)).toEqual([first]);
    const second = await load("crs_2012.csv", yearly("3"));
    await keepSeries(folder, second);
    expect(await readKeptSeries(folder)).toEqual([second]);
    expect(hashSeries([loaded(first)])).not.toBe(hashSeries([loaded(second)]));
  });

  test("are another input when other recipients were asked for", async () => {
    const all = await load("crs_2012.csv", yearly("1"));
    const one = await load("crs_2012.csv", yearly("1"), ["KZ"]);
    expect([one.crs.flows.length, one.crs.leftOut]).toEqual([0, { "other-recipient": 2 }]);
    expect(hashSeries([loaded(all)])).not.toBe(hashSeries([loaded(one)]));
  });

  test("that were damaged are named with the command that loads them again", async () => {
    await keepSeries(folder, await load("crs_2012.csv", yearly("1")));
    const [name = ""] = await readdir(join(folder, "series"));
    await writeFile(join(folder, "series", name), "{}");
    await expect(readKeptSeries(folder)).rejects.toMatchObject({ advice: expect.stringContaining("sarai ingest crs") as string });
  });

  test("that are not there, or a folder, are refused by name", async () => {
    await mkdir(join(folder, "crs_2012.csv"));
    for (const name of ["absent.csv", "crs_2012.csv"])
      await expect(readCrsFile(join(folder, name), [], "2026-11-27")).rejects.toMatchObject({ code: "input-invalid" });
  });
});

async function parquet(select: string): Promise<string> {
  const path = join(folder, "CRS.parquet");
  const database = await openDatabase(":memory:");
  await database.run(`COPY (${select}) TO ${quoteText(path)} (FORMAT parquet)`);
  database.close();
  return path;
}

describe("the activities of the CRS as Parquet", () => {
  const columns = "(year, donor_code, recipient_code, flow_code, usd_commitment, usd_disbursement)";

  test("are summed by the digits that stand there, and a number that is none is refused", async () => {
    const path = await parquet(
      `SELECT * FROM (VALUES (2020, 701, 617, 11, 0.1::DOUBLE, 0.1::DOUBLE), (2020, 701, 617, 13, 0.2, 1e-7), (2020, 701, 617, 14, NULL, 9),
       (2020, 918, 617, 11, NULL, 'nan'::DOUBLE), (2020, 701, NULL, 11, 1, 1)) AS t${columns}`,
    );
    const { crs } = await readCrsFile(path, [], "2026-11-27");
    expect(crs.flows.map((one) => [one.measure, one.flowType, one.value])).toEqual([
      ["commitments", "oda", "300000.00"],
      ["gross", "oda", "100000.10"],
      ["gross", "oof", "9000000.00"],
    ]);
    expect(crs).toMatchObject({ layout: "activities", rows: 5 });
    expect(crs.refused).toEqual([
      { place: "rows of 2020, 701, , 11", reason: "recipient-missing", excerpt: "2020 701  11" },
      { place: "rows of 2020, 918, 617, 11", reason: "value-invalid", excerpt: "usd_disbursement: 1 of 1 rows" },
    ]);
  });

  test("with other columns, or cut off, are refused as a whole", async () => {
    await expect(readCrsFile(await parquet("SELECT 1 AS a"), [], "2026-11-27")).rejects.toThrow("no known layout");
    await writeFile(join(folder, "cut.parquet"), "PAR1 and no more");
    await expect(readCrsFile(join(folder, "cut.parquet"), [], "2026-11-27")).rejects.toMatchObject({ code: "input-invalid" });
  });
});

test("a snapshot is published anew with them, and has every flow", async () => {
  const series = [bank(2012), loaded(await load("crs_2012.csv", yearly("1")))];
  const snapshot = await openSnapshot(await renewSeries({ dataFolder: folder, series, now: () => new Date("2026-11-27T08:00:00Z") }));
  const rows = await snapshot.rows(
    "SELECT donor, measure, value::VARCHAR AS value FROM dac_flow WHERE price_base = 'current' ORDER BY ALL",
    {},
  );
  await snapshot.close();
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["JP", "gross", "1000000.00"],
    ["JP", "net", "10.00"],
    ["US", "gross", "2000000.00"],
  ]);
});
