import { nearest } from "../../../../core/nearest.ts";
import { trim } from "../../read/values.ts";
import type { Rule, Say } from "../finding.ts";
import { isPersonal, type RecordNode } from "../record.ts";
import { structureRules, typeRules } from "./structure-rules.ts";
import type { ElementType } from "./structure-tables.ts";
import { isOfType } from "./value-types.ts";

/** What the check of a record needs to know of the file. */
export type StructureOptions = { readonly version: string | null; readonly say: Say };

const versionForm = /^2\.0[123]$/;

function sayLater(options: StructureOptions, since: string | null, at: { readonly line: number; readonly place: string }): void {
  const { version, say } = options;
  if (since === null || version === null || !versionForm.test(version) || version >= since) return;
  say({ rule: structureRules.elementLater, ...at, found: `since ${since}; the file says ${version}` });
}

/** A value or name shown, unless it may name or reach a person. */
function shown(node: RecordNode, text: string): string | null {
  return isPersonal(node.path) ? null : text;
}

function checkValue(node: RecordNode, place: string, value: { readonly text: string; readonly type: string }, say: Say): void {
  const { text, type } = value;
  if (isOfType(text, type)) return;
  const rule = typeRules[type];
  if (rule !== undefined) say({ rule, line: node.line, place, found: shown(node, text) });
}

const mostSuggested = 100; // of one element: looking for what was meant takes long

function suggestion(name: string, known: Iterable<string>, unknown: number): string {
  const meant = unknown > mostSuggested ? undefined : nearest(name, known);
  return meant === undefined ? name : `${name} (did you mean ${meant}?)`;
}

function checkAttributes(node: RecordNode, type: ElementType, options: StructureOptions): void {
  const { say } = options;
  const { line, path } = node;
  let unknown = 0;
  for (const { name, value } of node.attributes) {
    const place = `${path}/@${name}`;
    const declared = type.attributes.get(name);
    if (declared !== undefined) {
      sayLater(options, declared.since, { line, place });
      checkValue(node, place, { text: value, type: declared.type }, say);
    } else if (!name.includes(":"))
      say({
        rule: structureRules.attributeUnknown,
        line,
        place: path,
        found: shown(node, suggestion(name, type.attributes.keys(), ++unknown)),
      });
    else if (!type.foreign.attributes && type.text !== "any")
      say({ rule: structureRules.foreign, line, place: path, found: shown(node, name) });
  }
  for (const [name, { isRequired }] of type.attributes)
    if (isRequired && !node.attributes.some((one) => one.name === name))
      say({ rule: structureRules.attributeMissing, line, place: `${path}/@${name}` });
}

/** A child that the standard knows, and its place in the order. */
type Placed = { readonly child: RecordNode; readonly index: number };

/** Says once for each name what stands in a wrong place: as few of the children as must be moved. */
function checkOrder(node: RecordNode, type: ElementType, say: Say): void {
  const placed: Placed[] = [];
  let foreign: RecordNode | null = null;
  let isForeignTold = false;
  for (const child of node.children) {
    if (child.namespace !== null) {
      foreign ??= child;
      continue;
    }
    const index = type.children.get(child.name)?.index;
    if (index === undefined) continue; // unknown: said already
    placed.push({ child, index });
    if (foreign === null || isForeignTold) continue;
    isForeignTold = true;
    say({
      rule: structureRules.elementOrder,
      line: foreign.line,
      place: node.path,
      found: shown(node, `${foreign.name} belongs at the end`),
    });
  }
  if (placed.every(({ index }, at) => index >= (placed[at - 1]?.index ?? 0))) return;
  const kept = longestInOrder(placed);
  const told = new Set<string>();
  for (const { child, index } of placed) {
    if (kept.has(child) || told.has(child.name)) continue;
    told.add(child.name);
    const next = placed.reduce<Placed | null>((best, one) => {
      return kept.has(one.child) && one.index > index && (best === null || one.index < best.index) ? one : best;
    }, null);
    const where = next === null ? "at the end" : `before ${next.child.name}`;
    say({ rule: structureRules.elementOrder, line: child.line, place: child.path, found: `${child.name} belongs ${where}` });
  }
}

/** As many of them as possible that are in order among themselves (longest non-decreasing subsequence). */
function longestInOrder(placed: readonly Placed[]): ReadonlySet<RecordNode> {
  const ends: number[] = []; // ends[n]: where the best sequence of n + 1 ends
  const before: (number | undefined)[] = [];
  placed.forEach(({ index }, at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((placed[ends[middle] ?? 0]?.index ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1];
    ends[low] = at;
  });
  const kept = new Set<RecordNode>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) {
    const one = placed[at];
    if (one !== undefined) kept.add(one.child);
  }
  return kept;
}

function checkChildren(node: RecordNode, type: ElementType, options: StructureOptions): void {
  const { say } = options;
  const counted = new Map<string, number>();
  let unknown = 0;
  for (const child of node.children) {
    const { line, path: place } = child;
    if (child.namespace !== null) {
      if (!type.foreign.elements) say({ rule: structureRules.foreign, line, place: node.path, found: shown(node, child.name) });
      continue;
    }
    const declared = type.children.get(child.name);
    if (declared === undefined) {
      if (type.text !== "any")
        say({
          rule: structureRules.elementUnknown,
          line,
          place: node.path,
          found: shown(node, suggestion(child.name, type.children.keys(), ++unknown)),
        });
      continue;
    }
    const count = (counted.get(child.name) ?? 0) + 1;
    counted.set(child.name, count);
    if (declared.max !== null && count > declared.max) say({ rule: structureRules.elementRepeated, line, place });
    if (count === 1) sayLater(options, declared.since, { line, place });
    checkStructure(child, declared.type, options);
  }
  for (const [name, { min }] of type.children)
    if (min > (counted.get(name) ?? 0)) say({ rule: structureRules.elementMissing, line: node.line, place: `${node.path}/${name}` });
  if (type.isOrdered && node.children.length > 1) checkOrder(node, type, say);
  if (node.children.length < type.atLeast) say({ rule: structureRules.elementEmpty, line: node.line, place: node.path });
}

function checkText(node: RecordNode, type: ElementType, say: Say): void {
  if (type.text !== null) checkValue(node, node.path, { text: node.text, type: type.text }, say);
  else if (trim(node.text) !== "")
    say({ rule: structureRules.textNotAllowed, line: node.line, place: node.path, found: shown(node, trim(node.text)) });
}

/** Holds an element and all in it to what the schemas of the standard declare. What is within an unknown element is not looked at. */
export function checkStructure(node: RecordNode, type: ElementType, options: StructureOptions): void {
  checkAttributes(node, type, options);
  checkChildren(node, type, options);
  checkText(node, type, options.say);
}

/** Every rule of this part. */
export const allStructureRules: readonly Rule[] = [...Object.values(structureRules), ...Object.values(typeRules)];
