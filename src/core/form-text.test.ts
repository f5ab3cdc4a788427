import fc from "fast-check";
import { expect, test } from "vitest";
import { toFormText } from "./form-text.ts";

test("a text in an address is written as URLSearchParams writes it, whatever it holds", () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..." !\"#$%&'()*+,-./:;<=>?@[]^_`{|}~é日😀\ud800\udc00") }),
  );
  fc.assert(
    fc.property(text, (value) => {
      expect(toFormText(value)).toBe(new URLSearchParams([["", value]]).toString().slice(1));
    }),
    { numRuns: 2_000 },
  );
});
