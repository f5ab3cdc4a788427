import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldText, wordsIn } from "./fold.ts";

const words = (text: string): readonly string[] => wordsIn(text).map((word) => word.text);

describe("spellings that a reader takes for the same are one", () => {
  test.each([
    ["uz", "Oʻzbekiston", ["O'zbekiston", "Oʼzbekiston", "O‘zbekiston", "O’zbekiston", "O`zbekiston", "Ozbekiston", "OʻZBEKISTON"]],
    ["uz", "gʻalaba", ["g'alaba", "galaba", "G‘ALABA"]],
    ["tk", "Türkmenistan", ["türkmenistan", "TÜRKMENISTAN", "TÜRKMENİSTAN", "Turkmenistan"]],
    ["kk (Latin)", "Qazaqstan İsi", ["qazaqstan isi", "QAZAQSTAN ISI", "qazaqstan ısı"]],
    ["ru", "ещё", ["еще", "ЕЩЁ", "ЕЩЕ"]],
    ["tg", "Тоҷикистонӣ", ["тоҷикистони", "ТОҶИКИСТОНӢ"]],
    ["ky", "Өзгөн", ["өзгөн", "ӨЗГӨН"]],
    ["de", "Straße", ["STRASSE", "strasse", "Straẞe"]],
    ["de", "Übergänge", ["UBERGANGE", "übergänge"]],
    ["ja", "カザフスタン", ["ｶｻﾞﾌｽﾀﾝ"]],
    ["ja", "２０２５", ["2025"]],
    ["en", "Ministers’", ["ministers'", "MINISTERS"]],
  ])("%s: %s", (_, one, others) => {
    for (const other of others) expect([other, foldText(other)]).toEqual([other, foldText(one)]);
  });
});

test("letters that are others stay others", () => {
  for (const [one, other] of [
    ["й", "и"],
    ["ў", "у"],
    ["қ", "к"],
    ["ң", "н"],
    ["が", "か"],
    ["ば", "ぱ"],
  ] as const)
    expect(foldText(one)).not.toBe(foldText(other));
});

test("what is folded once stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => foldText(foldText(text)) === foldText(text)),
    { numRuns: 2000 },
  );
});

test("words are found between whatever is no letter, with the place where they stand", () => {
  expect(words("Deals: energy-grids, 3,000 km & more")).toEqual(["deals", "energy", "grids", "3", "000", "km", "more"]);
  const text = "The Holt Declaration (2025年), «Кыргызстан»";
  for (const { text: word, from, to } of wordsIn(text)) expect(foldText(text.slice(from, to))).toBe(word);
});

test("an owner is found with and without the s", () => {
  expect(words("Corvane’s bridge")).toEqual(["corvanes", "corvane", "bridge"]);
  expect(words("Oʻs")).toEqual(["os"]);
});

test("a stretch without spaces is told from the digits and letters beside it", () => {
  expect(wordsIn("CA2025年の首脳会合").map(({ text, unspaced }) => [text, unspaced])).toEqual([
    ["ca2025", false],
    ["年の首脳会合", true],
  ]);
  expect(words("カザフスタン・ウズベキスタン")).toEqual(["カザフスタン", "ウズベキスタン"]);
});

test("whatever a text holds, its words stand in it in order", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const places = wordsIn(text).map(({ from, to }) => [from, to] as const);
      for (const [index, [from, to]] of places.entries()) {
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(from).toBeGreaterThanOrEqual(places[index - 1]?.[0] ?? 0);
      }
    }),
  );
});
