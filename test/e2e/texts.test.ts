import { describe, expect, test } from "vitest";
import { catalogues } from "../../src/web/text/catalogues.ts";
import { languages, named, pagesOf, sampled } from "./instances.ts";
import { twinOf } from "./twins.ts";
import { site, visit } from "./visit.ts";

type Shown = { readonly text: string; readonly lang: string; readonly literal: boolean; readonly where: string };

const keys = new Set([...catalogues.values()].flatMap((catalogue) => Object.keys(catalogue)));

type Said = { readonly pageLang: string | null; readonly texts: readonly Shown[]; readonly labels: readonly string[] };
const heard = new Map<string, Promise<Said>>();

/** What a page says, to the eye and to a listener; each page is opened once for all that is asked of it here. */
function hear(address: string): Promise<Said> {
  const open = (): Promise<Said> =>
    visit(address, async ({ page, look }) => ({
      pageLang: await page.locator("html").getAttribute("lang"),
      texts: await look<Shown[]>("texts"),
      labels: await look<string[]>("labels"),
    }));
  const known = heard.get(address) ?? open();
  heard.set(address, known);
  return known;
}

/** The ids that data gives its fields and levels, where they are no words of a language: `foreign-ministers`. */
async function idsOfWords(): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (const { address } of pagesOf("overview")) {
    const answer = (await (await fetch(`${site}${twinOf(address, "json")}`)).json()) as {
      readonly partnership: { readonly fields: readonly { id: string }[]; readonly levels: readonly { id: string }[] };
    };
    for (const { id } of [...answer.partnership.fields, ...answer.partnership.levels]) if (id.includes("-")) named.add(id);
  }
  return named;
}
const ids = await idsOfWords();

/** The words of a text: what stands between spaces, without the marks around it. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,;()"“”„‘’]+/).map((word) => word.replaceAll(/^[.:!?]+|[.:!?]+$/g, ""));
}

/** Texts of the answer that say which language they are in, by their text. */
function textsWithLanguage(value: unknown, found = new Map<string, Set<string>>()): ReadonlyMap<string, ReadonlySet<string>> {
  if (Array.isArray(value)) for (const one of value) textsWithLanguage(one, found);
  else if (typeof value === "object" && value !== null) {
    const fields = value as Readonly<Record<string, unknown>>;
    const { lang } = fields;
    for (const [name, one] of Object.entries(fields)) {
      if (typeof one === "object") textsWithLanguage(one, found);
      else if (typeof one === "string" && typeof lang === "string" && ["text", "title", "summary", "claim", "words", "note"].includes(name))
        found.set(one.trim(), (found.get(one.trim()) ?? new Set()).add(lang));
    }
  }
  return found;
}

describe("a reader meets words, not the ids of the software", () => {
  test("there are ids and keys to look for", () => {
    expect(ids.size).toBeGreaterThan(10);
    expect(keys.size).toBeGreaterThan(100);
  });

  test.concurrent.each(named(sampled))("on %s", async (_, { address }) => {
    const { texts, labels } = await hear(address);
    const prose = [...texts.filter(({ literal }) => !literal), ...labels.map((text) => ({ text, where: "a label" }))];
    const met = (is: (word: string) => boolean): string[] =>
      prose.filter(({ text }) => wordsOf(text).some(is)).map(({ text, where }) => `${text.slice(0, 100)} (${where})`);
    expect(met((word) => keys.has(word) && word.includes("."))).toEqual([]);
    expect(met((word) => /^(?:undefined|null|NaN|\[object)$/.test(word))).toEqual([]);
    expect(met((word) => ids.has(word))).toEqual([]);
    expect(met((word) => /^\d{4}-\d{2}-\d{2}$/.test(word))).toEqual([]); // a day is written out in the reader's language
  });
});

describe("what is not in the language of the page says so", () => {
  test.concurrent.each(named(sampled))("on %s", async (_, { address, lang }) => {
    const answer: unknown = await (await fetch(`${site}${twinOf(address, "json")}`)).json();
    const known = textsWithLanguage(answer);
    const { pageLang, texts } = await hear(address);
    expect(pageLang).toBe(lang);
    const unmarked = texts.filter(({ text, lang: said }) => known.has(text) && known.get(text)?.has(said) === false);
    expect(unmarked.map(({ text, lang: said, where }) => `${said}: ${text.slice(0, 100)} (${where})`)).toEqual([]);
  });

  test.each(languages)("no sentence of another catalogue stands in %s unmarked", async (lang) => {
    const own = new Set(Object.values(catalogues.get(lang as never) ?? {}));
    const foreign = new Set(
      [...catalogues].flatMap(([other, catalogue]) =>
        other === lang ? [] : Object.values(catalogue).filter((text) => text.includes(" ") && !own.has(text)),
      ),
    );
    const strange: string[] = [];
    for (const { address } of sampled.filter((one) => one.lang === lang)) {
      const { texts } = await hear(address);
      strange.push(
        ...texts.filter((one) => one.lang === lang && foreign.has(one.text)).map(({ text, where }) => `${address}: ${text} (${where})`),
      );
    }
    expect(strange).toEqual([]);
  });
});
