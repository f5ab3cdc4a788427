import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { Columns, Rows } from "../core/columns.ts";
import { longestCell, mostRows, toXlsx, whyNoSheet } from "./xlsx.ts";

const columns = { id: "text", amount: "decimal", n: "integer", own: "boolean" } as const satisfies Columns;

/** The cells of a sheet as they are written: type and content; texts are looked up. */
async function cells(table: Rows, sheet: number): Promise<readonly (readonly string[])[]> {
  const parts = unzipSync(await toXlsx(table, [["licence", "CC BY 4.0"]]));
  const xml = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const plain = (text: string): string =>
    text
      .replaceAll(/<[^>]*>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&quot;", '"')
      .replaceAll("&apos;", "'")
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&");
  const shared = [...xml("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, text = ""]) => plain(text));
  return [...xml(`xl/worksheets/sheet${String(sheet)}.xml`).matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*)>(.*?)<\/c>/gs)].map(([, at = "", attributes = "", value = ""]) => {
      const type = /t="(\w+)"/.exec(attributes)?.[1] ?? "n";
      return `${at} ${type} ${type === "s" ? (shared[Number(plain(value))] ?? "?") : plain(value)}`;
    }),
  );
}

test("numbers are numbers where a sheet keeps every digit, else text; what is not known is no cell; text is never a formula", async () => {
  const rows = [
    { id: '=HYPERLINK("x")', amount: "123456789012.345", n: 0, own: true },
    { id: "b<&'", amount: "1234567890123456.78", n: null, own: false },
    { id: "", amount: "-0.10", n: -3, own: null },
  ];
  expect(await cells({ columns, rows }, 1)).toEqual([
    ["A s id", "B s amount", "C s n", "D s own"],
    ['A s =HYPERLINK("x")', "B n 123456789012.345", "C n 0", "D b 1"],
    ["A s b<&'", "B s 1234567890123456.78", "D b 0"],
    ["B n -0.1", "C n -3"],
  ]);
});

test("no row still names every column, and the second sheet says what the rows are", async () => {
  expect(await cells({ columns, rows: [] }, 1)).toEqual([["A s id", "B s amount", "C s n", "D s own"]]);
  expect(await cells({ columns, rows: [] }, 2)).toEqual([["A s licence", "B s CC BY 4.0"]]);
});

test("rows that a sheet would cut off are refused at once, by what does not fit", async () => {
  const row = { id: "a", amount: null, n: 1, own: null };
  const most = { columns, rows: new Array<typeof row>(mostRows).fill(row) };
  expect(whyNoSheet(most)).toBeNull();
  expect(whyNoSheet({ columns, rows: [...most.rows, row] })).toBe("It would have 1,048,576 rows, and a sheet takes 1,048,575");
  const long = { ...row, id: "x".repeat(longestCell) };
  expect(whyNoSheet({ columns, rows: [row, long] })).toBeNull();
  const longer = { columns, rows: [row, { ...row, id: "x".repeat(longestCell + 1) }] };
  expect(whyNoSheet(longer)).toBe("A cell of row 2 is longer than the 32,767 characters that a sheet takes");
  await expect(toXlsx(longer, [])).rejects.toThrow(RangeError);
});
