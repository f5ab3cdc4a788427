import { XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { answers } from "../../../test/answers/index.ts";
import { hostile, longWord, partnership } from "../../../test/answers/parts.ts";
import type { Figure } from "../figure.ts";
import { pages } from "../pages/index.ts";
import { describeFrame, figuresOf, renderFigure, renderPicture, type FigureInput } from "../render-figure.tsx";
import { renderedLanguages } from "../text/catalogues.ts";
import { makeView, type View } from "../view.ts";
import { toPicture } from "./picture.tsx";
import { pageAssets } from "../../../test/fixtures/browser-files.ts";

const site = { url: "https://sarai.example", operator: { name: "Society & Sons", contact: "mailto:a@example.org", notice: null } };

function input(
  question: string,
  figure: string,
  lang: (typeof renderedLanguages)[number] = "en",
  which: "full" | "empty" = "full",
): FigureInput {
  const one = answers[question];
  return {
    ...{ question, figure, answer: one?.[which], today: "2026-11-23", lang, query: "year=2020&page=2" },
    ...{
      path: `/${lang}/${partnership.id}${one?.path ?? ""}`,
      partnership,
      partnerships: [],
      site,
      assets: pageAssets,
    },
    onMissing: (key: string) => {
      throw new Error(`no message "${key}"`);
    },
  };
}

const figures = pages.flatMap(({ question }) => figuresOf(question).map((name) => ({ question, name })));

/** Every element and attribute of a document, by name. */
function namesIn(svg: string): readonly string[] {
  return [...svg.matchAll(/<([a-zA-Z][^\s/>]*)((?:\s+[^\s=]+="[^"]*")*)\s*\/?>/g)].flatMap(([, tag = "", attributes = ""]) => [
    tag,
    ...[...attributes.matchAll(/\s([^\s=]+)=/g)].map((found) => `@${found[1] ?? ""}`),
  ]);
}

function expectToStandAlone(svg: string): void {
  XmlDocument.fromString(svg).dispose(); // well-formed, or it throws
  for (const name of namesIn(svg))
    expect(["script", "style", "image", "use", "a", "foreignObject", "@href", "@xlink:href", "@class", "@style"]).not.toContain(name);
  expect(namesIn(svg).filter((name) => /^@on/i.test(name))).toEqual([]);
  expect(svg).not.toMatch(/var\(|url\(|NaN|undefined|\[object/);
}

test("there are figures of every kind of drawing", () => {
  const ids = figures.map(({ question, name }) => `${question}/${name}`);
  expect(ids).toEqual(expect.arrayContaining(["donors/trend", "claim/years", "meetings/timeline", "projects/map", "payments/years"]));
});

describe.each(figures)("the figure $name of $question", ({ question, name }) => {
  test.each(renderedLanguages)("stands alone in %s with its finding, unit, source and address", (lang) => {
    const svg = renderPicture(input(question, name, lang)) ?? "";
    expectToStandAlone(svg);
    const text = svg.replaceAll(/<[^>]*>/g, "").replaceAll("&amp;", "&");
    expect(text).toContain(`https://sarai.example/${lang}/river-ridge`);
    expect(text).toContain("Society & Sons");
    expect(text).not.toContain("page=2");
    const page = renderFigure(input(question, name, lang)) ?? "";
    const [, title = ""] = /<h1>([^<]+)<\/h1>/.exec(page) ?? [];
    expect(svg).toContain(`<title>${title}</title>`);
    const height = describeFrame(input(question, name, lang), 800)?.height ?? 0;
    expect(height).toBeGreaterThan(300);
    expect(describeFrame(input(question, name, lang), 360)?.title).toBe(title.replaceAll("&amp;", "&"));
  });

  test("is drawn on its page with the ways to take it away, and these are its addresses", () => {
    const page = renderFigure(input(question, name)) ?? "";
    const base = `/en/river-ridge${answers[question]?.path ?? ""}`;
    for (const form of [".svg", ".png", ".json"]) expect(page).toContain(`href="${base}/figures/${name}${form}?year=2020"`);
    expect(page).toContain(`href="${base}?year=2020"`);
    expect(page).toContain('type="application/json+oembed"');
    expect(page).not.toMatch(/<script|<style|<iframe/);
  });

  test("is none where nothing can be drawn, in every form alike", () => {
    const made = renderPicture(input(question, name, "en", "empty"));
    expect(renderFigure(input(question, name, "en", "empty")) === null).toBe(made === null);
    if (made !== null) expectToStandAlone(made);
  });
});

test("a name that the page does not have is no figure", () => {
  expect(renderPicture(input("donors", "nothing"))).toBeNull();
  expect(renderFigure(input("donors", "constructor"))).toBeNull();
});

describe("whatever others wrote", () => {
  const view: View = makeView({ lang: "ja", path: "/ja/p", query: 'a="<b>&c', today: "2026-11-23" }, partnership);
  const drawing =
    '<svg class="plot only-l" width="300" height="100" viewBox="0 0 300 100"><text class="lab" data-x>a &lt; b\u0000</text></svg>';
  const figure = (text: string): Figure => ({
    ...{ title: text, unit: text, caption: text, source: [{ name: text, value: text }], key: [{ glyph: "held", text }] },
    drawing: { wide: drawing, narrow: drawing },
  });

  test.each([
    hostile,
    longWord,
    "]]> <!-- -- --> <![CDATA[",
    "\u0000\u0001\u000b\ufffe\ud800 lone",
    "\u202edrow\u202c &#x0; &nbsp;",
    "図".repeat(500),
    "",
  ])("%j is text in a picture", (text) => {
    const svg = toPicture(figure(text), view);
    expectToStandAlone(svg);
    expect(svg).toContain("a &lt; b<");
  });

  test("no line of it is wider than the picture", () => {
    const svg = toPicture(figure(`${longWord} ${"図表".repeat(80)}。`), view);
    const lines = [...svg.matchAll(/<text x="24"[^>]*>([^<]*)</g)].map((found) => found[1] ?? "");
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(line.length).toBeLessThan(60);
    expect(lines.some((line) => line.startsWith("。"))).toBe(false);
  });
});
