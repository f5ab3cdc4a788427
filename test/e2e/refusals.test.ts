import { describe, expect, test } from "vitest";
import { instances, languages } from "./instances.ts";
import { site, visit } from "./visit.ts";

const list =
  instances
    .find(({ kind, which }) => kind.id === "commitments" && which === "fullest")
    ?.address.split("?")[0]
    ?.slice(3) ?? "";
const partnership = list.split("/").slice(0, 2).join("/");

/** What a reader may get wrong in an address, and how it is answered. */
const wrong = [
  ["an unknown page", `${partnership}/no-such-page`, 404, "unknown-page"],
  ["an unknown entry", `${list}/no-such-entry`, 404, "unknown-entry"],
  ["an unknown partnership", "/no-such-partnership", 404, "unknown-partnership"],
  ["an unknown filter", `${list}?no_such_filter=1`, 400, "unknown-parameter"],
  ["an unknown choice of a filter", `${list}?state=no-such-state`, 400, "wrong-value"],
  ["a page that is no number", `${list}?page=two`, 400, "wrong-value"],
  ["a page beyond the last", `${list}?page=9999`, 404, "beyond-last-page"],
  ["a query that is too long", `${list}?field=${"x".repeat(5000)}`, 414, "query-too-long"],
  ["percent signs that encode nothing", `${list}/%ff`, 400, "unreadable-address"],
] as const;

const asked = languages.flatMap((lang) =>
  wrong.map(([what, below, status, code]) => ({ what, lang, address: `/${lang}${below}`, status, code })),
);

type Wanted = { readonly status: number; readonly code: string };

async function expectProblem(address: string, headers: Readonly<Record<string, string>>, { status, code }: Wanted): Promise<void> {
  const response = await fetch(`${site}${address}`, { headers });
  expect([response.status, response.headers.get("content-type")]).toEqual([status, "application/problem+json; charset=utf-8"]);
  const problem = (await response.json()) as Readonly<Record<string, unknown>>;
  expect(problem).toMatchObject({ status, code, type: "about:blank" });
  for (const said of [problem["title"], problem["detail"]]) expect(String(said).length).toBeGreaterThan(5);
}

describe("a wrong address is answered with what is wrong and where to go", () => {
  test.concurrent.each(asked)("$what in $lang", async ({ lang, address, status, code }) => {
    await visit(address, async ({ page, look }) => {
      const response = await page.reload();
      expect([response?.status(), response?.headers()["content-type"]]).toEqual([status, "text/html; charset=utf-8"]);
      expect(await page.locator("html").getAttribute("lang")).toBe(lang);
      expect((await page.locator("h1").innerText()).length).toBeGreaterThan(5);
      expect(await page.locator("main a[href]").count()).toBeGreaterThan(0);
      expect(await page.locator('meta[name="robots"]').getAttribute("content")).toBe("noindex");
      expect(await look<{ by: number }>("overflow")).toMatchObject({ by: 0 });
    });
    await expectProblem(address, { accept: "application/json" }, { status, code });
  });

  test.each(asked.filter(({ address }) => !address.includes("%")))("$what in $lang, asked as data", async ({ address, status, code }) => {
    await expectProblem(address.replace(/(\?|$)/, ".json$1"), {}, { status, code });
  });

  test("a language that is not offered", async () => {
    await visit(`/xx${list}`, async ({ page }) => {
      expect((await page.reload())?.status()).toBe(404);
      expect(languages).toContain(await page.locator("html").getAttribute("lang"));
      expect(await page.locator("main").innerText()).toContain("xx");
    });
    await expectProblem(`/xx${list}`, { accept: "application/json" }, { status: 404, code: "unknown-language" });
  });
});
