import { describe, expect, test } from "vitest";
import { findDonor, findRecipient } from "./dac-codes.ts";
import type { CrsRead } from "./dac-figure.ts";
import { createEncodingDetector, type Encoding } from "./detect-encoding.ts";
import { readCrsCsv } from "./read-crs-csv.ts";

// Written by hand in the layouts of the publisher; every number is invented.

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 11) yield await Promise.resolve(bytes.slice(at, at + 11));
}

function encodingOf(bytes: Uint8Array): Encoding {
  const detector = createEncodingDetector();
  for (let at = 0; at < bytes.length; at += 3) detector.write(bytes.slice(at, at + 3));
  return detector.end();
}

async function read(text: string | Uint8Array, name = "crs_2012.csv", recipients: readonly string[] = []): Promise<CrsRead> {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  return readCrsCsv(piecesOf(bytes), { name, encoding: encodingOf(bytes), recipients });
}

const short = ({ flows }: CrsRead): readonly string[] =>
  flows.map((one) => [one.donor, one.donorKind, one.recipient, one.year, one.measure, one.flowType, one.value].join(" "));
const reasons = ({ refused }: CrsRead): readonly string[] => refused.map(({ place, reason }) => `${place}: ${reason}`);

describe("a yearly table", () => {
  const named = 'Row Labels,Regional,Japan,EU Institutions,AfDB\nKyrgyz Republic,,1.5,0.000001,\n"Central Asia, regional",R,2,,3.25\n';

  test("of donors by name is aid up to 2012, in dollars and cents", async () => {
    const table = await read(named);
    expect(short(table)).toEqual([
      "913 other 619 2012 gross oda 3250000.00",
      "EU institution KG 2012 gross oda 1.00",
      "JP country 619 2012 gross oda 2000000.00",
      "JP country KG 2012 gross oda 1500000.00",
    ]);
    expect(table).toMatchObject({ layout: "yearly-table", rows: 2, refusedCount: 0, leftOut: {} });
  });

  test("from 2013 on is no aid: other official flows stand in the same figure", async () => {
    expect(short(await read(named, "crs_2013.csv")).every((line) => line.includes(" gross mixed "))).toBe(true);
  });

  test("of donors by code alone is read, whatever the codes are called", async () => {
    const table = await read("donor_code,701,918,99999\nKyrgyzstan,1,2,3\nCote d''Ivoire,4.00E-05,,\n", "crs_2014.csv");
    expect(short(table)).toEqual([
      "99999 other KG 2014 gross mixed 3000000.00",
      "EU institution KG 2014 gross mixed 2000000.00",
      "JP country CI 2014 gross mixed 40.00",
      "JP country KG 2014 gross mixed 1000000.00",
    ]);
  });

  test.each([
    ["crs_2015.csv", "donor_code,701\ndonor_name,Japan\nKyrgyzstan,1\n"],
    ["crs_2016.csv", ",donor_code,701\ndonor_name,RecipientCode,Japan\nKyrgyzstan,614,1\n"],
    ["crs_2017.csv", "\uFEFF,donor_code,701\r\nrecipient_name,RecipientCode,Japan\r\nA name nobody knows,614,1\r\n"],
  ])("%s has codes with names below them", async (name, text) => {
    expect(short(await read(text, name))).toEqual([`JP country KG ${name.slice(4, 8)} gross mixed 1000000.00`]);
  });

  test("leaves totals out, and refuses with its place what has no name, no number or comes twice", async () => {
    const rows = [
      "Kyrgyz Republic,1,,1",
      "Kyrgyzstan,2,,2",
      "Narnia,3,,3",
      "(blank),4,5,9",
      "(blank),,,",
      "Uzbekistan,n/a,6,7",
      "Grand Total,9,9,9",
    ];
    const table = await read(`Row Labels,Japan,(blank),Grand Total\n${rows.join("\n")}\n`, "crs_2013.csv");
    expect(short(table)).toEqual(["JP country KG 2013 gross mixed 1000000.00"]);
    expect(reasons(table)).toEqual([
      "line 3, Japan: given-twice",
      "line 4: recipient-unknown",
      "line 5: recipient-missing",
      "line 7, Japan: value-invalid",
      "line 7, (blank): donor-missing",
    ]);
    expect(table).toMatchObject({ rows: 6, leftOut: { total: 4 }, refusedCount: 5 });
  });

  test("without a year in its name, of sectors, or of nothing known is refused as a whole", async () => {
    await expect(read(named, "table.csv")).rejects.toMatchObject({
      code: "input-invalid",
      message: expect.stringContaining("no year") as string,
    });
    await expect(read("Row Labels,Agriculture,Health\nKyrgyzstan,1,2\n")).rejects.toThrow("no known layout");
    await expect(read("Row Labels,111,112,113,701\nKyrgyzstan,1,2,3,4\n")).rejects.toThrow("no known layout");
    await expect(read("<html>")).rejects.toMatchObject({ advice: expect.stringContaining("SDMX-CSV") as string });
    await expect(read("")).rejects.toThrow("no known layout");
    await expect(read(`Row Labels,Japan\n${"x".repeat(2_000_000)}\n`)).rejects.toThrow("broken");
  });
});

describe("the encoding", () => {
  const text = "Row Labels,Japan\nCôte d'Ivoire,1\n";

  test.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8", Buffer.from(`\uFEFF${text}`)],
    ["windows-1252", Buffer.from(text, "latin1")],
    ["utf-16le", Buffer.from(`\uFEFF${text}`, "utf16le")],
  ])("%s is found out by the bytes of the file", async (encoding, bytes) => {
    expect(encodingOf(bytes)).toBe(encoding);
    expect(short(await read(bytes))).toEqual(["JP country CI 2012 gross oda 1000000.00"]);
  });

  test("a character cut off at the end is no UTF-8", () => {
    expect(encodingOf(Buffer.from("C\u00f4").subarray(0, 2))).toBe("windows-1252");
  });
});

describe("the activities of the CRS", () => {
  const header =
    "Year|DonorCode|DEDonorcode|RecipientCode|FlowCode|ProjectTitle|USD_Commitment|USD_Disbursement|USD_Disbursement_Defl|USD_GrantEquiv";

  test("are summed exactly by donor, recipient, year, flow and measure", async () => {
    const rows = [
      '2021|701|JPN|617|11|"A road | and a ""bridge"""|0.1|0.1|9|0.1',
      "2021|701|JPN|617|13|b|0.2|0.2|9|",
      "2021|701|JPN|617|14|c|5|5|5|",
      "2021|701|JPN|617|30|d|0.000000005||5|",
    ];
    const table = await read([header, ...rows].join("\n"), "CRS 2021 data.txt");
    expect(short(table)).toEqual([
      "JP country UZ 2021 commitments oda 300000.00",
      "JP country UZ 2021 commitments oof 5000000.00",
      "JP country UZ 2021 commitments private 0.01",
      "JP country UZ 2021 grant-equivalent oda 100000.00",
      "JP country UZ 2021 gross oda 300000.00",
      "JP country UZ 2021 gross oof 5000000.00",
    ]);
    expect(table).toMatchObject({ layout: "activities", rows: 4 });
  });

  test("may be separated by commas and called as in the Parquet, and only of the recipients asked for", async () => {
    const text = "year,donor_code,recipient_code,flow_code,usd_disbursement\n2020,918,613,11,1\n2020,918,614,11,1\n";
    const table = await read(text, "x.csv", ["KZ"]);
    expect(short(table)).toEqual(["EU institution KZ 2020 gross oda 1000000.00"]);
    expect(table.leftOut).toEqual({ "other-recipient": 1 });
  });

  test("refuse a row that is not whole, has no year or donor, or a flow that nobody knows", async () => {
    const rows = [
      "2021|701",
      "21|701||617|11||1|1|1|",
      "2021|||617|11||1|1|1|",
      "2021|701|||11||1|1|1|",
      "2021|701||617|77||1|1|1|",
      "2021|701||617|11||1e99|=1+1|1|",
    ];
    const table = await read([header, ...rows].join("\n"), "x.txt");
    expect(table.flows).toEqual([]);
    expect(reasons(table)).toEqual([
      "line 2: row-incomplete",
      "line 3: year-invalid",
      "line 4: donor-missing",
      "line 5: recipient-missing",
      "line 6: flow-unknown",
      "line 7: value-invalid",
      "line 7: value-invalid",
    ]);
  });
});

describe("SDMX-CSV of the Data Explorer", () => {
  const header =
    "STRUCTURE,STRUCTURE_ID,ACTION,DONOR,RECIPIENT,SECTOR,MEASURE,CHANNEL,MODALITY,FLOW_TYPE,PRICE_BASE,MD_DIM,MD_ID,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,BASE_PER,OBS_STATUS,UNIT_MULT,DECIMALS";
  const row = (donor: string, more: Readonly<Record<string, string>> = {}): string => {
    const whole = {
      STRUCTURE: "DATAFLOW",
      STRUCTURE_ID: "OECD.DCD.FSD:DSD_CRS@DF_CRS(1.4)",
      ACTION: "I",
      DONOR: donor,
      RECIPIENT: "UZB",
      SECTOR: "1000",
    };
    const rest = {
      MEASURE: "100",
      CHANNEL: "_T",
      MODALITY: "_T",
      FLOW_TYPE: "D",
      PRICE_BASE: "V",
      MD_DIM: "_T",
      UNIT_MEASURE: "USD",
      TIME_PERIOD: "2022",
    };
    const given: Readonly<Record<string, string>> = { ...whole, ...rest, OBS_VALUE: "1.25", UNIT_MULT: "6", ...more };
    return header
      .split(",")
      .map((name) => given[name] ?? "")
      .join(",");
  };
  const file = (...rows: readonly string[]): Promise<CrsRead> => read([header, ...rows].join("\n"), "OECD.csv");

  test("gives gross payments, commitments and grant equivalents apart, in the unit of each row", async () => {
    const table = await file(
      row("JPN"),
      row("4EU001", { UNIT_MULT: "0", OBS_VALUE: "7" }),
      row("JPN", { FLOW_TYPE: "C", OBS_VALUE: "-2" }),
      row("JPN", { MEASURE: "14" }),
      row("JPN", { STRUCTURE_ID: "OECD.DCD.FSD:DSD_GREQ@DF_CRS_GREQ(1.4)", FLOW_TYPE: "", OBS_VALUE: "0.5" }),
      row("5WB002", { OBS_VALUE: "3" }),
      row("KOR", { OBS_VALUE: "" }),
    );
    expect(short(table)).toEqual([
      "5WB002 other UZ 2022 gross oda 3000000.00",
      "EU institution UZ 2022 gross oda 7.00",
      "JP country UZ 2022 commitments oda -2000000.00",
      "JP country UZ 2022 grant-equivalent oda 500000.00",
      "JP country UZ 2022 gross oda 1250000.00",
      "JP country UZ 2022 gross oof 1250000.00",
    ]);
    expect(table.flows.map((one) => one.indicator)).toContain("DF_CRS_GREQ 100");
  });

  test("gives net payments of DAC2a, whose rows have no sector", async () => {
    const dac2a = "DONOR,RECIPIENT,MEASURE,UNIT_MEASURE,PRICE_BASE,TIME_PERIOD,OBS_VALUE,UNIT_MULT\n";
    const table = await read(
      `${dac2a}JPN,UZB,206,USD,V,2022,-1.5,6\nJPN,UZB,240,USD,V,2022,4,6\nJPN,UZB,305,USD,V,2022,5,6\nJPN,UZB,106,USD,V,2022,5,6\n`,
      "a.csv",
    );
    expect(table.flows.map(({ measure, value }) => [measure, value])).toEqual([
      ["commitments", "5000000.00"],
      ["gross", "4000000.00"],
      ["net", "-1500000.00"],
    ]);
    expect(table.leftOut).toEqual({ "other-measure": 1 });
  });

  test("leaves parts, constant prices and other currencies out, and counts them", async () => {
    const parts = [{ SECTOR: "110" }, { CHANNEL: "10000" }, { MODALITY: "A02" }, { MD_DIM: "DD" }, { MEASURE: "11" }].map((one) =>
      row("JPN", one),
    );
    const table = await file(row("JPN"), ...parts, row("JPN", { PRICE_BASE: "Q" }), row("JPN", { UNIT_MEASURE: "XDC" }));
    expect(short(table)).toHaveLength(1);
    expect(table.leftOut).toEqual({ part: 5, "constant-prices": 1, "other-currency": 1 });
    await expect(file(...parts)).rejects.toThrow("only parts");
  });

  test("refuses what says a year, a unit, a donor or a sum otherwise, and the second of two", async () => {
    const bad = [{ TIME_PERIOD: "2022-Q1" }, { UNIT_MULT: "" }, { RECIPIENT: "" }, { OBS_VALUE: "1,5" }].map((one) => row("JPN", one));
    const table = await file(row("JPN"), ...bad, row(""), row("JPN"));
    expect(reasons(table).map((one) => one.split(": ")[1])).toEqual([
      ...["year-invalid", "unit-invalid", "recipient-missing", "row-incomplete", "donor-missing", "given-twice"],
    ]);
  });
});

test("the table DAC2a is read in current dollars, its other measures, prices and currencies left out", async () => {
  const header = "RECIPIENT,Recipient,DONOR,Donor,PART,Part,AIDTYPE,Aid type,DATATYPE,Amount type,TIME,Year,Value,Flags";
  const row = (type: string, data: string, value: string): string => `617,x,701,x,1,x,${type},x,${data},x,2022,2022,${value},`;
  const rows = [
    row("206", "A", "1"),
    row("240", "A", "2"),
    row("206", "D", "3"),
    row("206", "N", "4"),
    row("207", "A", "5"),
    row("206", "A", "x"),
  ];
  const table = await read([header, ...rows].join("\n"), "Table2a_Data.csv");
  expect(short(table)).toEqual(["JP country UZ 2022 gross oda 2000000.00", "JP country UZ 2022 net oda 1000000.00"]);
  expect(table.leftOut).toEqual({ "constant-prices": 1, "other-currency": 1, "other-measure": 1 });
  expect(reasons(table)).toEqual(["line 7: value-invalid"]);
});

test("donors and recipients are found by the code, the name or the three letters of a country", () => {
  for (const text of ["701", "JPN", "Japan", " japan "]) expect(findDonor(text)).toEqual({ donor: "JP", donorKind: "country" });
  expect(findDonor("Turkey")).toEqual({ donor: "TR", donorKind: "other" });
  expect(findDonor("TUR")).toEqual({ donor: "TR", donorKind: "other" });
  expect(findDonor("Somebody")).toBeNull();
  for (const text of ["614", "KGZ", "Kyrgyz Republic", "Kyrgyzstan"]) expect(findRecipient(text)).toBe("KG");
  expect(["619", "DPGC", "Central Asia, regional", "", "(blank)"].map(findRecipient)).toEqual(["619", "DPGC", "619", null, null]);
});

test("every donor of the DAC, and every country, stands once in the lists of codes", async () => {
  const { default: donors } = await import("./codes/donors.json", { with: { type: "json" } });
  const { default: recipients } = await import("./codes/recipients.json", { with: { type: "json" } });
  expect(donors.filter((one) => one.dac === "country")).toHaveLength(31);
  expect(donors.filter((one) => one.dac === "institution")).toHaveLength(1);
  for (const list of [donors, recipients] as const) {
    const keys = list.flatMap((one) => [one.code, ...one.names.map((name) => name.toLowerCase())]);
    expect(new Set(keys).size).toBe(keys.length);
    const countries = list.flatMap((one) => ("country" in one ? [one.country] : []));
    expect(new Set(countries).size).toBe(countries.length);
  }
});
