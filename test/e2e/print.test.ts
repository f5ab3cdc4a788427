import { describe, expect, test } from "vitest";
import { named, oneOfEach, sampled } from "./instances.ts";
import { a4, visit } from "./visit.ts";

type Overflow = { readonly by: number; readonly outside: readonly string[] };

describe("on paper a page is whole, without what only a screen can use, and dark on light", () => {
  test.concurrent.each(named(sampled))("%s", async (_, { address }) => {
    await visit(
      address,
      async ({ page, look }) => {
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        expect(await look<Overflow>("overflow")).toEqual({ by: 0, outside: [] });
        expect(await look<string[]>("cutOff")).toEqual([]);
        for (const hidden of [".mainnav", ".langs", "form.facets", ".pager", ".skip"])
          for (const found of await page.locator(hidden).all()) expect([hidden, await found.isVisible()]).toEqual([hidden, false]);
        expect(await page.locator("h1").isVisible()).toBe(true);
        const paper = await page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
        for (const part of paper.match(/\d+/g)?.slice(0, 3) ?? ["0"]) expect(Number(part)).toBeGreaterThan(240);
      },
      { viewport: a4 },
    );
  });
});

test.concurrent.each(named(oneOfEach))("%s becomes a PDF of as many A4 pages as it needs", async (_, { address }) => {
  await visit(address, async ({ page }) => {
    await page.emulateMedia({ media: "print" }); // before it prints: under load Chromium was seen to print without the size of the page
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.startsWith("%PDF-")).toBe(true);
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]); // A4 in points
    await page.setViewportSize(a4);
    const needed = (await page.evaluate<number>("document.body.scrollHeight")) / a4.height;
    const pages = (pdf.match(/\/Type \/Page\b(?!s)/g) ?? []).length;
    expect(pages).toBeGreaterThanOrEqual(Math.floor(needed));
    expect(pages).toBeLessThanOrEqual(Math.ceil(needed * 1.5) + 1);
  });
});
