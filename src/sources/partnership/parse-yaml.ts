import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type ParsedNode,
  type Scalar,
  type YAMLError,
} from "yaml";
import type { Place, Problem } from "./problem.ts";

/** How deep an entry may nest, and how many values one file may hold. */
const maxDepth = 24;
const maxValues = 1_000_000;

type Path = readonly PropertyKey[];

/** The data of a YAML file and where each part of it stands. */
export type LocatedData = {
  readonly data: unknown;
  /** The place of the value at a path, or of the nearest part around it that exists. */
  readonly at: (path: Path) => Place;
  /** The place of the key that leads to the value at a path. */
  readonly atKey: (path: Path) => Place;
};

const adviceByCode: Readonly<Record<string, string>> = {
  BAD_INDENT: "indent each level by two spaces, the same for all keys of an entry",
  MULTIPLE_DOCS: "remove the line ---: one file holds one list",
  TAG_RESOLVE_FAILED: "write plain values, without ! tags",
  MISSING_CHAR: "close every quotation mark and bracket",
  UNEXPECTED_TOKEN: "put a text that holds : or # or begins with a sign into quotation marks",
  BLOCK_AS_IMPLICIT_KEY: "put a text that holds a colon into quotation marks",
  MULTILINE_IMPLICIT_KEY: "put a text of several lines under >-",
};

function toProblem(error: YAMLError, place: Place, line: string): Problem {
  if (error.code === "DUPLICATE_KEY") return { ...place, message: "this key stands twice", advice: "keep one of the two" };
  if (error.code === "RESOURCE_EXHAUSTION") return { ...place, message: "nested too deep to be read", advice: "no entry nests so deep" };
  if (/^ *\t/.test(line)) return { ...place, message: "indented with a tab", advice: "indent with spaces" };
  const message = `YAML: ${error.message.split("\n")[0] ?? ""}`;
  return { ...place, message, advice: adviceByCode[error.code] ?? "see the line and the one before it; quote texts with special signs" };
}

/** A plain number of which reading would lose digits. */
function losesDigits(scalar: Scalar): boolean {
  if (typeof scalar.value !== "number" || scalar.source === undefined || !/^[-+]?\d+(\.\d+)?$/.test(scalar.source)) return false;
  const trim = (text: string): string => text.replace(/^\+/, "").replace(/^(-?)0+(?=\d)/, "$1").replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""); // prettier-ignore
  return trim(scalar.source) !== trim(String(scalar.value)) && Number(scalar.source) !== 0;
}

type Walk = { readonly problems: Problem[]; readonly placeOf: (node: ParsedNode | null) => Place; values: number };

function keyText(key: ParsedNode | null): string | undefined {
  if (!isScalar(key)) return undefined;
  return typeof key.value === "string" ? key.value : key.source;
}

function toMap(node: ParsedNode & { items: readonly { key: ParsedNode; value: ParsedNode | null }[] }, depth: number, walk: Walk): unknown {
  const result: Record<string, unknown> = {};
  for (const { key, value } of node.items) {
    const text = keyText(key);
    const refuse = (message: string, advice: string): unknown => walk.problems.push({ ...walk.placeOf(key), message, advice });
    if (text === undefined) refuse("a key must be a plain word", "write key: value");
    else if (text === "__proto__") refuse('the key "__proto__" is never read', "remove it");
    else if (Object.hasOwn(result, text)) refuse("this key stands twice", "keep one of the two");
    else result[text] = toData(value, depth + 1, walk);
  }
  return result;
}

function toData(node: ParsedNode | null, depth: number, walk: Walk): unknown {
  walk.values++;
  if (walk.values === maxValues)
    walk.problems.push({
      ...walk.placeOf(node),
      message: `more than ${maxValues} values in one file`,
      advice: "split the partnership or remove what is not part of the record",
    });
  if (node === null || walk.values >= maxValues) return null;
  if (depth > maxDepth) {
    walk.problems.push({ ...walk.placeOf(node), message: `nested more than ${maxDepth} levels deep`, advice: "no entry nests so deep" });
    return null;
  }
  if (isAlias(node)) {
    walk.problems.push({
      ...walk.placeOf(node),
      message: `the alias *${node.source} is not read`,
      advice: "write the value out in each place",
    });
    return null;
  }
  if (isScalar(node)) {
    if (losesDigits(node))
      walk.problems.push({ ...walk.placeOf(node), message: "this number would lose digits", advice: `write "${node.source}" in quotes` });
    return node.value;
  }
  if (isSeq(node)) return node.items.map((item) => toData(item as ParsedNode | null, depth + 1, walk)); // items of a parsed list are parsed nodes
  return toMap(node, depth, walk); // what is left of the parsed nodes is a map
}

function findNode(root: ParsedNode | null, path: Path): { readonly node: ParsedNode | null; readonly key: ParsedNode | null } {
  let node = root;
  let key: ParsedNode | null = null;
  for (const step of path) {
    let next: ParsedNode | null | undefined;
    if (isSeq(node)) {
      next = node.items[Number(step)]; // items of a parsed list are parsed nodes
      key = next ?? key;
    } else if (isMap(node)) {
      const pair = (node.items as readonly { key: ParsedNode; value: ParsedNode | null }[]).find(
        (one) => keyText(one.key) === String(step),
      );
      if (pair !== undefined) key = pair.key;
      next = pair === undefined ? undefined : (pair.value ?? pair.key);
    }
    if (next === undefined) break;
    node = next;
  }
  return { node, key };
}

function open(text: string, lines: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, { version: "1.2", schema: "core", uniqueKeys: true, strict: true, prettyErrors: false, lineCounter: lines });
  } catch (error) {
    if (error instanceof RangeError) return undefined; // nested so deep that the parser's own stack ended
    throw error;
  }
}

/** Parses one YAML 1.2 file (core schema; no aliases, no tags of its own, no second document). Returns data with places, or all problems. */
export function parseYaml(file: string, text: string): LocatedData | { readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const document = open(text, lines);
  if (document === undefined)
    return { problems: [{ file, line: 1, column: 1, message: "nested too deep to be read", advice: "no entry nests so deep" }] };
  const toPlace = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const errors = [...document.errors, ...document.warnings];
  if (document.directives.yaml.explicit)
    return { problems: [{ ...toPlace(0), message: "a %YAML line changes how values are read", advice: "remove it" }] };
  if (errors.length > 0) {
    const rows = text.split("\n");
    const places = errors.map((error) => toPlace(error.pos[0]));
    return {
      problems: errors.map((error, index) => toProblem(error, places[index] ?? toPlace(0), rows[(places[index]?.line ?? 1) - 1] ?? "")),
    };
  }
  const walk: Walk = { problems: [], placeOf: (node) => toPlace(node?.range[0] ?? 0), values: 0 };
  const data = toData(document.contents, 0, walk);
  if (walk.problems.length > 0) return { problems: walk.problems };
  return {
    data,
    at: (path) => walk.placeOf(findNode(document.contents, path).node),
    atKey: (path) => {
      const found = findNode(document.contents, path);
      return walk.placeOf(found.key ?? found.node);
    },
  };
}
