import { expect, test } from "vitest";
import { acceptedEncoding, acceptedLanguage, wantsJson } from "./negotiate.ts";

const offered = ["de", "en"] as const;

test("the reader's languages are taken by their weight, not by their place", () => {
  expect(acceptedLanguage("en;q=0.4, de;q=0.9", offered)).toBe("de");
  expect(acceptedLanguage("fr, de-AT;q=0.7, en;q=0.3", offered)).toBe("de");
  expect(acceptedLanguage("DE", offered)).toBe("de");
});

test("who asks for nothing we have, or for nothing at all, reads English", () => {
  for (const header of [undefined, "", "fr", "*", "de;q=0", "den", ";;;,,,", "de;q=nonsense"])
    expect(acceptedLanguage(header, offered)).toBe("en");
});

test("an answer is compressed only in a way that is welcome", () => {
  expect(acceptedEncoding("gzip, deflate, br, zstd")).toBe("br");
  expect(acceptedEncoding("gzip, br;q=0")).toBe("gzip");
  expect(acceptedEncoding("*")).toBe("br");
  expect(acceptedEncoding("identity")).toBeNull();
  expect(acceptedEncoding(undefined)).toBeNull();
});

test("a browser is refused with a page, a program with JSON", () => {
  expect(wantsJson("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")).toBe(false);
  expect(wantsJson("application/json")).toBe(true);
  expect(wantsJson("application/problem+json, text/html;q=0.5")).toBe(true);
  expect(wantsJson("*/*")).toBe(false);
  expect(wantsJson(undefined)).toBe(false);
});
