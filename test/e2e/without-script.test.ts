import { describe, expect, test } from "vitest";
import { languages, named, oneOfEach, sampled } from "./instances.ts";
import { readTwin } from "./twins.ts";
import { phone, site, visit } from "./visit.ts";

/** Lists that can be narrowed: those whose answer has facets. */
const rowPages = sampled
  .filter(({ kind, which }) => kind.csv && which === "fullest")
  .map((one) => ({ ...one, address: one.address.split("?")[0] ?? "" }));
const narrowed = await Promise.all(rowPages.map(async ({ address }) => (await readTwin(address)).facets !== undefined));
const lists = rowPages.filter((_, index) => narrowed[index]);
const withoutScript = { javaScriptEnabled: false };

/** What the browser shows in its address line, without the host. */
function here(page: { readonly url: () => string }): string {
  return page.url().slice(site.length);
}

test("there are lists to narrow, and every language among them", () => {
  expect(lists.length).toBeGreaterThanOrEqual(16);
  expect(new Set(lists.map((one) => one.lang)).size).toBe(languages.length);
});

describe("without script", () => {
  test.concurrent.each(named(lists))(
    "a reader chooses, sees what was promised, and takes the choice out again: %s",
    async (_, { address, lang }) => {
      const { facets = [], total } = await readTwin(address);
      const [facet] = facets;
      const option = facet?.options.find(({ count }) => count > 0 && count < (total ?? 0));
      if (facet === undefined || option === undefined) throw new Error(`${address} has nothing to choose`);
      await visit(
        address,
        async ({ page }) => {
          const box = page.locator(`form.facets input[name="${facet.id}"][value="${option.value}"]`);
          expect(await box.locator("xpath=..").innerText()).toContain(new Intl.NumberFormat(lang).format(option.count));
          await box.check();
          await page.locator("form.facets button[type=submit]").click();
          expect(here(page)).toBe(`${address}?${new URLSearchParams({ [facet.id]: option.value }).toString()}`);
          expect((await readTwin(here(page))).count).toBe(option.count);
          expect(await page.locator(`form.facets input[name="${facet.id}"][value="${option.value}"]`).isChecked()).toBe(true);
          await page.locator("main .chipset a").first().click();
          expect(here(page)).toBe(address);
        },
        withoutScript,
      );
    },
  );

  test.concurrent.each(named(lists))("a phone reaches the choices of %s by a link, and they work there too", async (_, { address }) => {
    await visit(
      address,
      async ({ page }) => {
        await page.locator("a.jump").click();
        const { y = -1 } = (await page.locator("form.facets").boundingBox()) ?? {};
        expect(y).toBeGreaterThanOrEqual(-1); // its beginning, not somewhere within it
        expect(y).toBeLessThan(phone.height / 2);
        await page.locator("form.facets input[type=checkbox]:enabled").first().check();
        await page.locator("form.facets button[type=submit]").click();
        expect(here(page)).toMatch(/\?.+=/);
        expect(await page.locator("main .chipset a").count()).toBe(1);
      },
      { ...withoutScript, viewport: phone },
    );
  });

  test.concurrent.each(named(lists))("a reader turns the pages of %s to the last", async (_, { address }) => {
    const { pages = 1, count } = await readTwin(address);
    await visit(
      address,
      async ({ page }) => {
        for (let turned = 2; turned <= pages; turned++) {
          await page.locator('a[rel="next"]').click();
          expect(here(page)).toBe(`${address}?page=${turned}`);
        }
        expect(await page.locator('a[rel="next"]').count()).toBe(0);
        expect(count).toBeGreaterThan(0);
      },
      withoutScript,
    );
  });

  const ownPages = oneOfEach.filter(({ kind }) => !kind.isCard); // a card is in the language of the page around it
  test.concurrent.each(named(ownPages))("a reader changes the language and stays on %s", async (_, { address, lang }) => {
    await visit(
      address,
      async ({ page }) => {
        for (const other of languages.filter((one) => one !== lang)) {
          await page.locator(`.langs a[hreflang="${other}"]`).click();
          expect(here(page)).toBe(address.replace(`/${lang}/`, `/${other}/`));
          expect(await page.locator("html").getAttribute("lang")).toBe(other);
          expect(await page.locator(".langs [aria-current]").getAttribute("lang")).toBe(other);
        }
      },
      withoutScript,
    );
  });

  test.each(languages)("the first page opens in %s for a reader who prefers it", async (lang) => {
    await visit(
      "/",
      async ({ page }) => {
        expect(here(page)).toMatch(new RegExp(`^/${lang}/[a-z0-9-]+$`));
        expect(await page.locator("h1").isVisible()).toBe(true);
      },
      { ...withoutScript, locale: lang },
    );
  });
});
