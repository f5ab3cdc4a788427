// What a browser fetches for one page of each kind, with an empty cache: bytes as sent, by what they are.
import { chromium } from "playwright-core";
import { connections } from "./ask.mjs";
import { findAddresses, oneOfEach } from "./addresses.mjs";
import { findBrowser } from "./browser.mjs";
import { bar, median, round } from "../numbers.mjs";
import { startSite } from "./site.mjs";

async function weigh(browser, address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const types = new Map();
  const bytes = { Document: 0, Stylesheet: 0, Font: 0, Image: 0, Script: 0, Other: 0 };
  await devtools.send("Network.enable");
  devtools.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? "Other";
    bytes[type in bytes ? type : "Other"] += encodedDataLength;
  });
  await page.goto(address, { waitUntil: "networkidle" });
  await context.close();
  return bytes;
}

/** One page of each kind in English, and its overview in every language. */
export async function measureWeight(data) {
  const site = await startSite(data);
  const agent = connections(2);
  const kinds = await findAddresses(agent, site.address);
  agent.destroy();
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  const paths = [
    ...oneOfEach(kinds),
    ...(kinds.get("overview") ?? []).filter((path) => /^\/\w+\/central-asia-japan$/.test(path)).map((path) => [path, path]),
  ];
  const rows = [];
  for (const [kind, path] of paths) {
    const bytes = await weigh(browser, `${site.address}${path}`);
    const kilobytes = Object.fromEntries(Object.entries(bytes).map(([type, size]) => [type, round(size / 1000)]));
    rows.push({ kind, ...kilobytes, total: round(Object.values(bytes).reduce((sum, size) => sum + size, 0) / 1000) });
  }
  await browser.close();
  await site.stop();
  rows.sort((a, b) => b.total - a.total);
  return {
    bars: [bar("script before interaction, most", Math.max(...rows.map((row) => row.Script)), 5, "kB")],
    details: { medianTotalKB: median(rows.map((row) => row.total)), byKind: rows },
  };
}
