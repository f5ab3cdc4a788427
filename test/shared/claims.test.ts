import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { checkClaim } from "../../src/query/claims/check-claim.ts";
import iso from "../../src/sources/world-bank/iso-3166-1.json";
import type { Figure } from "../warehouse/independent-ranks.ts";
import { expectMatrixToAgree } from "../warehouse/matrix-agrees.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { openSeriesSnapshot, shippedSeries } from "../warehouse/series-snapshot.ts";

const shared = join(import.meta.dirname, "../../../shared/data");
const alpha2: Readonly<Record<string, string>> = { ...iso, CEC: "EU" };

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): readonly Row[] {
  return parse(readFileSync(join(shared, file)), { columns: true, bom: true });
}

test("the matrix of the largest donor agrees with a second computation over the original figures", async () => {
  const figures = rowsOf("oda/wdi-dac/net_bilateral_oda_central_asia.csv").map((row): Figure => ({
    donor: alpha2[row["donor"] ?? ""] ?? "?",
    recipient: alpha2[row["recipient"] ?? ""] ?? "?",
    year: Number(row["year"]),
    dollars: BigInt(row["usd_current"] ?? ""),
  }));
  const deflators = new Map(
    rowsOf("fx/wdi_gdp_deflators.csv").flatMap((row) =>
      row["country"] === "USA" ? [[Number(row["year"]), row["gdp_deflator"] ?? ""] as const] : [],
    ),
  );
  const record = onlyPartnership(await modelOf("partnerships/central-asia-japan"));
  const claim = record.entries.claim.find((one) => one.id === "largest-oda-donor");
  if (claim === undefined) throw new Error("the record has this claim");
  const snapshot = await openSeriesSnapshot(await shippedSeries());
  const { readings } = await checkClaim({ record, snapshot, claim });
  expect(expectMatrixToAgree(readings, figures, { deflators, base: 2023 })).toBe(952);
  await snapshot.close();
});
