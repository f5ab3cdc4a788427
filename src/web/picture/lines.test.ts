import { expect, test } from "vitest";
import { balanceLines, breakLines } from "./lines.ts";

const setting = { width: 200, size: 14, lang: "en" };

test("a text breaks at its spaces and loses none of its words", () => {
  const text = "Net development assistance, million US dollars, current prices, 1991–2023";
  const lines = breakLines(text, setting);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join(" ")).toBe(text);
});

test("a script without spaces breaks between words, and no line begins with a mark that closes", () => {
  const text = "最初に開かれたのは外相間の会合（2004年）。最も多くの会合が開催されたのは2025年。";
  for (let width = 60; width < 400; width += 14) {
    const lines = breakLines(text, { width, size: 14, lang: "ja" });
    expect(lines.join("")).toBe(text);
    for (const line of lines.slice(1)) expect(line).not.toMatch(/^[。、）」]/);
    for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/（$/);
  }
});

test("an address that no line can hold is cut, and nothing at all has no line", () => {
  const address = `https://sarai.example/${"x".repeat(100)}`;
  expect(breakLines(address, setting).length).toBeGreaterThan(2);
  expect(breakLines(address, setting).join("")).toBe(address);
  expect(breakLines("  ", setting)).toEqual([]);
});

test("a heading has as few lines as before, about equally long", () => {
  const text = "United States was first in 16 of 33 years; the first place changed 10 times";
  const [plain, balanced] = [breakLines(text, { ...setting, width: 480 }), balanceLines(text, { ...setting, width: 480 })];
  expect(balanced).toHaveLength(plain.length);
  expect(balanced.join(" ")).toBe(text);
  const lengths = balanced.map((line) => line.length);
  expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(12);
});
