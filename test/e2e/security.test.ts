import { describe, expect, test } from "vitest";
import { named, sampled } from "./instances.ts";
import { site } from "./visit.ts";

const wanted = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
};

/** The directives of a content security policy by name. */
function directivesOf(policy: string | null): ReadonlyMap<string, string> {
  return new Map((policy ?? "").split(";").map((one) => [one.trim().split(" ")[0] ?? "", one.trim().split(" ").slice(1).join(" ")]));
}

/** `isFramed`: a card, which any site may frame and which runs no script at all. */
function expectSafe(headers: Headers, readBy: "same-origin" | "cross-origin", isFramed = false): void {
  for (const [name, value] of Object.entries(wanted)) expect([name, headers.get(name)]).toEqual([name, value]);
  expect(headers.get("cross-origin-resource-policy")).toBe(readBy);
  expect(headers.get("permissions-policy")).toContain("geolocation=()");
  expect(headers.get("set-cookie")).toBeNull();
  const directives = directivesOf(headers.get("content-security-policy"));
  expect(directives.get("default-src")).toBe("'none'");
  expect(directives.get("script-src")).toBe(isFramed ? "'none'" : "'self'");
  expect(directives.get("style-src")).toBe("'self'");
  expect(directives.get("style-src-attr")).toBe("'unsafe-inline'");
  expect(directives.get("frame-ancestors")).toBe(isFramed ? "*" : "'none'");
  expect(directives.get("base-uri")).toBe("'none'");
  expect(directives.get("form-action")).toBe("'self'");
}

describe("a page holds no script or style of its own and says so to the browser", () => {
  test.each(named(sampled))("%s", async (_, { address, kind }) => {
    const response = await fetch(`${site}${address}`);
    expectSafe(response.headers, kind.isCard ? "cross-origin" : "same-origin", kind.isCard);
    const html = await response.text();
    for (const [script] of html.matchAll(/<script\b[^>]*>/g)) expect(script).toMatch(/ src="\/|type="application\/ld\+json"/);
    expect(html).not.toMatch(/<style\b|<(?:iframe|object|embed|base)\b/i);
    for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi)) {
      expect(tag).not.toMatch(/javascript:/i); // as a text it does nothing: publishers write such addresses
      expect(tag.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/\son[a-z]+\s*=/i);
    }
  });
});

test.each(["/", "/en/nothing-here", "/robots.txt", "/healthz", "/%ff"])("the answer at %s is as safe", async (address) => {
  expectSafe((await fetch(`${site}${address}`, { redirect: "manual" })).headers, "same-origin");
});

test("open data and the files of the browser are as safe, and may be read by the pages of other sites", async () => {
  for (const address of ["/en/partnerships.json", "/favicon.ico"]) expectSafe((await fetch(`${site}${address}`)).headers, "cross-origin");
});

test("absolute links never follow the host that a reader's browser names", async () => {
  const html = await (await fetch(`${site}/en/partnerships`, { headers: { "x-forwarded-host": "evil.example" } })).text();
  expect(html).not.toContain("evil.example");
});
