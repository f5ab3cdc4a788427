import { describe, expect, test } from "vitest";
import { answers } from "../../../test/answers/index.ts";
import { overview } from "../../../test/answers/pages.ts";
import { hostile, partnership } from "../../../test/answers/parts.ts";
import { questions as asked } from "../../query/index.ts";
import { answerShapes } from "../../contract/answers.ts";
import { renderPage } from "../render.tsx";
import { draftedByMachine, renderedLanguages } from "../text/catalogues.ts";
import { pages, sitePages } from "./index.ts";
import { pageAssets } from "../../../test/fixtures/browser-files.ts";

const questions = [...pages, ...sitePages].map((page) => page.question);

const privateSite = { url: "https://sarai.example", operator: { name: null, contact: null, notice: null } };

function render(
  question: string,
  which: "full" | "empty",
  lang: (typeof renderedLanguages)[number] = "en",
  site: Parameters<typeof renderPage>[0]["site"] = privateSite,
): string {
  const one = answers[question];
  if (one === undefined) throw new Error(`no answer to ${question}`);
  const isSite = sitePages.some((page) => page.question === question);
  return renderPage({
    question,
    answer: one[which],
    today: "2026-11-23",
    lang,
    path: isSite ? `/${lang}/${question}${one.path}` : `/${lang}/${partnership.id}${one.path}`,
    query: "",
    partnership: isSite ? null : partnership,
    partnerships: [{ id: partnership.id, names: partnership.names }],
    site,
    assets: pageAssets,
    onMissing: (key, language) => {
      throw new Error(`${language} has no message "${key}"`);
    },
  });
}

test("every page has an answer to be tried with, and every answer a page", () => {
  expect(Object.keys(answers).sort()).toEqual([...questions].sort());
});

describe.each(Object.entries(answerShapes))("the answers to try %s with", (question, { shape }) => {
  test("have the shape of the contract", () => {
    expect(() => shape.parse(answers[question]?.full)).not.toThrow();
    expect(() => shape.parse(answers[question]?.empty)).not.toThrow();
  });
});

describe.each(questions.flatMap((question) => (["full", "empty"] as const).map((which) => ({ question, which }))))(
  "$question, $which",
  ({ question, which }) => {
    test.each(renderedLanguages)("says everything in %s", (lang) => {
      expect(render(question, which, lang)).toContain(`<html lang="${lang}">`);
    });

    test("lets no text of the record become markup", () => {
      const html = render(question, which);
      expect(html).not.toMatch(/<script|<style|javascript:| on[a-z]+="/i);
      expect(html).not.toMatch(/undefined|\[object|NaN/);
    });

    test("has one heading of the first level, and skips none below it", () => {
      const levels = [...render(question, which).matchAll(/<h([1-6])/g)].map((found) => Number(found[1]));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 1), levels.join(" ")).toBeLessThanOrEqual(1);
    });

    test("names an element no more than once", () => {
      const ids = [...render(question, which).matchAll(/ id="([^"]+)"/g)].map((found) => found[1]);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    });

    test("leads to its twins", () => {
      const html = render(question, which);
      const isSite = sitePages.some((page) => page.question === question);
      const path = `/en/${isSite ? question : "river-ridge"}${answers[question]?.path ?? ""}`;
      expect(html).toContain(`<a href="${path}.json"`);
      const csv = pages.find((page) => page.question === question)?.csv === true;
      expect(html.includes(`<a href="${path}.csv"`)).toBe(csv);
    });
  },
);

test("what can be cited has the button for it, what cannot has none, and both work without a script", () => {
  for (const { question } of pages) {
    const html = render(question, "full");
    const canBeCited = asked.find((one) => one.id === question)?.cite !== undefined;
    expect([question, html.includes('<form class="citeform noprint" method="post" action="/en/cite">')]).toEqual([question, canBeCited]);
    if (canBeCited) expect(html).toContain(`<input type="hidden" name="of" value="/river-ridge${answers[question]?.path ?? ""}"`);
  }
});

test("only the page of a claim names its card to other sites, and only where somebody answers for it", () => {
  const operator = { name: "Society", contact: "mailto:a@example.org", notice: null };
  for (const { question } of pages) {
    expect(render(question, "full")).not.toContain("json+oembed");
    const html = render(question, "full", "en", { url: "https://sarai.example", operator });
    expect(html.includes("json+oembed")).toBe(question === "claim");
    if (question === "claim")
      expect(html).toContain(
        `href="https://sarai.example/oembed?url=https%3A%2F%2Fsarai.example%2Fen%2Friver-ridge%2Fclaims%2Flargest&amp;format=json"`,
      );
  }
});

test("hostile text is shown as the text it is", () => {
  expect(render("commitment", "full")).toContain(hostile.slice(0, 24).replaceAll("<", "&lt;").replaceAll(`"`, "&quot;"));
});

test("a party that was not seen to speak keeps its cell, in the fixed order", () => {
  const html = render("commitment", "empty");
  const cells = [...html.matchAll(/<li class="none"><p class="who"><span class="party p(\d)/g)].map((found) => found[1]);
  expect(cells).toEqual(["1", "2", "3"]);
});

test("what is not known of promise, signature, payment and result is drawn, and says what would fill it", () => {
  const html = render("commitment", "empty");
  expect([...html.matchAll(/<li class="void">/g)]).toHaveLength(4);
  expect(html).toContain("Needed: figures of whoever pays");
});

test("silence is told as what was read, never as a finding about a party", () => {
  const html = render("commitment", "empty");
  expect(html).toContain("No follow-up seen in the pages read to 20 February 2026");
  expect(html).toContain("This says nothing of what was done");
});

test("a ceiling is called one wherever the amount stands", () => {
  expect(render("projects", "full")).toContain("ceiling; not a disbursement");
  expect(render("commitment", "full")).toContain("Ceiling: the most that may be paid, not a disbursement");
});

test("a sum that must not be added says why", () => {
  expect(render("projects", "full")).toContain("Not added in sums: part of a larger amount on record");
});

test("meetings that were not held are in the list with what became of them", () => {
  const html = render("meetings", "full");
  for (const words of ["Announced, holding not verified", "Proposed", "Postponed", "Called off"])
    expect(html).toContain(`<span class="sub">${words}</span>`);
});

test("each mark of the overview leads to its commitment and says its state in words", () => {
  const html = render("overview", "full");
  for (const { state } of overview.focus.states) expect(html).toContain(`href="/en/river-ridge/commitments/c-${state}"`);
  expect(html).toContain("(No follow-up seen)");
});

test("words drafted by a machine are marked on the page, with the way to the original", () => {
  for (const lang of renderedLanguages) {
    const html = render("overview", "full", lang);
    expect(html.includes(`class="drafted"`)).toBe(draftedByMachine.has(lang));
    if (draftedByMachine.has(lang)) expect(html).toMatch(/class="drafted".*<a lang="en" hreflang="en" href="\/en\/river-ridge"/s);
  }
});

test("the record's words keep their language where the page has another", () => {
  expect(render("document", "empty", "de")).toContain(`<span lang="ja">演説</span>`);
  expect(render("commitment", "full", "de")).toContain(`<span lang="en">Business projects worth`);
});
