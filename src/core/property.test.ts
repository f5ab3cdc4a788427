import { expect, test } from "vitest";
import { kindNames, kinds } from "./kinds/index.ts";
import { fromProperty, hasItems, isNothing, remarkKey, toProperty, unstatedValues } from "./property.ts";

test("a property's name and its key and item are two spellings of one thing", () => {
  expect(toProperty("target")).toBe("target");
  expect(toProperty("follow_ups", "f1")).toBe("follow_ups.f1");
  expect(fromProperty("target")).toEqual({ key: "target" });
  expect(fromProperty("follow_ups.f1")).toEqual({ key: "follow_ups", item: "f1" });
  expect(fromProperty(toProperty(remarkKey, "x-1"))).toEqual({ key: "said", item: "x-1" });
});

test("no kind has a key that could be taken for a remark, or for an item", () => {
  for (const kind of kindNames)
    for (const key of Object.keys(kinds[kind].shape.shape)) {
      expect(key).not.toBe(remarkKey);
      expect(key).not.toContain(".");
    }
});

test("follow-ups are statements of their own, targets are not", () => {
  expect(hasItems("commitment", "follow_ups")).toBe(true);
  expect(hasItems("commitment", "target")).toBe(false);
  expect(hasItems("project", "follow_ups")).toBe(false);
});

test("nothing is stated by null, an empty list or a mark not set; zero and an empty text are something", () => {
  expect([null, undefined, [], false].every(isNothing)).toBe(true);
  expect([0, "", {}, [0], true].some(isNothing)).toBe(false);
});

test("an entry of which little is stated still has every key that may be empty", () => {
  const values = unstatedValues("commitment");
  expect(values).toMatchObject({
    document: null,
    made_at: null,
    made_to: [],
    target: null,
    follow_ups: [],
    example_only: false,
    notes: [],
  });
  expect(values).not.toHaveProperty("made_by");
  expect(values).not.toHaveProperty("text");
  expect(values).not.toHaveProperty("actor");
  expect(unstatedValues("commitment")["notes"]).not.toBe(values["notes"]);
});
