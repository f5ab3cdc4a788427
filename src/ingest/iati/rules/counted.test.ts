import fc from "fast-check";
import { expect, test } from "vitest";
import { openDatabase, type Database } from "../../../store/database.ts";
import { storedName, storedSchema } from "../../../store/schema.ts";
import { countedActivitiesSql } from "./counted.ts";

type Activity = {
  readonly dataset: number;
  readonly identifier: string | null;
  readonly own: boolean; // the identifier begins with its reporting organisation's reference
  readonly updated: string;
  readonly secondary: boolean;
};
type Dataset = { readonly path: string; readonly bytes: number };
type Judged = { readonly place: string; readonly identifier: string | null; readonly secondary: boolean; readonly reason: string | null };

const activities = fc.array(
  fc.record<Activity>({
    dataset: fc.nat(3),
    identifier: fc.option(fc.constantFrom("XM-1-a", "XM-1-b", "XM-2-c")),
    own: fc.boolean(),
    updated: fc.constantFrom("", "2020-01-01T00:00:00", "2024-06-30T12:00:00"),
    secondary: fc.boolean(),
  }),
  { maxLength: 25 },
);
const datasets = fc.tuple(
  ...["a.xml", "b.xml", "c.xml", "d.xml"].map((path) => fc.record<Dataset>({ path: fc.constant(path), bytes: fc.nat(2) })),
);

/** Judges activities whose datasets were read in an order: their keys follow it, as in a build. */
async function judge(
  database: Database,
  all: readonly Activity[],
  files: readonly Dataset[],
  order: readonly number[],
): Promise<readonly Judged[]> {
  const columns =
    "activity_key INTEGER, dataset_key INTEGER, ordinal INTEGER, iati_identifier VARCHAR, matches_reporting_org BOOLEAN, updated_order VARCHAR, reporting_org_secondary BOOLEAN";
  await database.run(`CREATE SCHEMA IF NOT EXISTS ${storedSchema}`);
  await database.run(`CREATE OR REPLACE TABLE read_activity (${columns})`);
  await database.run(`CREATE OR REPLACE TABLE ${storedName("activity")} (${columns}, counted BOOLEAN, not_counted_reason VARCHAR)`);
  await database.run(`CREATE OR REPLACE TABLE ${storedName("dataset")} (dataset_key INTEGER, path VARCHAR, key VARCHAR, bytes BIGINT)`);
  let key = 0;
  for (const [datasetKey, index] of order.entries()) {
    const file = files[index];
    if (file === undefined) continue;
    await database.run(`INSERT INTO ${storedName("dataset")} VALUES ($1, $2, $2, $3)`, [datasetKey, file.path, file.bytes]);
    for (const [ordinal, one] of all.filter((activity) => activity.dataset === index).entries())
      await database.run("INSERT INTO read_activity VALUES ($1, $2, $3, $4, $5, $6, $7)", [
        key++,
        datasetKey,
        ordinal,
        one.identifier,
        one.own,
        one.updated,
        one.secondary,
      ]);
  }
  await database.run(countedActivitiesSql("read_activity"));
  const rows = await database.rows(
    `SELECT d.path || ' ' || a.ordinal AS place, a.iati_identifier AS identifier, a.reporting_org_secondary AS secondary,
            a.counted AS counted, a.not_counted_reason AS reason
       FROM ${storedName("activity")} AS a JOIN ${storedName("dataset")} AS d USING (dataset_key) ORDER BY place`,
  );
  for (const row of rows) expect(row["counted"]).toBe(row["reason"] === null);
  return rows as unknown as readonly Judged[]; // the columns named above
}

test(
  "of several with one identifier one is counted, whatever the order in which files were read, and nothing is lost",
  { timeout: 120_000 },
  async () => {
    const database = await openDatabase(":memory:");
    await fc.assert(
      fc.asyncProperty(activities, datasets, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), async (all, files, order) => {
        const judged = await judge(database, all, files, [0, 1, 2, 3]);
        expect(await judge(database, all, files, order)).toEqual(judged);
        expect(judged).toHaveLength(all.length);
        for (const identifier of new Set(all.flatMap((one) => one.identifier ?? []))) {
          const same = judged.filter((one) => one.identifier === identifier);
          expect(same.filter((one) => one.reason !== "duplicate")).toHaveLength(1);
        }
        for (const { identifier, secondary, reason } of judged) {
          if (identifier === null) expect(reason).not.toBe("duplicate");
          if (reason !== "duplicate") expect(reason).toBe(secondary ? "secondary-publisher" : null);
        }
      }),
      { numRuns: 40 },
    );
    database.close();
  },
);

test.each<[string, readonly Activity[], readonly Dataset[], string]>([
  [
    "its own organisation's comes before the newer one",
    [
      { dataset: 0, identifier: "x", own: false, updated: "2024", secondary: false },
      { dataset: 1, identifier: "x", own: true, updated: "2020", secondary: false },
    ],
    [
      { path: "a.xml", bytes: 9 },
      { path: "b.xml", bytes: 1 },
    ],
    "b.xml 0",
  ],
  [
    "the newer before the one in the larger dataset",
    [
      { dataset: 0, identifier: "x", own: false, updated: "2020", secondary: false },
      { dataset: 1, identifier: "x", own: false, updated: "2024", secondary: false },
    ],
    [
      { path: "a.xml", bytes: 9 },
      { path: "b.xml", bytes: 1 },
    ],
    "b.xml 0",
  ],
  [
    "the larger dataset's before the first path",
    [
      { dataset: 0, identifier: "x", own: false, updated: "", secondary: false },
      { dataset: 1, identifier: "x", own: false, updated: "", secondary: false },
    ],
    [
      { path: "a.xml", bytes: 1 },
      { path: "b.xml", bytes: 9 },
    ],
    "b.xml 0",
  ],
])("%s", async (_, all, files, counted) => {
  const database = await openDatabase(":memory:");
  const judged = await judge(database, all, files, [0, 1]);
  expect(judged.filter((one) => one.reason === null).map((one) => one.place)).toEqual([counted]);
  database.close();
});
