import { expect, test } from "vitest";
import { compareRows } from "./compare-rows.ts";

const frozen = [
  { donor: "JP", usd: "1250000.10", figures: 3 },
  { donor: "DE", usd: "-7.00", figures: 1 },
  { donor: "FR", usd: null, figures: 0 },
];

test("the same rows in another order are the same", () => {
  expect(compareRows(frozen, [...frozen].reverse(), ["donor"])).toEqual({
    counts: { same: 3, changed: 0, gone: 0, new: 0 },
    ...{ changed: [], gone: [], new: [] },
  });
});

test("what changed is told cell by cell, numbers with their exact difference, and what is not known is no number", () => {
  const today = [
    { donor: "JP", usd: "1250000.30", figures: 3 },
    { donor: "FR", usd: "5.00", figures: 1 },
    { donor: "US", usd: "1.00", figures: 1 },
  ];
  expect(compareRows(frozen, today, ["donor"])).toEqual({
    counts: { same: 0, changed: 2, gone: 1, new: 1 },
    changed: [
      { row: ["JP"], column: "usd", frozen: "1250000.10", today: "1250000.30", by: "0.20" },
      { row: ["FR"], column: "usd", frozen: null, today: "5.00", by: null },
      { row: ["FR"], column: "figures", frozen: 0, today: 1, by: "1" },
    ],
    gone: [["DE"]],
    new: [["US"]],
  });
});

test("rows that nothing tells apart are counted each for itself, and what is listed has an end while what is counted has none", () => {
  const twice = [{ id: "a" }, { id: "a" }];
  expect(compareRows(twice, twice.slice(1), ["id"]).counts).toEqual({ same: 1, changed: 0, gone: 1, new: 0 });
  const many = Array.from({ length: 500 }, (_, id) => ({ id: String(id) }));
  const compared = compareRows([], many, ["id"]);
  expect([compared.counts.new, compared.new.length]).toEqual([500, 100]);
});
