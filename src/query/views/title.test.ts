import { expect, test } from "vitest";
import type { Entry, PartnershipRecord } from "../../core/entry.ts";
import { titleOf } from "./title.ts";

/** What a meeting without a title of its own is called, in a record in the language. */
function titleTold(
  start: string | null,
  end: string | null,
  precision: Entry<"meeting">["value"]["date_precision"],
  language = "en",
): string {
  const levels = [{ id: "experts", names: { en: "Expert meeting", de: "Fachtreffen" } }];
  const record = { partnership: { value: { levels, content_language: language } } } as unknown as PartnershipRecord; // only what a title is made of
  const value = { level: "experts", place: "Corvane", date_start: start, date_end: end, date_precision: precision };
  return titleOf(record, { kind: "meeting", value } as unknown as Entry).title;
}

test.each([
  ["2026-01-01", "2026-12-31", "year", "Expert meeting, Corvane, 2026"],
  ["2025-04-01", "2025-04-30", "month", "Expert meeting, Corvane, April 2025"],
  ["2025-04-20", "2025-05-10", "range", "Expert meeting, Corvane, 20 April – 10 May 2025"],
  ["2025-04-20", "2025-05-10", "approx", "Expert meeting, Corvane, 20 April – 10 May 2025"],
  ["2025-04-20", "2025-04-20", "approx", "Expert meeting, Corvane, April 2025"],
  ["2015-10-22", "2015-10-28", "day", "Expert meeting, Corvane, 22 – 28 October 2015"],
  ["2015-10-22", null, "day", "Expert meeting, Corvane, 22 October 2015"],
  [null, null, "year", "Expert meeting, Corvane"],
] as const)("a meeting from %s to %s (%s) is called %s: no day is made up", (start, end, precision, title) => {
  expect(titleTold(start, end, precision).replaceAll("\u2009", " ")).toBe(title);
});

test("in the language of the record", () => {
  expect(titleTold("2026-01-01", "2026-12-31", "year", "de")).toBe("Fachtreffen, Corvane, 2026");
});
