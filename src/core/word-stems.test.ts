import { expect, test } from "vitest";
import { foldText } from "./fold.ts";
import { stemmed, stemsOf, type Stemmed } from "./word-stems.ts";

function areForms(language: Stemmed, one: string, other: string): boolean {
  const stems = stemsOf(foldText(one), language);
  return stemsOf(foldText(other), language).some((stem) => stems.includes(stem));
}

const forms: Readonly<Record<Stemmed, readonly (readonly [string, string])[]>> = {
  en: [
    ["bridge", "bridges"],
    ["country", "countries"],
  ],
  de: [
    ["Brücke", "Brücken"],
    ["Wasser", "Wassers"],
  ],
  ru: [
    ["вода", "водой"],
    ["Россия", "России"],
    ["водные", "водных"],
    ["Ош", "Оше"],
  ],
  kk: [
    ["су", "судың"],
    ["Астана", "Астанада"],
    ["жоба", "жобаларды"],
  ],
  ky: [
    ["суу", "сууну"],
    ["Бишкек", "Бишкекте"],
    ["долбоор", "долбоорлордун"],
  ],
  tg: [
    ["лоиҳа", "лоиҳаҳои"],
    ["Душанбе", "Душанберо"],
  ],
  tk: [
    ["suw", "suwuň"],
    ["Aşgabat", "Aşgabatda"],
    ["taslama", "taslamalaryň"],
  ],
  uz: [
    ["suv", "suvning"],
    ["Toshkent", "Toshkentdan"],
    ["loyiha", "loyihalarni"],
  ],
};

test.each(stemmed)("forms of a word meet in %s", (language) => {
  for (const [one, other] of forms[language]) expect([one, other, areForms(language, one, other)]).toEqual([one, other, true]);
});

test.each([
  ["en", "policy", "police"],
  ["en", "news", "new"],
  ["en", "glass", "glas"],
  ["ru", "вода", "водород"],
  ["tk", "Astana", "Aşt"],
  ["tk", "suw", "surat"],
  ["uz", "suv", "suvchi"],
] as const)("strangers keep apart in %s: %s and %s", (language, one, other) => {
  expect(areForms(language, one, other)).toBe(false);
});

test("the word itself comes first, and nothing is cut from a short one", () => {
  for (const language of stemmed) {
    expect(stemsOf("word", language)[0]).toBe("word");
    expect(stemsOf("a", language)).toEqual(["a"]);
    expect(stemsOf("", language)).toEqual([""]);
  }
});
