import fc from "fast-check";
import { expect, test } from "vitest";
import { matchPath, parseAddress } from "./address.ts";

const read = (path: string) => parseAddress(path, ["de", "en"]);

test("page and twins differ in the ending of the last segment alone", () => {
  expect(read("/en/river-and-ridge/commitments")).toMatchObject({
    is: "page",
    partnership: "river-and-ridge",
    below: ["commitments"],
    twin: "html",
  });
  expect(read("/en/river-and-ridge/commitments.csv")).toMatchObject({
    below: ["commitments"],
    twin: "csv",
    path: "/en/river-and-ridge/commitments",
  });
  expect(read("/en/river-and-ridge.json")).toMatchObject({
    partnership: "river-and-ridge",
    below: [],
    twin: "json",
    path: "/en/river-and-ridge",
  });
  expect(read("/de/partnerships.json")).toMatchObject({ is: "site", page: "partnerships", lang: "de", twin: "json" });
});

test("an address without a language is completed, one in a language not offered is refused with those that are", () => {
  expect(read("/")).toEqual({ is: "home", lang: null });
  expect(read("/de")).toEqual({ is: "home", lang: "de" });
  expect(read("/river-and-ridge/meetings.csv")).toEqual({ is: "without-language", rest: "/river-and-ridge/meetings.csv" });
  expect(read("/fr/river-and-ridge")).toMatchObject({ is: "problem", problem: { status: 404, advice: "Choose one of: de, en." } });
});

test("slashes too many are led to the one address, never to another site", () => {
  expect(read("/en/river-and-ridge/")).toEqual({ is: "redirect", to: "/en/river-and-ridge" });
  expect(read("//evil.example/")).toEqual({ is: "redirect", to: "/evil.example" });
});

test("percent signs that encode no text are refused", () => {
  for (const path of ["/en/%", "/en/%zz", "/en/%ff", "/en/%00"])
    expect(read(path)).toMatchObject({ is: "problem", problem: { status: 400, code: "unreadable-address" } });
});

test("whatever stands in an address, it is read without failing and leads to no other host", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const address = read(`/${text}`);
      if (address.is === "redirect") expect(address.to).toMatch(/^\/(?!\/)/);
    }),
  );
});

test("a question's path fits segment by segment and gives the id", () => {
  expect(matchPath("", [])).toBe("");
  expect(matchPath("/", [])).toBe("");
  expect(matchPath("/commitments", ["commitments"])).toBe("");
  expect(matchPath("/commitments/:id", ["commitments", "td25-3tn"])).toBe("td25-3tn");
  expect(matchPath("/commitments/:id", ["commitments"])).toBeNull();
  expect(matchPath("/commitments", ["meetings"])).toBeNull();
});
