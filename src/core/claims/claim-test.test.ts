import { describe, expect, test } from "vitest";
import { addDecimals, compareDecimals, percentOf, subtractDecimals } from "./decimal.ts";
import { parseClaimTest, runClaimTest, type Fact, type Facts } from "./claim-test.ts";

const number = (text: string): Fact => ({ is: "number", text });
const date = (text: string): Fact => ({ is: "date", text });
const words = (text: string): Fact => ({ is: "text", text });

const facts: Facts = {
  values: {
    rank: number("1"),
    value: number("-250224628.00"),
    unknown: null,
    day: date("2004-08-28"),
    year: date("2004"),
    place: words("Tokyo"),
  },
  lists: {
    date: [date("2004-08-28"), date("2006-06-05")],
    place: [words("Astana"), words("Tokyo"), words("Tokyo")],
    amount: [number("346"), number("280.5")],
    gaps: [number("1"), null],
    empty: [],
  },
};

const run = (text: string): string => runClaimTest(parseClaimTest(text), facts);

test.each([
  ["rank == 1", "holds"],
  ["rank != 1", "fails"],
  ["value < 0 and rank <= 1", "holds"],
  ["value >= -250224628", "holds"],
  ["value > -250224628.00", "fails"],
  ["first(date) == 2004-08-28", "holds"],
  ["first(date) == 2004", "holds"],
  ["last(date) > 2005 and last(date) < 2007-01", "holds"],
  ["day == 2004-08", "holds"],
  ["year == 2004", "holds"],
  ["year < 2005-01-01", "holds"],
  ['first(place) == "Astana"', "holds"],
  ['place != "Astana"', "holds"],
  ["count(date) == 2 and distinct(place) == 2", "holds"],
  ["last(amount) > first(amount)", "fails"],
  ["min(amount) == 280.50 and max(amount) == 346", "holds"],
  ["count(empty) == 0", "holds"],
  ["count(gaps) == 2", "holds"],
])("%s %s", (text, outcome) => {
  expect(run(text)).toBe(outcome);
});

test.each([
  "unknown == 1",
  "first(empty) == 1",
  "year == 2004-08-28",
  "year > 2004-03",
  "min(gaps) == 1",
  "distinct(gaps) == 1",
  "unknown == 1 and rank == 1",
])("%s cannot be decided", (text) => {
  expect(run(text)).toBe("undecided");
});

test("what fails, fails, whatever else is not known", () => {
  expect(run("unknown == 1 and rank == 2")).toBe("fails");
});

describe("a test that says nothing is refused, with what is wrong", () => {
  test.each([
    ["", "ends too early"],
    ["rank", "ends too early"],
    ["rank = 1", "cannot be read"],
    ["rank == 1 or rank == 2", 'has "or" after its end'],
    ["rank == 1 and", "ends too early"],
    ["process.exit()", "cannot be read"],
    ["sum(amount) == 1", 'no function "sum"'],
    ["first(date == 1", "Write first(name)"],
    ["== 1", "where a name or value was expected"],
    ["rank (1)", "no function"],
  ])("%s", (text, message) => {
    expect(() => parseClaimTest(text)).toThrow(message);
  });

  test.each([
    ["price == 1", 'nothing of "price"'],
    ["first(rank) == 1", 'nothing of "rank"'],
    ['rank == "one"', "compares a number"],
    ['place > "A"', "Texts are only compared"],
    ["day == 12", "compares a date"],
  ])("%s", (text, message) => {
    expect(() => run(text)).toThrow(message);
  });
});

test.each([
  ["0.1", "0.2", "0.3"],
  ["-0.05", "0.05", "0.00"],
  ["99999999999999999999.99", "0.01", "100000000000000000000.00"],
  ["5", "-7.5", "-2.5"],
])("%s + %s = %s, exactly", (a, b, sum) => {
  expect(addDecimals([a, b])).toBe(sum);
  expect(compareDecimals(subtractDecimals(sum, b), a)).toBe(0);
});

test.each([
  ["42", "204", "20.6"],
  ["1", "8", "12.5"],
  ["1", "2000", "0.1"],
  ["0.05", "0.10", "50.0"],
  ["0", "7", "0.0"],
  ["1", "0", null],
])("%s of %s is %s percent, half away from zero", (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});
