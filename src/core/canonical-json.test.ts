import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

test("the same value has one text, whatever the order of its keys and whatever is absent", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "ö" }], a: undefined })).toBe('{"b":[1,{"c":"ö","d":null}]}');
  expect(canonicalJson({ y: 1, x: 2 })).toBe(canonicalJson({ x: 2, y: 1 }));
});

test("different values have different texts: order in a list, number and text, null and an empty list", () => {
  const texts = [[1, 2], [2, 1], "1", 1, null, [], {}, [null]].map(canonicalJson);
  expect(new Set(texts).size).toBe(texts.length);
});
