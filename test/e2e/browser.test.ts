import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrowser, startBrowser, type FoundBrowser } from "./browser.ts";
import { site } from "./visit.ts";

const folder = mkdtempSync(join(tmpdir(), "sarai-browser-"));
let shipped: FoundBrowser;
beforeAll(async () => {
  shipped = await findBrowser({ PATH: "" }, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

test("the shipped browser opens a page of this site where the machine has none", async () => {
  expect(shipped.from).toBe("shipped");
  const server = await startBrowser(shipped, folder);
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    const page = await browser.newPage();
    await page.goto(site);
    expect(await page.locator("h1").isVisible()).toBe(true);
  } finally {
    await browser.close();
    await server.close();
  }
});

test("SARAI_BROWSER comes before the system's browser, and the system's before the shipped one", async () => {
  const system = join(folder, "chromium");
  const named = join(folder, "named");
  writeFileSync(named, "");
  expect(await findBrowser({ SARAI_BROWSER: named, PATH: folder }, folder)).toMatchObject({ from: "SARAI_BROWSER", file: named });
  writeFileSync(system, "");
  expect(await findBrowser({ SARAI_BROWSER: "", PATH: `/nowhere:${folder}` }, folder)).toMatchObject({ from: "system", file: system });
});

test("a browser that is not there, or does not start, is said with what to install", async () => {
  await expect(findBrowser({ SARAI_BROWSER: join(folder, "absent") }, folder)).rejects.toThrow(/absent.*apt-get install chromium/s);
  const broken = { from: "system", file: process.execPath, environment: {} } as const;
  await expect(startBrowser(broken, folder)).rejects.toThrow(/did not start.*apt-get install chromium/s);
});
