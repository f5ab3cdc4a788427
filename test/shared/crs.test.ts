import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import donorList from "../../src/sources/oecd-crs/codes/donors.json";
import recipientList from "../../src/sources/oecd-crs/codes/recipients.json";
import { readCrsFile } from "../../src/ingest/series/load-crs.ts";
import { openDatabase } from "../../src/store/database.ts";

// The eight real tables, read a second time by DuckDB's own reader of CSV and brought to cents there: no reader of the product.

const folder = join(import.meta.dirname, "../../../shared/data/oda/d-portal");
const database = await openDatabase(":memory:");
afterAll(() => database.close());

/** Lines before the figures, columns before them, and the column whose cells tell the recipients apart. */
type Shape = { readonly lines: number; readonly columns: number; readonly recipient: number; readonly encoding: string };
const named: Shape = { lines: 1, columns: 1, recipient: 1, encoding: "utf-8" };
const coded: Shape = { lines: 2, columns: 2, recipient: 2, encoding: "utf-8" };

type Listed = { readonly code: string; readonly country?: string; readonly names: readonly string[] };
function codesOf(list: readonly Listed[]): ReadonlyMap<string, string> {
  return new Map(list.flatMap((one) => [one.code, ...one.names].map((key) => [key, one.country ?? one.code] as const)));
}
const [donors, recipients] = [codesOf(donorList), codesOf(recipientList)];

async function cellsOf(year: number, { lines, columns, recipient, encoding }: Shape): Promise<readonly string[]> {
  const rows = await database.rows(
    `WITH raw AS (
       SELECT row_number() OVER () AS line, *
         FROM read_csv($1, header = false, all_varchar = true, delim = ',', quote = '"', encoding = $2)
     ),
     cell AS (
       SELECT line, dense_rank() OVER (ORDER BY name) AS at, trim(value, chr(65279)) AS value
         FROM (UNPIVOT raw ON COLUMNS(* EXCLUDE line) INTO NAME name VALUE value)
     )
     SELECT replace(row_name.value, '''''', '''') AS recipient, header.value AS donor,
            (cell.value::DECIMAL(30, 12) * 1000000)::DECIMAL(38, 2)::VARCHAR AS dollars
       FROM cell
       JOIN cell AS header ON header.line = 1 AND header.at = cell.at
       JOIN cell AS row_name ON row_name.line = cell.line AND row_name.at = $3
      WHERE cell.line > $4 AND cell.at > $5 AND cell.value <> '' AND header.value <> 'Regional'
        AND header.value <> 'Grand Total' AND row_name.value <> 'Grand Total'
      ORDER BY ALL`,
    [join(folder, `crs_${year}.csv`), encoding, recipient, lines, columns],
  );
  return rows.map((row) => {
    const [to, by] = [String(row["recipient"]), String(row["donor"])];
    return `${donors.get(by) ?? by} ${recipients.get(to) ?? to} ${String(row["dollars"])}`;
  });
}

test.each([
  [2012, named, { rows: 165, figures: 5873, notOda: 0 }],
  [2013, named, { rows: 166, figures: 5357, notOda: 5357 }],
  [2014, named, { rows: 163, figures: 5573, notOda: 5573 }],
  [2015, { ...named, lines: 2 }, { rows: 163, figures: 6455, notOda: 6455 }],
  [2016, { ...coded, encoding: "latin-1" }, { rows: 163, figures: 6457, notOda: 6457 }],
  [2017, coded, { rows: 163, figures: 7144, notOda: 7144 }],
  [2018, { ...coded, encoding: "latin-1" }, { rows: 160, figures: 7392, notOda: 7392 }],
  [2019, coded, { rows: 167, figures: 8001, notOda: 8001 }],
])(
  "crs_%i.csv: every figure is read, to the cent, and none is called aid that is mixed with other flows",
  async (year, shape, { rows, figures, notOda }) => {
    const { crs } = await readCrsFile(join(folder, `crs_${year}.csv`), [], "2026-11-27");
    const ours = crs.flows.map((one) => `${one.donor} ${one.recipient} ${one.value}`);
    const theirs = await cellsOf(year, shape);
    expect(theirs.length).toBe(figures);
    expect(ours.toSorted()).toEqual(theirs.toSorted());
    expect(new Set(crs.flows.map(({ donor, recipient }) => `${donor} ${recipient}`)).size).toBe(figures);
    expect(crs).toMatchObject({ layout: "yearly-table", rows, refusedCount: 0 });
    expect(crs.flows.filter((one) => one.flowType !== "oda")).toHaveLength(notOda);
    expect(new Set(crs.flows.map((one) => `${one.year} ${one.measure}`))).toEqual(new Set([`${year} gross`]));
  },
);

test.each([2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019])("crs_%i_sectors.csv has no donors, and is refused as a whole", async (year) => {
  await expect(readCrsFile(join(folder, `crs_${year}_sectors.csv`), [], "2026-11-27")).rejects.toThrow("no known layout");
});
