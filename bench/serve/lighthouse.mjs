// Lighthouse over the pages that readers come to first. It is no dependency: npx fetches the version named here.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { connections } from "./ask.mjs";
import { findAddresses, oneOfEach } from "./addresses.mjs";
import { findBrowser } from "./browser.mjs";
import { bar } from "../numbers.mjs";
import { startSite, temporaryFolder } from "./site.mjs";

const version = "12.8.2"; // the last that runs on Node 20
const pages = ["overview", "commitments", "commitment", "donors", "claim", "search"];
const bars = { performance: 0.95, accessibility: 0.95, "best-practices": 0.95, seo: 0.95 };

/** Its report on a page; tried again, since the browser at times records no start of the page. */
async function audit(address, browser, tries = 3) {
  const report = join(temporaryFolder(), "report.json");
  const flags = [
    "--quiet",
    "--output=json",
    `--output-path=${report}`,
    "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage",
  ];
  const child = spawn("npx", ["--yes", `lighthouse@${version}`, address, ...flags], {
    env: { ...process.env, CHROME_PATH: browser },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0 && tries > 1) return audit(address, browser, tries - 1);
  if (code !== 0) throw new Error(`Lighthouse ended with ${code} on ${address}`);
  return JSON.parse(readFileSync(report, "utf8"));
}

/** What keeps a category from 1.00: its audits that are not perfect and count. */
function shortOf({ categories, audits }) {
  return Object.entries(categories).flatMap(([category, { auditRefs }]) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
      .map(({ id }) => ({ category, audit: id, score: audits[id].score, value: audits[id].displayValue ?? "" })),
  );
}

/** All four categories of the pages named above; the phone that Lighthouse plays by default. */
export async function measureLighthouse(data) {
  const browser = findBrowser();
  const site = await startSite(data);
  const agent = connections(2);
  const paths = oneOfEach(await findAddresses(agent, site.address));
  agent.destroy();
  const rows = [];
  for (const kind of pages) {
    const path = paths.get(kind);
    const report = await audit(`${site.address}${path}${kind === "search" ? "?q=water" : ""}`, browser);
    const scores = Object.fromEntries(Object.entries(report.categories).map(([id, { score }]) => [id, score]));
    rows.push({ kind, path, scores, shortOf: shortOf(report) });
  }
  await site.stop();
  return {
    bars: Object.entries(bars).map(([category, limit]) =>
      bar(`Lighthouse ${category}, lowest`, Math.min(...rows.map(({ scores }) => scores[category])), limit, ""),
    ),
    details: { version, byPage: rows.map(({ kind, scores, shortOf: short }) => ({ kind, ...scores, shortOf: short })) },
  };
}
