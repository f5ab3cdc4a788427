import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, inject } from "vitest";

const inPage = readFileSync(fileURLToPath(new URL("in-page.js", import.meta.url)), "utf8");

export const site = inject("site");
export type Size = { readonly width: number; readonly height: number };
export const wide: Size = { width: 1280, height: 900 };
export const phone: Size = { width: 390, height: 844 };
export const narrow: Size = { width: 320, height: 700 };
export const a4: Size = { width: 688, height: 980 }; // what the margins of the print style leave of A4, in CSS pixels

let connected: Promise<Browser> | undefined;
const windows = new Map<string, Promise<BrowserContext>>();
afterAll(async () => (await connected)?.close());

/** The window for pages opened in this way: those after the first find fonts and styles in its cache, as a reader does. */
async function windowFor(options: BrowserContextOptions): Promise<BrowserContext> {
  const open = async (): Promise<BrowserContext> => {
    connected ??= chromium.connect(inject("browser"));
    const context = await (await connected).newContext({ locale: "en", ...options });
    if (options.javaScriptEnabled !== false) await context.addInitScript(inPage);
    return context;
  };
  const name = JSON.stringify(options);
  const known = windows.get(name) ?? open();
  windows.set(name, known);
  return known;
}

/** A page that is open, and what the browser had to complain about. */
export type Visit = {
  readonly page: Page;
  /** Console errors and warnings, refused contents, failed requests, and requests to other hosts. */
  readonly complaints: readonly string[];
  /** Asks one of the functions of in-page.js; the caller says what it answers. */
  readonly look: <Answer>(what: Look) => Promise<Answer>;
};
type Look = "overflow" | "cutOff" | "focusables" | "focused" | "texts" | "labels";

function watch(page: Page): string[] {
  const complaints: string[] = [];
  const isOwn = (address: string): boolean => address.startsWith(`${site}/`) || address.startsWith("data:");
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    if (!isOwn(request.url())) complaints.push(`another host: ${request.url()}`);
  });
  return complaints;
}

/** Pages of a window that nobody looks at: opening one costs the browser more than going to an address. */
const resting = new Map<string, Page[]>();

/** Leaves a page as empty as a new one, for the next visit in this way. */
async function rest(page: Page, name: string): Promise<void> {
  page.removeAllListeners();
  await page.emulateMedia({ media: null, colorScheme: null });
  await page.goto("about:blank");
  resting.set(name, [...(resting.get(name) ?? []), page]);
}

/** Opens an address of the site and hands the page over. A page on which something went wrong is closed. */
export async function visit<Answer>(
  address: string,
  use: (visit: Visit) => Promise<Answer>,
  { viewport = wide, ...options }: Omit<BrowserContextOptions, "viewport"> & { readonly viewport?: Size } = {},
): Promise<Answer> {
  const name = JSON.stringify(options);
  const page = resting.get(name)?.pop() ?? (await (await windowFor(options)).newPage());
  try {
    await page.setViewportSize(viewport);
    const complaints = watch(page);
    await page.goto(`${site}${address}`);
    const answer = await use({ page, complaints, look: <Seen>(what: Look): Promise<Seen> => page.evaluate<Seen>(`look.${what}()`) });
    await rest(page, name);
    return answer;
  } catch (error) {
    await page.close();
    throw error;
  }
}

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** What axe finds against WCAG 2.0, 2.1 and 2.2, levels A and AA, as it stands: the rule, and each place. */
export async function violations({ page }: Visit): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axe.source);
  const options = { runOnly: { type: "tag", values: rules }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] };
  return page.evaluate<string[]>(`axe.run(${JSON.stringify(options)}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => [id, target.join(" "), failureSummary].join(" | "))))`);
}
