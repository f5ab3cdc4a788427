import { describe, expect, test } from "vitest";
import { claimAndDonorAnswers } from "../../../test/answers/claims-and-donors.ts";
import { donorYears, type DonorLine } from "../charts/donor-years.ts";
import { inMillions, percentOf, toMillions } from "../parts/dollars.tsx";
import { findDonors, linesToDraw } from "./donors.ts";
import { changesOf, findMatrix, firstOf } from "./rank-matrix.ts";

const page = { decimal: (text: string) => text };

test.each([
  ["250224628.00", 1, "250.2"],
  ["-27893000.00", 1, "-27.9"],
  ["49999.00", 1, "0.0"],
  ["50000.00", 1, "0.1"],
  ["-49999.99", 1, "0.0"],
  ["3194737638.00", 0, "3195"],
  ["99999999999999999999.00", 1, "100000000000000.0"],
])("%s dollars are %i places: %s million", (dollars, places, millions) => {
  expect(toMillions(dollars, places)).toBe(millions);
});

test("a small sum is shown with as many places as it needs to be seen, and nothing as nothing", () => {
  expect(inMillions("18000.00", page)).toBe("0.02");
  expect(inMillions("-800.00", page)).toBe("-0.001");
  expect(inMillions("2.00", page)).toBe("0.000002");
  expect(inMillions("-0.01", page)).toBe("-0.00000001");
  expect(inMillions("0.00", page)).toBe("0.0");
});

test("a share is rounded once, and none is told of nothing", () => {
  expect(percentOf("45576160.00", "3240313798.00")).toBe("1.4");
  expect(percentOf("5.00", "1000.00")).toBe("0.5");
  expect(percentOf("1.00", "0.00")).toBeNull();
});

describe("the findings of a matrix", () => {
  const { full, empty } = claimAndDonorAnswers.claim;
  const finding = findMatrix(full);

  test("begin with the closest reading, then those that differ from it, or from the sum since the beginning, in one thing", () => {
    expect(finding?.oneChange[0]?.id).toBe(full.closest);
    const periods = finding?.oneChange.map((one) => one.rank.period);
    expect(periods).not.toContain("2022");
    expect(periods).toContain("year-published");
    expect(finding?.oneChange.some((one) => one.rank.measure === "gross")).toBe(true);
  });

  test("tell the years of the closest reading, who was first in each, and how often that changed", () => {
    expect(finding?.years.map((one) => one.rank.period)).toEqual(["2023", "2022", "2021"]);
    expect(finding?.years.map(firstOf)).toEqual(["JP", "FR", null]);
    expect(changesOf(finding?.years.slice(0, 2) ?? [])).toBe(1);
  });

  test("are none where a claim has no matrix", () => {
    expect(findMatrix(empty)).toBeNull();
    expect(findMatrix({ ...full, closest: null })).toBeNull();
  });
});

describe("the findings of donors compared", () => {
  const { full, empty } = claimAndDonorAnswers.donors;

  test("name the one in first place, who was first most often, and who is first for each recipient", () => {
    expect(findDonors(full)).toMatchObject({
      first: { donor: "JP" },
      second: { donor: "US" },
      mostOften: { donor: "JP", years: 2, of: 3 },
      changes: 1,
      firstByRecipient: [{ recipient: "KZ", donor: "JP", value: "-000000.00" }, { recipient: "UZ" }],
    });
  });

  test("say nothing of who is first where nobody is, or two share it", () => {
    expect(findDonors(empty)).toMatchObject({ first: null, mostOften: null, changes: 0 });
    const shared = full.rows.map((row) => ({ ...row, rank: 1 }));
    expect(findDonors({ ...full, rows: shared }).first).toBeNull();
    expect(findDonors({ ...full, firsts: full.firsts.slice(0, 2) }).mostOften).toBeNull();
  });

  test("members are always drawn, and the largest others up to the number of lines", () => {
    expect(
      linesToDraw(
        full.rows.map((row) => ({ code: row.donor })),
        ["JP"],
        3,
      ).map((row) => row.code),
    ).toEqual(["US", "EU", "JP"]);
  });
});

describe("the chart of donors by year", () => {
  const words = { label: "Who gave how much", number: String };
  const line = (name: string, values: readonly (number | null)[], subject = false): DonorLine => ({
    name,
    subject,
    slot: subject ? 6 : null,
    values: values.map((millions, index) => ({ year: 2000 + index, millions })),
  });

  test("is drawn for wide pages and for phones, with every name at the end of its line", () => {
    const drawing = donorYears.draw([line("Ridge", [1, 2, 3], true), line("River", [3, 2, 3])], [2001], words);
    for (const svg of [drawing?.wide, drawing?.narrow]) {
      expect(svg).toContain('aria-label="Who gave how much"');
      expect(svg).toContain(">Ridge<");
      expect(svg).toContain(">River<");
      expect(svg).not.toContain("NaN");
    }
  });

  test("keeps names apart that would stand on each other", () => {
    const svg = donorYears.draw([line("A", [5, 5]), line("B", [5, 5]), line("C", [5, 5])], [], words)?.wide ?? "";
    const heights = ["A", "B", "C"].map((name) => Number(new RegExp(`translate\\([\\d.]+,([\\d.]+)\\)"[^>]*>${name}<`).exec(svg)?.[1]));
    const sorted = [...heights].sort((a, b) => a - b);
    expect(Math.min(...sorted.slice(1).map((y, index) => y - (sorted[index] ?? 0)))).toBeGreaterThanOrEqual(13);
  });

  test("breaks a line where a figure is missing, and is none without figures", () => {
    const svg = donorYears.draw([line("A", [1, null, 3, 4])], [], words)?.wide ?? "";
    expect([...svg.matchAll(/<path[^>]* d="([^"]*)"/g)].map((found) => (found[1]?.match(/M/g) ?? []).length)).toContain(2);
    expect(donorYears.draw([line("A", [null])], [], words)).toBeNull();
  });

  test("breaks it as well over years that no line has, such as those in which nobody reported", () => {
    const values = [2000, 2001, 2008, 2009].map((year) => ({ year, millions: year - 1999 }));
    const svg = donorYears.draw([{ ...line("A", []), values }], [], words)?.wide ?? "";
    expect([...svg.matchAll(/<path[^>]* d="([^"]*)"/g)].map((found) => (found[1]?.match(/M/g) ?? []).length)).toContain(2);
  });
});
