import { describe, expect, test } from "vitest";
import { instances, named } from "./instances.ts";
import { narrow, phone, visit, wide } from "./visit.ts";

type Overflow = { readonly by: number; readonly outside: readonly string[] };

describe("nothing reaches out of the window, and the browser has nothing to complain about", () => {
  test.concurrent.each(named(instances))("on %s", async (_, { address }) => {
    await visit(address, async ({ page, look, complaints }) => {
      for (const size of [wide, phone, narrow]) {
        await page.setViewportSize(size);
        expect({ width: size.width, ...(await look<Overflow>("overflow")) }).toEqual({ width: size.width, by: 0, outside: [] });
      }
      await page.evaluate("document.fonts.ready"); // fonts are fetched from here too
      expect(complaints).toEqual([]);
    });
  });
});
