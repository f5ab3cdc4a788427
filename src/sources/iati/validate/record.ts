import { groupBy } from "../../../core/group-by.ts";
import { trim } from "../read/values.ts";
import { personalElements } from "../standard/words.ts";

export type RecordAttribute = { readonly name: string; readonly value: string };

/** An element of an activity or organisation, with all that is in it. */
export type RecordNode = {
  readonly name: string; // as written, with its prefix
  readonly namespace: string | null; // null: it is an element of the standard, or would be
  readonly path: string; // from the record: iati-activity/transaction/value
  readonly line: number;
  readonly attributes: readonly RecordAttribute[]; // without declarations of namespaces
  text: string; // its own; without white space between children
  readonly children: RecordNode[]; // empty for an element of another namespace
  named?: ReadonlyMap<string, readonly RecordNode[]>; // children of the standard by name, once they have been asked for
};

/** An activity or organisation to be checked. */
export type CheckedRecord = {
  readonly node: RecordNode;
  readonly kind: "activity" | "organisation";
  readonly major: 1 | 2;
  readonly version: string | null; // of the file, trimmed
  readonly now: Date;
};

const none: readonly RecordNode[] = [];

/** The children of this name, in their order. */
export function childrenNamed(node: RecordNode, name: string): readonly RecordNode[] {
  if (node.children.length === 0) return none;
  node.named ??= groupBy(
    node.children.filter((child) => child.namespace === null),
    (child) => child.name,
  );
  return node.named.get(name) ?? none;
}

/** All elements at a path below the node, in the order of the document: `transaction/value`. */
export function elementsAt(node: RecordNode, path: string): readonly RecordNode[] {
  let nodes: readonly RecordNode[] = [node];
  for (const name of path.split("/")) {
    const [only] = nodes;
    nodes = nodes.length === 1 && only !== undefined ? childrenNamed(only, name) : nodes.flatMap((one) => childrenNamed(one, name));
  }
  return nodes;
}

/** An attribute as written; null where the element has none. */
export function attributeOf(node: RecordNode, name: string): string | null {
  return node.attributes.find((one) => one.name === name)?.value ?? null;
}

/** An attribute without white space around it; null where it is absent or blank. */
export function saidIn(node: RecordNode, name: string): string | null {
  return trim(attributeOf(node, name) ?? "") || null;
}

/** Whether words stand in the element: in a narrative or, as in 1.0x, as its own text. */
export function hasWords(node: RecordNode, { major }: Pick<CheckedRecord, "major">): boolean {
  if (major === 1 && trim(node.text) !== "") return true;
  return childrenNamed(node, "narrative").some((one) => trim(one.text) !== "");
}

/** Visits the node and all below it, in the order of the document. */
export function walk(node: RecordNode, visit: (node: RecordNode) => void): void {
  visit(node);
  for (const child of node.children) walk(child, visit);
}

const personal = new Set([...personalElements, "contact-info"]);

/** Whether words at this place may name or reach a person: they are never shown. */
export function isPersonal(path: string): boolean {
  return path.split("/").some((name) => personal.has(name));
}

/** The identifier of a record; null where it has none. */
export function identifierOf(node: RecordNode): string | null {
  const named = node.children.find(
    (child) => child.namespace === null && (child.name === "iati-identifier" || child.name === "organisation-identifier"),
  );
  return trim(named?.text ?? "") || null;
}
