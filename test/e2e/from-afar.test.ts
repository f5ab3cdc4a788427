import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserServer } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { findBrowser, startBrowser } from "./browser.ts";
import { named, oneOfEach } from "./instances.ts";
import { phone, site, visit, wide } from "./visit.ts";

// Without script the tests leave what is far below the window to the browser, as it is for every reader.
const asRead = { javaScriptEnabled: false };
const long = named(oneOfEach.filter(({ kind }) => ["overview", "commitments", "donors", "search"].includes(kind.id)));

test("there are long pages", () => {
  expect(long).toHaveLength(4);
});

test.concurrent.each(long)("a link to the foot of %s leads there, wide and on a phone", async (_, { address }) => {
  for (const viewport of [wide, phone])
    await visit(
      address,
      async ({ page }) => {
        await page.locator('.mainnav a[href="#pages"]').click();
        await page.screenshot(); // what is near has been laid out and drawn
        const { y = -Infinity } = (await page.locator("#pages").boundingBox()) ?? {};
        expect(y).toBeGreaterThanOrEqual(-1);
        expect(y).toBeLessThan(viewport.height);
      },
      { ...asRead, viewport },
    );
});

describe("who listens is told of everything before coming near", () => {
  const folder = mkdtempSync(join(tmpdir(), "sarai-listening-"));
  let server: BrowserServer | undefined;
  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  test.each(long)("on %s", async (_, { address }) => {
    server ??= await startBrowser(await findBrowser(process.env, folder), folder, ["--force-renderer-accessibility"]);
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage({ ...asRead, viewport: phone });
    await page.goto(`${site}${address}`);
    const { nodes } = await (await page.context().newCDPSession(page)).send("Accessibility.getFullAXTree");
    const told = (role: string): number => nodes.filter((one) => one.role?.value === role && !one.ignored).length;
    const shown = async (what: string): Promise<number> => page.locator(`${what}:visible`).count();
    expect(await shown("#pages a")).toBeGreaterThan(10);
    expect(told("link")).toBe(await shown("a[href]"));
    expect(told("heading")).toBe(await shown(":is(h1, h2, h3, h4)"));
    await browser.close();
  });
});
