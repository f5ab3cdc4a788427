import { XmlDocument, XmlElement } from "libxml2-wasm";
import { readFileSync } from "node:fs";
import { join } from "node:path";

// The XSDs of the standard as the tables of src/sources/iati/validate have them.

/** An element as an XSD declares it, with all that may stand in it. */
export type Expanded = {
  order: "sequence" | "any";
  atLeast: number; // children of an "any" order
  text: string | null; // its type; null where the element has no text of its own
  children: Map<string, { min: number; max: number; since: string | null; of: Expanded }>;
  attributes: Map<string, { isRequired: boolean; type: string; since: string | null }>;
  foreignElements: boolean;
  foreignAttributes: boolean;
};

const plain = (name: string): string => name.replace(/^xsd:/, "");

/** Reads one schema with what it includes, and expands an element of it. */
export function expandSchema(folder: string, file: string, root: string): Expanded {
  const documents = [file, "iati-common.xsd"].map((name) => XmlDocument.fromBuffer(readFileSync(join(folder, name))));
  const tops = new Map<string, XmlElement>(); // "element title", "complexType textType" …
  const attribute = (node: XmlElement, name: string): string | null => node.attr(name)?.value ?? null;
  const childrenOf = (node: XmlElement): readonly XmlElement[] => {
    const found: XmlElement[] = [];
    for (let child = node.firstChild; child !== null; child = child.next) if (child instanceof XmlElement) found.push(child);
    return found.filter((one) => one.name !== "annotation");
  };
  for (const document of documents)
    for (const node of childrenOf(document.root)) {
      const key = `${node.name} ${attribute(node, "name") ?? ""}`;
      if (!tops.has(key)) tops.set(key, node);
    }
  const top = (kind: string, name: string): XmlElement => {
    const found = tops.get(`${kind} ${name}`);
    if (found === undefined) throw new Error(`${file}: no ${kind} ${name}`);
    return found;
  };

  function takeAttribute(node: XmlElement, into: Expanded): void {
    const ref = attribute(node, "ref");
    const isRequired = attribute(node, "use") === "required";
    if (ref === "xml:lang") into.attributes.set(ref, { isRequired, type: "language", since: null });
    else {
      const declared = ref === null ? node : top("attribute", ref);
      const type = plain(attribute(declared, "type") ?? "string");
      into.attributes.set(ref ?? attribute(node, "name") ?? "", { isRequired, type, since: null });
    }
  }

  function takeElement(node: XmlElement, into: Expanded, isChoice: boolean): void {
    const ref = attribute(node, "ref");
    const max = attribute(node, "maxOccurs") ?? "1";
    const name = ref ?? attribute(node, "name") ?? "";
    into.children.set(name, {
      min: isChoice ? 0 : Number(attribute(node, "minOccurs") ?? "1"),
      max: isChoice || max === "unbounded" ? Infinity : Number(max),
      since: null,
      of: expandElement(ref === null ? node : top("element", ref)),
    });
  }

  function takeContent(node: XmlElement, into: Expanded): void {
    for (const part of childrenOf(node)) {
      if (part.name === "sequence") takeContent(part, into);
      else if (part.name === "choice") {
        into.order = "any";
        into.atLeast = Number(attribute(part, "minOccurs") ?? "1");
        for (const one of childrenOf(part)) {
          if (one.name === "element") takeElement(one, into, true);
          else if (one.name === "any") into.foreignElements = true;
          else throw new Error(`${file}: ${one.name} in a choice`);
        }
      } else if (part.name === "element") takeElement(part, into, false);
      else if (part.name === "any") into.foreignElements = true;
      else if (part.name === "attribute") takeAttribute(part, into);
      else if (part.name === "anyAttribute") into.foreignAttributes = true;
      else if (part.name === "attributeGroup") takeContent(top("attributeGroup", attribute(part, "ref") ?? ""), into);
      else if (part.name === "simpleContent" || part.name === "complexContent") takeContent(part, into);
      else if (part.name === "extension") {
        const base = attribute(part, "base") ?? "";
        if (base.startsWith("xsd:")) into.text = plain(base);
        else takeType(top("complexType", base), into);
        takeContent(part, into);
      } else throw new Error(`${file}: ${part.name}`);
    }
  }

  function takeType(type: XmlElement, into: Expanded): void {
    if (attribute(type, "mixed") === "true") into.text = "string";
    takeContent(type, into);
  }

  function empty(): Expanded {
    return {
      order: "sequence",
      atLeast: 0,
      text: null,
      children: new Map(),
      attributes: new Map(),
      foreignElements: false,
      foreignAttributes: false,
    };
  }

  function expandElement(node: XmlElement): Expanded {
    const into = empty();
    const type = attribute(node, "type");
    const inner = childrenOf(node).find((one) => one.name === "complexType");
    if (type?.startsWith("xsd:") === true) into.text = plain(type);
    else if (type !== null) takeType(top("complexType", type), into);
    else if (inner !== undefined) takeType(inner, into);
    else {
      into.text = "any"; // no type: anything may stand in it
      into.foreignElements = true;
      into.foreignAttributes = true;
    }
    return into;
  }

  try {
    return expandElement(top("element", root));
  } finally {
    for (const document of documents) document.dispose();
  }
}

/** Says of each part of the newer element from which version on it is there; what is within a new part is as new as that. */
export function markSince(older: Expanded, newer: Expanded, version: string): void {
  for (const [name, child] of newer.children) {
    const before = older.children.get(name);
    child.since = before === undefined ? version : before.since;
    if (before !== undefined) markSince(before.of, child.of, version);
  }
  for (const [name, attribute] of newer.attributes) {
    const before = older.attributes.get(name);
    attribute.since = before === undefined ? version : before.since;
  }
}

/** What the newer element does not have of the older, or asks otherwise, as lines. */
export function differences(older: Expanded, newer: Expanded, path: string): readonly string[] {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(`${path}: ${line}`);
  if (older.order !== newer.order) say(`order ${older.order} -> ${newer.order}`);
  if (older.text !== newer.text) say(`text ${String(older.text)} -> ${String(newer.text)}`);
  if (older.foreignElements !== newer.foreignElements)
    say(`foreign elements ${String(older.foreignElements)} -> ${String(newer.foreignElements)}`);
  if (older.foreignAttributes !== newer.foreignAttributes)
    say(`foreign attributes ${String(older.foreignAttributes)} -> ${String(newer.foreignAttributes)}`);
  for (const [name, { isRequired, type }] of older.attributes) {
    const now = newer.attributes.get(name);
    if (now === undefined) say(`@${name} is gone`);
    else if (now.isRequired !== isRequired || now.type !== type)
      say(`@${name} ${type} ${String(isRequired)} -> ${now.type} ${String(now.isRequired)}`);
  }
  for (const [name, attribute] of newer.attributes)
    if (attribute.isRequired && !older.attributes.has(name)) say(`@${name} is new and required`);
  const shared = (of: Expanded, other: Expanded): string => [...of.children.keys()].filter((name) => other.children.has(name)).join(" ");
  if (newer.order === "sequence" && shared(older, newer) !== shared(newer, older))
    say(`order ${shared(older, newer)} -> ${shared(newer, older)}`);
  for (const [name, { min, max, of }] of older.children) {
    const now = newer.children.get(name);
    if (now === undefined) say(`${name} is gone`);
    else {
      if (now.min !== min || now.max !== max) say(`${name} ${min}..${max} -> ${now.min}..${now.max}`);
      lines.push(...differences(of, now.of, `${path}/${name}`));
    }
  }
  for (const [name, child] of newer.children) if (child.min > 0 && !older.children.has(name)) say(`${name} is new and required`);
  return lines;
}

type PackedType = {
  readonly text?: string;
  readonly order?: string;
  readonly closed?: string;
  readonly children?: Readonly<Record<string, string>>;
  readonly attributes?: Readonly<Record<string, string>>;
};

/** The table of the project: each kind of element once, under the name of the first element that has it. */
export type Packed = { readonly roots: Readonly<Record<string, string>>; readonly types: Readonly<Record<string, PackedType>> };

const counts: Readonly<Record<string, string>> = { "1 1": "1", "0 1": "?", "0 Infinity": "*", "1 Infinity": "+" };

/** Packs roots into the project's own layout (src/sources/iati/validate/README.md explains it). */
export function pack(roots: Readonly<Record<string, Expanded>>): Packed {
  const types = new Map<string, PackedType>();
  const nameByShape = new Map<string, string>();

  function packType(name: string, parent: string, of: Expanded): string {
    const since = (version: string | null): string => (version === null ? "" : ` ${version}`);
    const reserved: { name: string; of: Expanded; key: string; rest: string }[] = [];
    for (const [child, { min, max, since: version, of: inner }] of of.children) {
      const count = counts[`${min} ${max}`];
      if (count === undefined) throw new Error(`${child}: ${min}..${max}`);
      reserved.push({ name: child, of: inner, key: count, rest: since(version) });
    }
    const children = Object.fromEntries(reserved.map((one) => [one.name, `${one.key} ${packType(one.name, name, one.of)}${one.rest}`]));
    const attributes = Object.fromEntries(
      [...of.attributes].map(([key, { isRequired, type, since: version }]) => [key, `${isRequired ? "!" : "?"} ${type}${since(version)}`]),
    );
    const closed = [of.foreignElements ? [] : ["elements"], of.foreignAttributes ? [] : ["attributes"]].flat().join(" ");
    const packed: PackedType = {
      ...(of.text === null ? {} : { text: of.text }),
      ...(of.order === "any" ? { order: `any ${of.atLeast}` } : {}),
      ...(closed === "" ? {} : { closed }),
      ...(of.children.size === 0 ? {} : { children }),
      ...(of.attributes.size === 0 ? {} : { attributes }),
    };
    const shape = JSON.stringify(packed);
    const known = nameByShape.get(shape);
    if (known !== undefined) return known;
    let own = name;
    if (types.has(own)) own = `${parent}/${name}`;
    for (let number = 2; types.has(own); number++) own = `${parent}/${name}-${number}`;
    types.set(own, packed);
    nameByShape.set(shape, own);
    return own;
  }

  const packedRoots = Object.fromEntries(Object.entries(roots).map(([name, of]) => [name, packType(name, "", of)]));
  return { roots: packedRoots, types: Object.fromEntries([...types].reverse()) };
}
