import { expect, test } from "vitest";
import { PeopleList } from "../../src/contract/entries.ts";
import { partnershipView } from "../../src/query/index.ts";
import { people } from "../../src/query/people.ts";
import { peopleNumber } from "../../src/web/parts/people-table.tsx";
import { makeView } from "../../src/web/view.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { noSnapshot } from "../warehouse/no-snapshot.ts";

const model = await modelOf("partnerships/central-asia-japan");
const record = onlyPartnership(model);
const read = people.read({ model, record, snapshot: noSnapshot, today: "2026-03-01", id: "", parameters: people.parameters.parse({}) });
const { rows, newest } = PeopleList.parse(read);
const view = makeView({ lang: "en", path: "/en/x", query: "", today: "2026-03-01" }, partnershipView(record));

test("a country that takes no part in a programme has a no, and not zero people", () => {
  const absent = rows.filter(({ measure, value }) => measure === "participates" && value === "0");
  expect(absent.length).toBeGreaterThan(0);
  for (const row of absent) {
    expect(peopleNumber(row, view)).toBe("no");
    expect(newest.find((one) => one.programme === row.programme && one.country === row.country)?.row.id).toBe(row.id);
  }
});

test("where people are counted, the newest count stands, whatever else is said", () => {
  const counts = newest.filter(({ row }) => row.measure !== "participates");
  expect(counts.length).toBeGreaterThan(5);
  for (const { row } of counts) expect(peopleNumber(row, view)).toMatch(/\d/);
});
