import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserServer } from "playwright-core";
import type { TestProject } from "vitest/node";
import { packageFolder, start, type Program } from "../process/program.ts";
import { findBrowser, startBrowser } from "./browser.ts";
import { renderedLanguages } from "../../src/web/text/catalogues.ts";
import { activityFiles } from "../warehouse/activities-snapshot.ts";
import { crawl, type Crawl } from "./crawl.ts";
import { kinds, type Kind } from "./kinds.ts";

declare module "vitest" {
  export interface ProvidedContext {
    readonly site: string; // the address of the site under test, without a slash at its end
    readonly browser: string; // where the browser answers
    readonly kinds: readonly Kind[]; // every kind of page that the code has
    readonly languages: readonly string[]; // those that pages are rendered in
    readonly crawl: Crawl; // in the first of the languages
  }
}

/** Cites a page as its button does, and says the address that it leads to. */
async function cite(site: string, lang: string, page: string): Promise<string> {
  const body = new URLSearchParams({ of: `/central-asia-japan/${page}` });
  const response = await fetch(`${site}/${lang}/cite`, { method: "POST", body, redirect: "manual" });
  const location = response.headers.get("location");
  if (location === null) throw new Error(`${page} cannot be cited: ${await response.text()}`);
  return location;
}

/** What the suite holds open, ended in this order: browser, program, folder. */
async function end(held: Held): Promise<void> {
  await held.browser?.close();
  held.program?.kill("SIGTERM");
  const patience = setTimeout(() => held.program?.kill("SIGKILL"), 10_000);
  await held.program?.ended;
  clearTimeout(patience);
  remove(held);
}

type Held = { readonly folder: string; program?: Program; browser?: BrowserServer };

function remove({ folder }: Held): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** What is left to do where the run is broken off and there is no time to wait. */
function breakOff(held: Held): void {
  held.browser?.process().kill("SIGKILL");
  held.program?.kill("SIGKILL");
  remove(held);
}

/**
 * Opens the built program on the partnerships that are shipped and the activities of the fixtures, with a data folder of its own, walks through all its addresses, and
 * starts one browser; all of it is ended and removed when the tests are through, whatever became of them.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const held: Held = { folder: mkdtempSync(join(tmpdir(), "sarai-e2e-")) };
  const onExit = (): void => breakOff(held);
  const onSignal = (): void => process.exit(143); // runs what waits for the exit
  process.once("exit", onExit);
  process.once("SIGTERM", onSignal);
  const { folder } = held;
  try {
    const environment = { SARAI_PARTNERSHIPS: join(packageFolder, "partnerships") };
    const data = join(folder, "data");
    const read = await start(["ingest", "iati", activityFiles, "--data", data], environment).ended;
    if (read.code !== 0) throw new Error("the activities of the fixtures cannot be read");
    held.program = start(["serve", "--port", "0", "--data", data], environment);
    held.browser = await startBrowser(await findBrowser(process.env, folder), folder);
    const site = await held.program.opened;
    project.provide("site", site);
    project.provide("browser", held.browser.wsEndpoint());
    project.provide("kinds", kinds);
    project.provide("languages", renderedLanguages);
    const [lang = ""] = renderedLanguages;
    const cited = await Promise.all(["claims/largest-oda-donor", "donors?measure=gross"].map((page) => cite(site, lang, page)));
    project.provide("crawl", await crawl(site, lang, cited));
  } catch (error) {
    await end(held);
    throw error;
  }
  return async () => {
    process.off("exit", onExit);
    process.off("SIGTERM", onSignal);
    await end(held);
  };
}
