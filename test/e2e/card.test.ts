import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, inject, test } from "vitest";
import { inLanguage, kinds, languages, pagesOf } from "./instances.ts";
import { site, visit, violations, type Visit } from "./visit.ts";

// A page of our own on another site, which shows the card as WordPress does: in a sandbox that gives it no site of its own.

type Shown = { readonly card: string; readonly attributes: string; readonly size?: { readonly width: number; readonly height: number } };

/** Opens a page of another site with a card in a frame, and hands it over. */
async function framed<Answer>(
  { card, attributes, size = { width: 400, height: 360 } }: Shown,
  use: (one: Visit) => Promise<Answer>,
): Promise<Answer> {
  const frame = `<iframe src="${site}${card}" width="${size.width}" height="${size.height}" title="A claim" frameborder="0" ${attributes}></iframe>`;
  const html = `<!doctype html><html lang="en"><title>A blog</title><main><h1>A blog</h1>${frame}</main></html>`;
  const other = createServer((_, response) => void response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html));
  await new Promise<void>((resolve) => void other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo; // it listens on a port
  try {
    return await visit("/robots.txt", async (one) => {
      await one.page.goto(`http://127.0.0.1:${String(port)}/`);
      return use(one);
    });
  } finally {
    other.close();
    other.closeAllConnections();
  }
}

const wordPress = `sandbox="allow-scripts" security="restricted"`;
const [fullest] = pagesOf("claim-card");
const addresses = languages.map((lang) => (fullest?.address ?? "").replace(/^\/[^/]+/, `/${lang}`));

test.each(addresses)("the card %s stands in WordPress's sandbox with its style, fits 400 pixels and is accessible", async (card) => {
  await framed({ card, attributes: wordPress }, async (one) => {
    const inside = one.page.frames()[1];
    if (inside === undefined) throw new Error("no frame");
    expect(await inside.locator("h1").innerText()).not.toBe("");
    expect(await inside.locator(".verdict").isVisible()).toBe(true);
    const seen = await inside.evaluate<readonly [number, number, string, string, number]>(`(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      const { fontFamily, paddingTop } = getComputedStyle(document.querySelector("main"));
      return [scrollWidth, scrollHeight, fontFamily, paddingTop, document.scripts.length];
    })()`);
    expect(seen[0]).toBe(400);
    expect(seen[2]).toContain("Noto Sans");
    expect(seen[3]).toBe("16px");
    expect(seen[4]).toBe(0);
    expect(await inside.evaluate<boolean>("document.fonts.ready.then(() => document.fonts.check('16px \"Noto Sans Variable\"'))")).toBe(
      true,
    );
    expect(await violations(one)).toEqual([]);
    const others = one.complaints.filter((complaint) => !complaint.startsWith("another host: http://127.0.0.1"));
    expect(others).toEqual([]);
  });
});

const shown = kinds
  .filter(({ id, isCard }) => isCard && id !== "claim-card")
  .flatMap(({ id }, index) =>
    [800, 400].map((width, step) => {
      const lang = languages[(2 * index + step) % languages.length] ?? "en";
      return { card: inLanguage(pagesOf(id)[0]?.address ?? "", lang), width };
    }),
  );

test.each(shown)(
  "the figure $card stands in a sandbox $width pixels wide, with the height that is said for it",
  async ({ card, width }) => {
    const host = await (await fetch(`${site}${card.split("/figures/")[0] ?? ""}`)).text();
    const said = Number(new RegExp(`${card}&quot; width=&quot;100%&quot; height=&quot;(\\d+)`).exec(host)?.[1]);
    await framed({ card, attributes: wordPress, size: { width, height: width === 800 ? said : 500 } }, async (one) => {
      const inside = one.page.frames()[1];
      if (inside === undefined) throw new Error("no frame");
      expect((await inside.locator("h1").innerText()).length).toBeGreaterThan(10);
      expect(await inside.locator(width === 800 ? ".only-l" : ".only-s").isVisible()).toBe(true);
      expect(await inside.locator(width === 800 ? ".only-s" : ".only-l").isVisible()).toBe(false);
      const [scrollWidth = 0, scrollHeight = 0] = await inside.evaluate<number[]>(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]",
      );
      expect(scrollWidth).toBeLessThanOrEqual(width);
      if (width === 800)
        expect([
          scrollHeight,
          scrollHeight <= said + 1,
          said - (await inside.evaluate<number>("document.body.scrollHeight")) < 160,
        ]).toEqual([scrollHeight, true, true]);
      expect(await violations(one)).toEqual([]);
      expect(one.complaints.filter((complaint) => !complaint.startsWith("another host: http://127.0.0.1"))).toEqual([]);
    });
  },
);

test("no other page can be framed", async () => {
  const [claim] = inject("crawl").pages.filter(({ kind }) => kind === "claim");
  await framed({ card: claim?.address ?? "", attributes: "" }, async (one) => {
    expect(one.complaints.some((complaint) => complaint.includes("frame-ancestors"))).toBe(true);
    expect(await one.page.frames()[1]?.locator(".verdict").count()).toBe(0); // the browser says instead that it was refused
  });
});
