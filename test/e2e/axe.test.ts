import { describe, expect, inject, test } from "vitest";
import { inLanguage, instances, languages, named, oneOfEach } from "./instances.ts";
import { phone, violations, visit, wide, type Visit } from "./visit.ts";

const every = process.env["SARAI_AXE_EVERY_ADDRESS"] === "1";

/** Looks at the page in light and dark, wide and on a phone, and says in which view something was found. */
async function inEveryView(visited: Visit): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const)
    for (const [name, size] of [["wide", wide] as const, ["phone", phone] as const]) {
      await visited.page.emulateMedia({ colorScheme });
      await visited.page.setViewportSize(size);
      found.push(...(await violations(visited)).map((one) => `${colorScheme}, ${name}: ${one}`));
    }
  return found;
}

describe("axe finds nothing against WCAG 2.2 AA in any language", () => {
  test.concurrent.each(named(instances))("on %s", async (_, { address }) => {
    expect(await visit(address, violations)).toEqual([]);
  });
});

describe("axe finds nothing against WCAG 2.2 AA, in light and dark, wide and on a phone", () => {
  test.concurrent.each(named(oneOfEach))("on %s", async (_, { address }) => {
    expect(await visit(address, inEveryView)).toEqual([]);
  });

  test.concurrent.each(["/de/no-partnership/commitments", "/en/partnerships?unknown=1"] as const)("on the refusal %s", async (address) => {
    expect(await visit(address, inEveryView)).toEqual([]);
  });
});

if (every)
  test("axe finds nothing on any address, once each, wide and in light", { timeout: 3_600_000 }, async () => {
    const waiting = inject("crawl").pages.flatMap(({ address, kind }) =>
      kind === null ? [] : languages.map((lang) => inLanguage(address, lang)),
    );
    expect(waiting.length).toBeGreaterThan(instances.length);
    const found: string[] = [];
    const walk = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const address = next;
        found.push(...(await visit(address, async (visited) => (await violations(visited)).map((one) => `${address}: ${one}`))));
      }
    };
    await Promise.all([walk(), walk(), walk()]);
    expect(found).toEqual([]);
  });
