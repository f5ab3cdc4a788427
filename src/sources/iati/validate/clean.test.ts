import { expect, test } from "vitest";
import { activity103, activity203, organisation203, toLines, validateText } from "../../../../test/fixtures/iati/validating.ts";

test.each([
  ["an activity of 2.03", activity203],
  ["an organisation of 2.03", organisation203],
  ["an activity of 1.03, with its letters and words for codes", activity103],
])("of %s that is as the standard asks, nothing is said", async (_, text) => {
  const validated = await validateText(text);
  expect(toLines(validated)).toEqual([]);
  expect(validated.report).toMatchObject({ records: 1, clean: 1, sound: 1 });
});
