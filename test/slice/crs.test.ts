import { afterAll, describe, expect, test } from "vitest";
import { DonorComparison, FlowRows } from "../../src/contract/donors.ts";
import { checkedClaims } from "../../src/query/claims/checked-claims.ts";
import { questions } from "../../src/query/index.ts";
import type { Question } from "../../src/query/question.ts";
import { inventedSeries, type Invented } from "../warehouse/crs-files.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { openSeriesSnapshot, shippedSeries } from "../warehouse/series-snapshot.ts";

// With files of the OECD loaded, readings by gross payments, commitments and grant equivalents come to a verdict. All figures are invented.

const model = await modelOf("partnerships/central-asia-japan");
const record = onlyPartnership(model);
const five = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];
const years = Array.from({ length: 22 }, (_, index) => 2004 + index); // one year more than the net figures shipped, and one before
const figures = (flow: string, of: Readonly<Record<string, string>>, spans = years): readonly Invented[] =>
  spans.flatMap((year) =>
    five.flatMap((recipient) => Object.entries(of).map(([donor, value]) => ({ donor, recipient, year, flow, value }))),
  );

const invented = [
  ...figures("D", { JPN: "3", USA: "2", "4EU001": "4", TUR: "900", "5WB002": "900" }), // the largest of all are no donors of the DAC
  ...figures("C", { JPN: "1", USA: "2" }),
  ...figures("G", { JPN: "0.5", USA: "0.25" }, [2010, 2023]),
];
const [before, after] = [
  await openSeriesSnapshot(await shippedSeries()),
  await openSeriesSnapshot([...(await shippedSeries()), await inventedSeries(invented)]),
];
afterAll(() => Promise.all([before.close(), after.close()]));

async function ask(id: string, query: Readonly<Record<string, unknown>>): Promise<unknown> {
  const question = questions.find((one) => one.id === id) as Question;
  return await question.read({ model, record, snapshot: after, today: "2026-11-27", id: "", parameters: question.parameters.parse(query) });
}

describe("the claim on the largest donor", async () => {
  const readingsIn = async (snapshot: typeof before) => (await checkedClaims(record, snapshot)).get("largest-oda-donor")?.readings ?? [];
  const [absent, loaded] = [await readingsIn(before), await readingsIn(after)];
  const find = (id: string) => loaded.find((one) => one.id === `largest.${id}`);

  test("cannot be checked by these measures while nothing of them is held, and says which command loads them", () => {
    for (const measure of ["gross", "commitments", "grant-equivalent"]) {
      const readings = absent.filter((one) => one.rank?.measure === measure && one.rank.donors !== "all-donors");
      expect(readings).toHaveLength(2 * 7);
      for (const { verdict, needs } of readings)
        expect([verdict, needs?.code, needs?.load]).toEqual(["cannot-be-checked", "measure-not-held", "sarai ingest crs <files>"]);
    }
  });

  test("comes to a verdict by each of them, ranked among donors of the DAC alone", () => {
    expect(find("gross.dac-countries.all.2023.current")).toMatchObject({
      verdict: "holds",
      rank: { rank: 1, of: 2, value: "15000000.00" },
    });
    expect(find("gross.dac-with-institutions.all.2023.current")).toMatchObject({
      verdict: "fails",
      rank: { rank: 2, of: 3, other: { donor: "EU" } },
    });
    expect(find("commitments.dac-countries.uz.2023.current")).toMatchObject({
      verdict: "fails",
      rank: { rank: 2, distance: "1000000.00" },
    });
    expect(find("grant-equivalent.dac-countries.all.2023.current")).toMatchObject({ verdict: "holds", rank: { value: "2500000.00" } });
    expect(find("gross.dac-countries.all.since-founding.constant")?.verdict).toBe("holds");
  });

  test("does not take some years for all of them", () => {
    expect(find("grant-equivalent.dac-countries.all.since-founding.current")).toMatchObject({
      verdict: "cannot-be-checked",
      needs: { code: "years-not-held", values: { years: "2004–2009, 2011–2022" }, load: "sarai ingest crs <files>" },
    });
    expect(find("gross.dac-countries.all.2003.current")).toMatchObject({ verdict: "cannot-be-checked", needs: { code: "years-not-held" } });
  });

  test("comes to the same as before by net figures, whose newest year is their own", () => {
    const net = (readings: typeof loaded) =>
      readings
        .filter((one) => one.rank?.measure === "net" && one.rank.prices === "current")
        .map(({ id, verdict, rank, isClosest }) => [id, verdict, rank?.value, isClosest]);
    expect(net(loaded)).toEqual(net(absent));
    expect(net(loaded).filter(([, , , isClosest]) => isClosest === true)).toHaveLength(1);
  });
});

describe("donors compared", () => {
  test("by gross payments are those of the DAC, and each sum opens the figures that add up to it", async () => {
    const answer = DonorComparison.parse(
      await ask("donors", { measure: "gross", donors: "dac-with-institutions", first_year: 2024, last_year: 2025 }),
    );
    expect(answer.rows.map(({ donor, value, figures: count }) => [donor, value, count])).toEqual([
      ["EU", "40000000.00", 10],
      ["JP", "30000000.00", 10],
      ["US", "20000000.00", 10],
    ]);
    expect(answer.options.measure.map(({ value, held }) => [value, held])).toEqual([
      ["net", true],
      ["gross", true],
      ["commitments", true],
      ["grant-equivalent", true],
    ]);
    const rows = FlowRows.parse(await ask("donor-rows", { measure: "gross", donor: "JP", first_year: 2024, last_year: 2025 }));
    expect([rows.sum, rows.rows[0]?.file, rows.rows[0]?.indicator]).toEqual(["30000000.00", "OECD.csv", "DF_CRS 100 D"]);
    expect(answer.provenance.files.find((one) => one.file === "OECD.csv")).toMatchObject({ publisher: "OECD", figures: invented.length });
  });

  test("never have one that is not of the DAC", async () => {
    await expect(ask("donor-rows", { measure: "gross", donor: "TR" })).rejects.toMatchObject({ code: "input-invalid" });
  });
});
