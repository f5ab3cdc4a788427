import { describe, expect, test } from "vitest";
import { SaraiError } from "../../core/errors.ts";
import { toDecimalText } from "./observation.ts";
import { parseCarried, readCarriedSeries } from "./read-carried.ts";
import { readWorldBankCsv } from "./read-world-bank-csv.ts";
import { readWorldBankJson } from "./read-world-bank-json.ts";
import { toSeriesRows, toWhole } from "./to-series-rows.ts";

const series = await readCarriedSeries("src/sources/world-bank/series");
const rows = toSeriesRows(series.flatMap((one) => one.observations));

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += 7) yield await Promise.resolve(Buffer.from(text.slice(at, at + 7)));
}

function answer(...values: readonly (number | string | null)[]): string {
  return JSON.stringify([
    { page: 1, pages: 1, per_page: 50, total: values.length, sourceid: "2", lastupdated: "2025-10-07" },
    values.map((value, index) => ({
      indicator: { id: "NY.GDP.MKTP.KD.ZG", value: "GDP growth" },
      country: { id: "KZ", value: "Kazakhstan" },
      countryiso3code: "KAZ",
      date: String(2024 - index),
      value,
      unit: "",
      obs_status: "",
      decimal: 1,
    })),
  ]);
}

describe("the series that are shipped", () => {
  test("hold three thousand net flows of thirty-two donors to five recipients, and no total among them", () => {
    expect(rows.netFlows).toHaveLength(3000);
    expect(new Set(rows.netFlows.map((flow) => flow.donor)).size).toBe(32);
    expect([...new Set(rows.netFlows.map((flow) => flow.recipient))].sort()).toEqual(["KG", "KZ", "TJ", "TM", "UZ"]);
    expect(rows.netFlows.filter((flow) => flow.donorKind === "institution").map((flow) => flow.donor)).toContain("EU");
    expect(rows.indicatorValues.filter((one) => one.indicator === "DC.DAC.TOTL.CD")).toHaveLength(161);
  });

  test("give every file its licence, its vintage and the hash of its bytes", () => {
    for (const { about } of series) {
      expect(about).toMatchObject({ licence: "CC-BY-4.0", publisher: "World Bank" });
      expect(about.vintage).toContain("01a34e8b");
      expect(about.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test("name the currency of each rate, francs before the euro and no rate of the new manat", () => {
    const of = (currency: string): number[] => rows.rates.filter((rate) => rate.currency === currency).map((rate) => rate.year);
    expect(Math.max(...of("FRF"))).toBe(1998);
    expect(Math.min(...of("EUR"))).toBe(1999);
    expect(of("TMT")).toEqual([]);
    expect(of("UZS")).not.toContain(2005);
  });
});

test("an empty cell of a shipped table makes no figure, and a broken one is an error of the software", () => {
  expect(parseCarried("indicator,area,1991,1992\nX.Y,KZ,,0\n", "x.csv")).toEqual([
    { indicator: "X.Y", area: "KZ", year: 1992, value: "0" },
  ]);
  expect(() => parseCarried("indicator,area,1991\nX.Y,KZ,n/a\n", "x.csv")).toThrow("which is no number");
});

describe("an answer of the World Bank's API", () => {
  test("gives figures with the area as two letters, and none where the value is null", () => {
    const read = readWorldBankJson(answer(4.8, null, -2.5));
    expect(read.observations).toEqual([
      { indicator: "NY.GDP.MKTP.KD.ZG", area: "KZ", year: 2024, value: "4.8" },
      { indicator: "NY.GDP.MKTP.KD.ZG", area: "KZ", year: 2022, value: "-2.5" },
    ]);
    expect(read.lastUpdated).toBe("2025-10-07");
  });

  test("keeps a row that cannot be read as refused, with its place", () => {
    expect(readWorldBankJson(answer("about five")).refused).toMatchObject([{ place: "row 1", reason: "value-invalid" }]);
    expect(readWorldBankJson('[{"page":1,"pages":1},[{"date":"2020"}]]').refused).toMatchObject([{ reason: "row-incomplete" }]);
  });

  test.each([
    ["{", "no JSON"],
    ["{}", "no answer"],
    ['[{"message":[{"id":"120","key":"Invalid value","value":"The provided parameter value is not valid"}]}]', "refused the question"],
    ['[{"page":1,"pages":3},[]]', "page 1 of 3"],
  ])("%s is refused as a whole", (text, words) => {
    expect(() => readWorldBankJson(text)).toThrow(words);
  });
});

describe("a table of the World Bank as CSV", () => {
  const indicator =
    '\uFEFF"Data Source","World Development Indicators",\r\n\r\n"Last Updated Date","2025-10-07",\r\n\r\n"Country Name","Country Code","Indicator Name","Indicator Code","1992","1993",\r\n"Kazakhstan","KAZ","Net bilateral aid flows","DC.DAC.FRAL.CD","1040000.02","",\r\n"World","WLD","Net bilateral aid flows","DC.DAC.FRAL.CD","-5","1e3",\r\n';

  test("is read from the download of an indicator, groups of countries under their own code", async () => {
    const read = await readWorldBankCsv(bytesOf(indicator));
    expect(read).toMatchObject({ lastUpdated: "2025-10-07", refused: [] });
    expect(read.observations.map(({ area, year, value }) => [area, year, value])).toEqual([
      ["KZ", 1992, "1040000.02"],
      ["WLD", 1992, "-5"],
      ["WLD", 1993, "1000"],
    ]);
  });

  test("is read from DataBank, whose dots are no figures and whose notes are no rows", async () => {
    const text =
      "Country Name,Country Code,Series Name,Series Code,1992 [YR1992],1993 [YR1993]\nKazakhstan,KAZ,Growth,NY.GDP.MKTP.KD.ZG,..,many\n,,,,\nData from database: World Development Indicators\n";
    const read = await readWorldBankCsv(bytesOf(text));
    expect(read.observations).toEqual([]);
    expect(read.refused).toEqual([{ place: "line 2, 1993", reason: "value-invalid", excerpt: "NY.GDP.MKTP.KD.ZG KAZ many" }]);
  });

  test("keeps only what is asked for, however large the file", async () => {
    const read = await readWorldBankCsv(bytesOf(indicator), (one) => one.area === "KZ");
    expect(read.observations).toHaveLength(1);
  });

  test("is refused where it is something else", async () => {
    await expect(readWorldBankCsv(bytesOf("a,b\n1,2\n"))).rejects.toThrow(SaraiError);
    await expect(readWorldBankCsv(bytesOf('"a\n'))).rejects.toThrow("broken");
  });
});

test("a donor is read out of the indicator; the total of all donors is none", () => {
  const at = { area: "KZ", year: 2000, value: "10.5" };
  const read = toSeriesRows([
    { indicator: "DC.DAC.CECL.CD", ...at },
    { indicator: "DC.DAC.FRAL.CD", ...at },
    { indicator: "DC.DAC.TOTL.CD", ...at },
    { indicator: "DC.DAC.QQQL.CD", ...at },
  ]);
  expect(read.netFlows.map(({ donor, donorKind, value }) => [donor, donorKind, value])).toEqual([
    ["EU", "institution", "11"],
    ["FR", "country", "11"],
  ]);
  expect(read.indicatorValues.map((one) => one.indicator)).toEqual(["DC.DAC.TOTL.CD", "DC.DAC.QQQL.CD"]);
});

test.each([
  ["9540000.04753", "9540000"],
  ["-0.5", "-1"],
  ["-0.4", "0"],
  ["43249999.8305", "43250000"],
])("%s dollars are %s whole ones", (text, whole) => {
  expect(toWhole(text)).toBe(whole);
});

test.each([
  ["1.5e-7", "0.00000015"],
  ["2.5E3", "2500"],
  ["-1e2", "-100"],
  ["1e21", "1000000000000000000000"],
  ["1,000", null],
  ["", null],
  ["Infinity", null],
])("%s as decimal text is %s", (text, decimal) => {
  expect(toDecimalText(text)).toBe(decimal);
});
