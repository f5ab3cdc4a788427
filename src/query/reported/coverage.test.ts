import { expect, test } from "vitest";
import { toCoverage } from "./coverage.ts";

const reported = { value: "1250000", payments: 3 };

test("beside a figure of the same measure stands the ratio, to one place", () => {
  expect(toCoverage(reported, { holdsMeasure: true, figure: "2000000.00" })).toEqual({
    state: "ratio",
    dac: "2000000.00",
    percent: "62.5",
  });
  expect(toCoverage({ value: "3000000.01", payments: 1 }, { holdsMeasure: true, figure: "2000000.00" }).percent).toBe("150.0");
});

test("where none of the measure is held there is no ratio, whatever else is held", () => {
  expect(toCoverage(reported, { holdsMeasure: false, figure: null })).toEqual({ state: "not-held", dac: null, percent: null });
  expect(toCoverage(reported, { holdsMeasure: false, figure: "2000000.00" })).toEqual({ state: "not-held", dac: null, percent: null });
});

test("a figure that is missing, a report that is missing and a rate that is missing are told apart", () => {
  expect(toCoverage(reported, { holdsMeasure: true, figure: null }).state).toBe("not-known");
  expect(toCoverage({ value: null, payments: 0 }, { holdsMeasure: true, figure: "5.00" })).toEqual({
    state: "not-reported",
    dac: "5.00",
    percent: null,
  });
  expect(toCoverage({ value: null, payments: 2 }, { holdsMeasure: true, figure: "5.00" })).toEqual({
    state: "no-rate",
    dac: "5.00",
    percent: null,
  });
});

test.each([
  ["-1", "5.00"],
  ["1", "-5.00"],
  ["1", "0.00"],
])("%s beside %s is no part of it", (value, figure) => {
  expect(toCoverage({ value, payments: 1 }, { holdsMeasure: true, figure })).toEqual({
    state: "not-comparable",
    dac: figure,
    percent: null,
  });
});
