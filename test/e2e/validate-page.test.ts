import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { toPage } from "../../src/cli/validate-page.tsx";
import { activity203, changed, organisation203, validateText } from "../fixtures/iati/validating.ts";
import { a4, narrow, violations, visit, wide, type Visit } from "./visit.ts";

// The page of `sarai validate` is a file of its own: it is opened from the disk, as its readers do.

const folder = mkdtempSync(join(tmpdir(), "sarai-validate-page-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function writePage(): Promise<string> {
  const many = `<iati-activities version="2.03">${`<iati-activity><iati-identifier>XX-${"9".repeat(80)}</iati-identifier></iati-activity>`.repeat(12)}</iati-activities>`;
  const texts = [
    many,
    changed(activity203, 'default-currency="USD"', 'default-currency="VEF"'),
    organisation203,
    activity203.slice(0, 400),
  ];
  const checked = await Promise.all(texts.map((text) => validateText(text, { keep: { ofEach: 10, inAll: 1_000 } })));
  const files = checked.map((validated, index) => ({
    ok: true as const,
    validated: { ...validated, path: `downloads/file-${String(index)}.xml` },
  }));
  const path = join(folder, "report.html");
  writeFileSync(
    path,
    toPage([...files, { ok: false, path: "nowhere.xml", reason: "there is no such file" }], new Date("2026-01-01T00:00:00Z")),
  );
  return pathToFileURL(path).href;
}

async function expectGood({ page, look, ...rest }: Visit): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const)
    for (const size of [wide, narrow]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      const found = await violations({ page, look, ...rest });
      expect([colorScheme, size.width, found]).toEqual([colorScheme, size.width, []]);
      expect(await look<object>("overflow")).toEqual({ by: 0, outside: [] });
    }
}

test("the page of validate is as accessible as the site, wide and narrow, light and dark, and whole on paper", async () => {
  const address = await writePage();
  await visit("/en/partnerships", async (visited) => {
    const { page, look } = visited;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(address);
    await expectGood(visited);
    expect(asked).toEqual([address]);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.setViewportSize(a4);
    expect(await look<object>("overflow")).toEqual({ by: 0, outside: [] });
    const paper = await page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    expect(paper).toBe("rgb(255, 255, 255)");
  });
});
