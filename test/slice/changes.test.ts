import { expect, test } from "vitest";
import { Changes } from "../../src/contract/matters.ts";
import { changes } from "../../src/query/changes.ts";
import { modelOf, onlyPartnership } from "../warehouse/model.ts";
import { noSnapshot } from "../warehouse/no-snapshot.ts";

const model = await modelOf("partnerships/central-asia-japan");
const record = onlyPartnership(model);

function since(day: string, what: string): Changes {
  const parameters = changes.parameters.parse({ since: day, what });
  return Changes.parse(changes.read({ model, record, snapshot: noSnapshot, today: "2026-11-28", id: "", parameters }));
}

test("a meeting stands on its day only where a page names the day, else in its month or year", () => {
  const { rows } = since("1990-01-01", "meeting");
  const known = { day: 10, range: 10, month: 7, approx: 7, year: 4, unknown: 0 };
  const seen = new Set<string>();
  for (const { subject, on } of rows) {
    const meeting = record.entries.meeting.find((one) => one.subject === subject);
    const precision = meeting?.value.date_precision ?? "unknown";
    expect([subject, on.length]).toEqual([subject, known[precision]]);
    seen.add(precision);
  }
  expect([...seen].sort()).toEqual(expect.arrayContaining(["approx", "day", "month"]));
});

test("leaders who met two and two on one day are told apart by who met", () => {
  const rows = since("2025-12-01", "meeting").rows.filter(({ title }) => title.startsWith("Talks of two leaders, Tokyo, 20"));
  expect(rows.length).toBeGreaterThan(1);
  expect(new Set(rows.map(({ title }) => title)).size).toBe(1);
  expect(new Set(rows.map(({ parties }) => parties.join())).size).toBe(rows.length);
});
