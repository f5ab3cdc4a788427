/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes are below the counts they run to */
import { type XmlAttributes, attributeValue } from "./attributes.ts";
import { XmlFault } from "./fault.ts";
import type { XmlLimits } from "./limits.ts";
import { type NameTable, localPart, nameKind } from "./names.ts";

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

type Undone = { readonly level: number; readonly prefix: string; readonly before: string | undefined };

/** Which prefix stands for which namespace where the reader is. The prefix of the default namespace is empty. */
export type Namespaces = {
  readonly names: NameTable;
  readonly attributes: XmlAttributes; // of the element that opens
  readonly limits: XmlLimits;
  readonly bound: Map<string, string>;
  readonly undo: Undone[];
  heldBytes: number;
  plain: string | null; // of elements without a prefix
};

/** The namespaces in scope (Namespaces in XML 1.0), none declared yet. */
export function createNamespaces(names: NameTable, attributes: XmlAttributes, limits: XmlLimits): Namespaces {
  return { names, attributes, limits, bound: new Map(), undo: [], heldBytes: 0, plain: null };
}

/**
 * Binds what the element declares, checks its prefixes (Namespaces 1.0, 3 to 6) and returns its own namespace; null where it has none. Its tag begins
 * at `index` of the buffer. An element without a prefix, a declaration or a prefixed attribute need not ask: it has the `plain` namespace.
 */
export function openNamespaces(namespaces: Namespaces, level: number, element: number, index: number): string | null {
  const { attributes, names } = namespaces;
  let prefixed = 0;
  for (let i = 0; i < attributes.count; i++) {
    const kind = names.kinds[attributes.names[i]!]!;
    if (kind === nameKind.namespace) declare(namespaces, level, i, index);
    else if (kind === nameKind.prefixed) prefixed++;
  }
  if (prefixed > 0) checkAttributes(namespaces, index);
  const prefix = names.prefixes[element]!;
  if (prefix === "xmlns") throw new XmlFault("prefix-reserved", index, names.texts[element]!.slice(0, 100));
  return prefix === "" ? namespaces.plain : namespaceOf(namespaces, prefix, index);
}

/** Takes back what the element at this level declared. */
export function closeNamespaces(namespaces: Namespaces, level: number): void {
  for (let last = namespaces.undo.at(-1); last?.level === level; last = namespaces.undo.at(-1)) {
    namespaces.heldBytes -= sizeOf(last.prefix, namespaces.bound.get(last.prefix)!);
    if (last.before === undefined) namespaces.bound.delete(last.prefix);
    else namespaces.bound.set(last.prefix, last.before);
    namespaces.undo.pop();
    if (last.prefix === "") setPlain(namespaces);
  }
}

function setPlain(namespaces: Namespaces): void {
  namespaces.plain = namespaces.bound.get("") || null; // an empty default is none
}

function sizeOf(prefix: string, uri: string): number {
  return prefix.length + uri.length + 100; // with what a map needs for an entry
}

function declare(namespaces: Namespaces, level: number, i: number, index: number): void {
  const { attributes, names, limits } = namespaces;
  const name = names.texts[attributes.names[i]!]!;
  const prefix = name === "xmlns" ? "" : localPart(name);
  const uri = attributeValue(attributes, i);
  if (prefix === "xmlns" || uri === xmlnsNamespace || (prefix === "xml") !== (uri === xmlNamespace))
    throw new XmlFault("prefix-reserved", index, name.slice(0, 100));
  if (prefix !== "" && uri === "") throw new XmlFault("prefix-bound-to-nothing", index, prefix.slice(0, 100));
  namespaces.heldBytes += sizeOf(prefix, uri);
  if (namespaces.heldBytes > limits.namespaceBytes) throw new XmlFault("namespaces-over-limit", index);
  namespaces.undo.push({ level, prefix, before: namespaces.bound.get(prefix) });
  namespaces.bound.set(prefix, uri);
  if (prefix === "") setPlain(namespaces);
}

function namespaceOf(namespaces: Namespaces, prefix: string, index: number): string {
  if (prefix === "xml") return xmlNamespace;
  const uri = namespaces.bound.get(prefix);
  if (uri === undefined) throw new XmlFault("prefix-undeclared", index, prefix.slice(0, 100));
  return uri;
}

/** No two attributes have the same local part in the same namespace (6.3), whatever their prefixes. */
function checkAttributes(namespaces: Namespaces, index: number): void {
  const { attributes, names } = namespaces;
  const seen = new Map<string, Set<string>>(); // local parts by namespace
  for (let i = 0; i < attributes.count; i++) {
    const id = attributes.names[i]!;
    if (names.kinds[id] !== nameKind.prefixed) continue;
    const name = names.texts[id]!;
    const uri = namespaceOf(namespaces, names.prefixes[id]!, index);
    const locals = seen.get(uri) ?? new Set();
    if (locals.has(localPart(name))) throw new XmlFault("attribute-twice", index, name.slice(0, 100));
    seen.set(uri, locals.add(localPart(name)));
  }
}
