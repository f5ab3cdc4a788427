import { beforeAll, expect, test } from "vitest";
import type { StatementDraft } from "../../core/statement.ts";
import { readPartnershipFolder } from "../../sources/partnership/read-partnership-folder.ts";
import { toStatements } from "./to-statements.ts";

let drafts: readonly StatementDraft[];
beforeAll(async () => {
  const read = await readPartnershipFolder("test/fixtures/partnerships/river-and-ridge");
  if (!read.ok) throw new Error("the good folder has errors");
  drafts = toStatements(read.folder);
});

function said(address: string, property: string, speaker = "record"): StatementDraft | undefined {
  return drafts.find((one) => one.subject === `river-and-ridge${address}` && one.property === property && one.speaker === speaker);
}

test("no statement is made twice, and each rests on at least one page", () => {
  const slots = drafts.map((draft) => [draft.subject, draft.property, draft.speaker].join(" "));
  expect(new Set(slots).size).toBe(slots.length);
  expect(drafts.every((draft) => draft.citations.length > 0)).toBe(true);
  expect(drafts.some((draft) => draft.value === null)).toBe(false);
});

test("a key becomes a statement of the record, on every page of the entry, on no known day", () => {
  expect(said("/commitments/done-gauges", "target")).toEqual({
    subject: "river-and-ridge/commitments/done-gauges",
    property: "target",
    value: { value: "12", unit: "gauges", by: "2021-12-31" },
    lang: "en",
    speaker: "record",
    saidOn: null,
    citations: [
      {
        id: "eb27b74c8033",
        address: "https://mfa.aldmark.example/2019/joint-statement",
        publisher: "mfa.aldmark.example",
        seenOn: "2026-02-10",
      },
    ],
  });
});

test("a follow-up becomes a statement of its own, on its own pages", () => {
  expect(said("/commitments/done-gauges", "follow_ups")).toBeUndefined();
  const draft = said("/commitments/done-gauges", "follow_ups.f2");
  expect(draft?.value).toMatchObject({ id: "f2", outcome: "done" });
  expect(draft?.citations.map((one) => one.publisher)).toEqual(["aid.dunholt.example", "gov.berrow.example"]);
});

test("a note without pages rests on the pages of its entry", () => {
  expect(said("/meetings/fm-01", "notes.corvane-ambassador")?.citations).toHaveLength(2);
});

test("a side statement is its speaker's: the value in the shape of its matter, our words, the day it was said", () => {
  expect(said("/commitments/begun-bridge", "target", "party:XC")).toMatchObject({
    value: { value: "300000000", currency: "USD" },
    words: "Gives the loan as 300 million dollars.",
    lang: "en",
    saidOn: "2025-11-22",
  });
  expect(said("/meetings/fm-03", "number", "publisher:river-times.example")).toMatchObject({ value: 4, saidOnIs: "report" });
});

test("a remark on no property has its own, and its words are its value", () => {
  expect(said("/meetings/fm-03", "said.mood", "party:XB")).toMatchObject({
    value: "The host thanks the guests and names transport as its first wish.",
    attributedTo: "press office of the government",
    citations: [{ seenOn: "2026-02-08" }],
  });
});

test("words carry the record's language, a title its own, texts by language and dates none", () => {
  expect(said("/projects/corvane-bridge", "title")?.lang).toBe("ru");
  expect(said("/projects/corvane-bridge", "provider")?.lang).toBe("en");
  expect(said("/documents/holt-declaration", "titles")?.lang).toBeNull();
  expect(said("/documents/holt-declaration", "date")?.lang).toBeNull();
});

test("parts of a format rest on their own pages where they name them", () => {
  const pages = (property: string): readonly string[] | undefined =>
    said("/formats/river-ridge", property)?.citations.map((one) => one.address);
  expect(pages("amounts")).toEqual(["https://river-times.example/summit-money"]);
  expect(pages("name")).toEqual(["https://foreign.dunholt.example/river-and-ridge"]);
});

test("fields and publishers are said of the partnership", () => {
  expect(said("", "fields")?.value).toHaveLength(4);
  expect(said("", "publishers")?.value).toHaveLength(8);
});
