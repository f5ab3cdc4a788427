import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { annualAverages } from "./annual-averages.ts";
import { readRatesFile } from "./read-rates-file.ts";

const folder = mkdtempSync(join(tmpdir(), "sarai-rates-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string): Promise<readonly string[]> {
  const path = join(folder, "rates");
  writeFileSync(path, text);
  const { rates } = await readRatesFile(path);
  return rates.map(
    (rate) => `${rate.currency} ${String(rate.year)}-${String(rate.month)} ${String(rate.numerator)}/${String(rate.denominator)}`,
  );
}

test("a figure of the monthly table keeps all its digits", async () => {
  const text = '[{"year": 2010, "month": 3, "currency_id": "JPY", "value": 0.00123456789012345678901}]';
  expect(await read(text)).toEqual(["JPY 2010-3 123456789012345678901/100000000000000000000000"]);
});

test("a table with a rate that is none is refused with its place", async () => {
  await expect(read('[{"year": 2010, "month": 3, "currency_id": "JPY", "value": 0}]')).rejects.toMatchObject({ code: "input-invalid" });
  await expect(read('[{"year": 2010, "month": 13, "currency_id": "JPY", "value": 1}]')).rejects.toThrow(/row 0 month/);
  await expect(read("not a table")).rejects.toMatchObject({ code: "input-invalid" });
  await expect(readRatesFile(join(folder, "absent"))).rejects.toMatchObject({ code: "input-invalid" });
});

const series = (place: string, ...observations: readonly string[]): string => `
  <Series><SeriesKey><Value concept="LOCATION" value="${place}"/><Value concept="FREQUENCY" value="M"/></SeriesKey>
    <Attributes><Value concept="UNIT" value="NATUSD"/><Value concept="POWERCODE" value="0"/></Attributes>
    ${observations.map((one) => `<Obs><Time>${one.split(" ")[0] ?? ""}</Time><ObsValue value="${one.split(" ")[1] ?? ""}"/></Obs>`).join("")}</Series>`;

test("SDMX gives national currency for one dollar; the dollar is added, the euro before 1999 and unknown places are left out", async () => {
  const text = `\ufeff<m:MessageGroup xmlns:m="urn:m"><DataSet xmlns="urn:d">
    ${series("JPN", "2010-01 90.5", "2010-02 NaN")}${series("EA19", "1998-12 0.9", "1999-01 0.8")}${series("LVA", "2010-01 0.5")}</DataSet></m:MessageGroup>`;
  expect((await read(text)).toSorted()).toEqual(["EUR 1999-1 10/8", "JPY 2010-1 10/905", "USD 1999-1 1/1", "USD 2010-1 1/1"]);
});

test("the annual averages say where they are from, and have the dollar in every year", () => {
  const { source, rates } = annualAverages();
  expect(source).toMatchObject({ licence: "CC BY 4.0" });
  const years = new Set(rates.map((rate) => rate.year));
  expect(rates.filter((rate) => rate.currency === "USD").length).toBe(years.size);
  expect(rates.find((rate) => rate.currency === "JPY" && rate.year === 1985)).toMatchObject({
    numerator: 100_000n,
    denominator: 23_853_583n,
  });
});
