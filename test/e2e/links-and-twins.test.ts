import { describe, expect, inject, test } from "vitest";
import { linksIn, withinSite } from "./crawl.ts";
import { kinds, named, pagesOf, sampled } from "./instances.ts";
import { allRows, choosing, nameOf, pageOf, parseCsv, readTwin, twinOf } from "./twins.ts";
import { site } from "./visit.ts";

const asked = new Map<string, Promise<{ readonly status: number; readonly html: string }>>();

async function ask(address: string): Promise<{ readonly status: number; readonly html: string }> {
  const answer = async (): Promise<{ status: number; html: string }> => {
    const response = await fetch(`${site}${address}`, { headers: { accept: "text/html" } });
    return { status: response.status, html: await response.text() };
  };
  const known = asked.get(address) ?? answer();
  asked.set(address, known);
  return known;
}

/** The links of a page that lead nowhere: no page, or no such place on it. */
async function brokenLinks(address: string): Promise<readonly string[]> {
  const { html } = await ask(address);
  const broken: string[] = [];
  for (const link of new Set(linksIn(html))) {
    const to = withinSite(link, site, address);
    if (to === null) continue;
    const { status, html: there } = await ask(to);
    const fragment = decodeURIComponent(new URL(link, `${site}${address}`).hash.slice(1));
    if (status !== 200) broken.push(`${link} answers ${status}`);
    else if (fragment !== "" && !there.includes(`id="${fragment}"`)) broken.push(`${link} leads to no such place`);
  }
  return broken;
}

describe("every link leads to a page of this site and to a place on it", () => {
  test.concurrent.each(named(sampled))("on %s", async (_, { address }) => {
    expect(await brokenLinks(address)).toEqual([]);
  });
});

/** Whether the rows of a list are entries with pages of their own below it. */
function hasEntries(path: string): boolean {
  return kinds.some((kind) => kind.path === `${path}/:id`);
}

describe("a page and its twins say the same", () => {
  test.concurrent.each(named(sampled))("%s", async (_, { address, kind, lang }) => {
    const { html } = await ask(address);
    const twin = await readTwin(address);
    expect(linksIn(html)).toContain(twinOf(address, "json"));
    const [path = ""] = address.split("?");
    if (twin.row?.id !== undefined) expect(path.replace(/\/(card|figures\/[a-z]+)$/, "").endsWith(`/${twin.row.id}`)).toBe(true);
    if (!kind.csv) {
      expect((await fetch(`${site}${twinOf(address, "csv")}`)).status).toBe(404);
      return;
    }
    if (!hasEntries(kind.path) || twin.count === undefined) {
      const csv = await fetch(`${site}${path}.csv`); // counts and matters: its rows are not one for one those of the page
      expect(csv.status).toBe(200);
      expect(parseCsv(await csv.text()).length > 0).toBe(((twin.rows ?? twin.flows?.lines ?? twin.years)?.length ?? 1) > 0);
      return;
    }
    const entries = twin.rows?.map((row) => pageOf(path, row)) ?? [];
    const shown = new Set(linksIn(html).map((link) => link.split(/[?#]/)[0]));
    expect(entries.filter((entry) => !shown.has(entry))).toEqual([]);
    const number = new Intl.NumberFormat(lang).format(twin.count ?? -1);
    expect(html.replaceAll(/<[^>]*>/g, " ")).toMatch(new RegExp(`(?<![\\d.,])${number.replaceAll(".", "\\.")}(?![\\d])`));
    const csv = await fetch(`${site}${path}.csv`);
    expect(csv.status).toBe(200);
    const rows = parseCsv(await csv.text()).map((row) => row["id"] ?? row["identifier"] ?? "");
    expect(rows).toEqual((await allRows(path)).map(nameOf));
    expect(rows).toHaveLength(twin.count ?? -1);
  });
});

const lists = kinds
  .filter(({ csv }) => csv)
  .flatMap(({ id }) => [...new Set(pagesOf(id).map(({ address }) => address.split("?")[0] ?? ""))]);

/** Each choice of each facet whose count is not what choosing it leaves; a facet with a choice made is left as it is. */
async function untrueCounts(address: string): Promise<readonly string[]> {
  const { facets = [] } = await readTwin(address);
  const untrue: string[] = [];
  for (const { id, options } of facets.filter((facet) => !facet.options.some(({ selected }) => selected)))
    for (const { value, count } of options) {
      const { count: left } = await readTwin(choosing(address, id, value));
      if (left !== count) untrue.push(`${choosing(address, id, value)}: promised ${count}, left ${left ?? "nothing"}`);
    }
  return untrue;
}

describe("a facet's count is what choosing it leaves", () => {
  test("there are lists to be asked", () => {
    expect(lists.length).toBeGreaterThanOrEqual(kinds.filter(({ csv }) => csv).length);
  });

  test.concurrent.each(lists)("on %s, and with one choice made already", async (address) => {
    expect(await untrueCounts(address)).toEqual([]);
    const { facets = [] } = await readTwin(address);
    for (const { id, options } of facets) {
      const [middle] = options
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count)
        .slice(1);
      if (middle !== undefined) expect(await untrueCounts(choosing(address, id, middle.value))).toEqual([]);
    }
  });
});

test("the walk through the site met every entry of every list", async () => {
  const met = new Set(inject("crawl").pages.map(({ address }) => address));
  const withEntries = kinds.filter(
    ({ csv, path }) => csv && hasEntries(path) && !["/:partnership/fields", "/:partnership/parties", "/:partnership/donors"].includes(path), // found by other names
  );
  expect(withEntries.length).toBeGreaterThan(5);
  for (const list of lists.filter((one) => withEntries.some(({ path }) => one.endsWith(path.replace("/:partnership", "")))))
    for (const row of await allRows(list)) expect(met).toContain(pageOf(list, row));
});
