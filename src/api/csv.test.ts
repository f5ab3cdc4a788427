import { expect, test } from "vitest";
import { fileName, toCsv } from "./csv.ts";

test("rows become lines under their header, and what is not known stays empty, never zero", () => {
  expect(
    toCsv({
      columns: { id: "text", amount: "decimal", measurable: "boolean", n: "integer" },
      rows: [{ id: "a", amount: null, measurable: true, n: 0 }],
    }),
  ).toBe("id,amount,measurable,n\r\na,,true,0\r\n");
});

test("no row still names every column", () => {
  expect(toCsv({ columns: { id: "text", amount: "decimal" }, rows: [] })).toBe("id,amount\r\n");
});

test("commas, quotes and line ends stay inside their cell", () => {
  expect(toCsv({ columns: { text: "text" }, rows: [{ text: 'The "bridge",\nnew' }] })).toBe('text\r\n"The ""bridge"",\nnew"\r\n');
});

test("a line feed or a carriage return alone stays inside its cell too", () => {
  expect(toCsv({ columns: { a: "text", b: "text" }, rows: [{ a: "two\nlines", b: "or\rso" }] })).toBe('a,b\r\n"two\nlines","or\rso"\r\n');
});

test("no cell runs as a formula, and no negative amount is harmed", () => {
  expect(
    toCsv({ columns: { a: "text", b: "decimal", c: "text", d: "text" }, rows: [{ a: "=1+1", b: "-12.50", c: "@x", d: "-SUM(A1)" }] }),
  ).toBe("a,b,c,d\r\n'=1+1,-12.50,'@x,'-SUM(A1)\r\n");
});

test("a file is named after what it holds, whatever stands in the address", () => {
  expect(fileName(["river-and-ridge", "commitments"], "csv")).toBe("river-and-ridge-commitments.csv");
  expect(fileName(['a"\r\nb', "../c"], "xlsx")).toBe("ab-c.xlsx");
});
