import { describe, expect, test } from "vitest";
import { named, oneOfEach } from "./instances.ts";
import { phone, visit, wide } from "./visit.ts";

type Focused = {
  readonly index: number;
  readonly name: string;
  readonly ring: boolean;
  readonly seen: boolean;
  readonly inMain: boolean;
  readonly isDate: boolean;
};

describe("a keyboard alone", () => {
  test.concurrent.each(named(oneOfEach))("skips to the content of %s", async (_, { address }) => {
    await visit(address, async ({ page, look }) => {
      await look<string[]>("focusables");
      await page.keyboard.press("Tab");
      expect(await look<Focused>("focused")).toMatchObject({ index: 0, ring: true, seen: true });
      expect(await page.evaluate(`document.activeElement.getAttribute("href")`)).toBe("#main");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      expect(await look<Focused>("focused")).toMatchObject({ inMain: true });
    });
  });

  const views = [wide, phone].flatMap((size) => named(oneOfEach).map(([name, one]) => [name, size.width, one, size] as const));
  test.concurrent.each(views)(
    "reaches everything on %s, %i px wide, in the order of the page, and shows where it is",
    async (_, __, one, viewport) => {
      await visit(
        one.address,
        async ({ page, look }) => {
          const reachable = await look<string[]>("focusables");
          for (const [index, name] of reachable.entries()) {
            await page.keyboard.press("Tab");
            let focused = await look<Focused>("focused");
            for (let part = 0; focused.isDate && focused.index === index - 1 && part < 4; part++) {
              await page.keyboard.press("Tab"); // day, month, year and calendar of a date are stops of one field
              focused = await look<Focused>("focused");
            }
            expect(focused).toMatchObject({ index, name, ring: true, seen: true });
          }
          expect(reachable.length).toBeGreaterThan(one.kind.isCard ? 0 : 5); // a card is a few lines, without head and foot
        },
        { viewport },
      );
    },
  );
});
