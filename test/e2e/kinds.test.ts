import { expect, inject, test } from "vitest";
import { instances, kinds, languages, pagesOf } from "./instances.ts";

const { pages, linkedFrom } = inject("crawl");

test.each(kinds)("$id is reached from the first page by links alone, and looked at in every language, a card in two", ({ id, isCard }) => {
  expect(pagesOf(id).length).toBeGreaterThan(0);
  const lookedAt = languages.filter((lang) => instances.some((one) => one.kind.id === id && one.lang === lang));
  expect(lookedAt).toHaveLength(isCard ? 2 : languages.length);
});

test("every link of every page leads to a page", () => {
  expect(pages.filter(({ status }) => status !== 200).map(({ address, status }) => [status, address, linkedFrom[address]])).toEqual([]);
});

test("every page belongs to a kind that is tested", () => {
  expect(pages.filter(({ kind }) => kind === null)).toEqual([]);
});
