import { parseHTML } from "linkedom";
import { afterAll, expect, test } from "vitest";
import { FlowRows } from "../../src/contract/donors.ts";
import { toMillions } from "../../src/web/parts/dollars.tsx";
import { openWholeSite } from "../warehouse/whole-site.ts";

// What stands on a page is what its rows add up to: read off the page, as a reader would.

const { site, close } = await openWholeSite("partnerships/central-asia-japan");
afterAll(close);

const base = "/en/central-asia-japan";

/** What the figures at an address come to, in millions with so many places. */
async function millionsAt(address: string, places: number): Promise<string> {
  const response = await site.request(address.replace("/donors/rows", "/donors/rows.json"));
  expect([address, response.status]).toEqual([address, 200]);
  const { rows, sum } = FlowRows.parse(await response.json());
  const cents = rows.reduce((all, { value }) => all + BigInt(value.replace(".", "")), 0n);
  expect(BigInt(sum.replace(".", ""))).toBe(cents);
  return toMillions(sum, places);
}

/** A sum of series in a cell: digits with a point, perhaps behind the name of a donor. */
const sumInCell = /[−\d,]*\d\.\d+$/;

test.each([
  ["donors?first_year=2004&last_year=2023&prices=constant&donors=dac-with-institutions", 200],
  ["donors?recipient=UZ", 180],
  ["claims/largest-oda-donor", 100],
])("every sum of %s opens figures that add up to it", { timeout: 60_000 }, async (page, atLeast) => {
  const { document } = parseHTML(await (await site.request(`${base}/${page}`)).text());
  const cells = [...document.querySelectorAll("table:has(a[href*='donors/rows']) td, table.tbl td.r")].filter((cell) =>
    sumInCell.test(cell.textContent.trim()),
  );
  expect(cells.length).toBeGreaterThan(atLeast);
  const bare = cells.filter((cell) => cell.querySelector("a[href*='donors/rows']") === null);
  expect(bare.map((cell) => cell.textContent)).toEqual([]);
  for (const cell of cells.filter((_, index) => index % 5 === 0)) {
    const link = cell.querySelector("a[href*='donors/rows']");
    const shown = (link?.textContent ?? "").replaceAll(",", "").replace("−", "-");
    expect([link?.getAttribute("href"), await millionsAt(link?.getAttribute("href") ?? "", shown.split(".")[1]?.length ?? 0)]).toEqual([
      link?.getAttribute("href"),
      shown,
    ]);
  }
});
