import { XmlDocument, XmlElement } from "libxml2-wasm";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { type CodeName, codeNames } from "../../src/sources/iati/codes/code-names.ts";

const shared = resolve(import.meta.dirname, "../..", process.env["SARAI_SHARED"] ?? "../shared");

/** What the standard's own file of a list says. */
function originOf(list: string): readonly CodeName[] {
  const places = ["embedded", "nonembedded"].map((kind) => join(shared, "data/iati-standard/codelists", kind, `${list}.xml`));
  const document = XmlDocument.fromBuffer(readFileSync(places.find((path) => existsSync(path)) ?? list));
  try {
    return document.find("//codelist-item").flatMap((item) => {
      if (!(item instanceof XmlElement)) return [];
      const code = item.get("code")?.content.trim() ?? "";
      const withdrawn = item.attr("status")?.value === "withdrawn";
      return item.find("name/narrative").flatMap((name) => {
        const text = name.content.trim().replaceAll(/\s+/g, " ");
        const language = name instanceof XmlElement ? (name.attr("lang", "xml")?.value ?? "en") : "";
        return text === "" ? [] : [{ list, code, language, name: text, withdrawn }];
      });
    });
  } finally {
    document.dispose();
  }
}

test("the names of codes that the project carries are the standard's own, list by list, none left out", () => {
  const carried = codeNames();
  const lists = [...new Set(carried.map((one) => one.list))];
  expect(lists.length).toBeGreaterThan(50);
  const toLines = (names: readonly CodeName[]): readonly string[] => [...new Set(names.map((one) => JSON.stringify(one)))].sort(); // one origin says a name twice
  for (const list of lists) expect(toLines(carried.filter((one) => one.list === list)), list).toEqual(toLines(originOf(list)));
});
