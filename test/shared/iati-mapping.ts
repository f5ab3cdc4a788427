import { XmlDocument, XmlElement } from "libxml2-wasm";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

// The standard's own files of code lists as the tables of src/sources/iati/validate have them.

type Lists = string | Readonly<Record<string, string>>;

/** Which list a code is of, by the kind of record and the place below it. */
export type CodeUses = Readonly<Record<string, Readonly<Record<string, Lists>>>>;

function open<Result>(path: string, read: (document: XmlDocument) => Result): Result {
  const document = XmlDocument.fromBuffer(readFileSync(path));
  try {
    return read(document);
  } finally {
    document.dispose();
  }
}

const textOf = (node: XmlElement, path: string): string | null => node.get(path)?.content.trim() ?? null;

/** Reads mapping.xml. Conditions are those of a vocabulary; 1 is also that of a code without one. */
export function readMapping(standard: string): CodeUses {
  return open(join(standard, "codelists/mapping.xml"), (document) => {
    const uses: Record<string, Record<string, Lists>> = {};
    for (const node of document.find("//mapping")) {
      if (!(node instanceof XmlElement)) continue;
      const path = (textOf(node, "path") ?? "").replace(/\/text\(\)$/, "");
      const list = (node.get("codelist") as XmlElement).attr("ref")?.value ?? "";
      const condition = textOf(node, "condition");
      const found = /^\/\/(?:(iati-[a-z]+)\/)?(.*)$/.exec(path);
      const of = (uses[found?.[1] ?? "everywhere"] ??= {});
      const place = found?.[2] ?? "";
      if (condition === null) {
        of[place] = list;
        continue;
      }
      const vocabulary = /^@vocabulary = '([^']+)'( or not\(@vocabulary\))?$/.exec(condition);
      if (vocabulary?.[1] === undefined || (vocabulary[2] !== undefined) !== (vocabulary[1] === "1")) throw new Error(condition);
      const before = of[place];
      of[place] = { ...(typeof before === "object" ? before : {}), [vocabulary[1]]: list };
    }
    return uses;
  });
}

/** Where the file of a list is. */
export function listFile(standard: string, list: string): string {
  const places = ["embedded", "nonembedded"].map((kind) => join(standard, "codelists", kind, `${list}.xml`));
  return places.find((path) => existsSync(path)) ?? list;
}

/** Whether the standard says that a list has every code there is, and its codes. */
export function readList(
  standard: string,
  list: string,
): { readonly isComplete: boolean; readonly current: string; readonly withdrawn: string } {
  return open(listFile(standard, list), (document) => {
    const items = document.find("//codelist-item").flatMap((item) => (item instanceof XmlElement ? [item] : []));
    const codes = (isWithdrawn: boolean): string =>
      items
        .filter((item) => (item.attr("status")?.value === "withdrawn") === isWithdrawn)
        .map((item) => textOf(item, "code") ?? "")
        .sort()
        .join(" ");
    return { isComplete: document.root.attr("complete")?.value === "1", current: codes(false), withdrawn: codes(true) };
  });
}
