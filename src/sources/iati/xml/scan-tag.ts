/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stop at the sentinel behind the bytes held */
import { growAttributes } from "./attributes.ts";
import { addDeclared } from "./declared-attributes.ts";
import { nameByte, spaceByte, valueStop } from "./characters.ts";
import { XmlFault } from "./fault.ts";
import { internName, isNameAt, nameKind } from "./names.ts";
import { closeNamespaces, openNamespaces } from "./namespaces.ts";
import { scanReference } from "./references.ts";
import { checkCharacter } from "./scan-text.ts";
import { type XmlScan, countLong, longText, stop } from "./scan.ts";

/** A start tag or an empty element. Returns the index behind it, or -1 to wait for more bytes. */
export function scanStartTag(scan: XmlScan, start: number): number {
  const { bytes, names: table } = scan;
  let element = table.elementAfter[scan.lastElement]!;
  let at = matchName(scan, element, start + 1);
  if (at < 0) {
    at = scanName(scan, start + 1);
    if (at < 0) return -1;
    element = internName(table, scan, start + 1, at);
    table.elementAfter[scan.lastElement] = element;
  }
  if (scan.hasRoot && scan.depth === 0) throw new XmlFault("second-root", start);
  scan.attributes.count = 0;
  let kinds = 0;
  if (bytes[at] !== 0x3e) {
    at = scanAttributes(scan, at, element);
    if (at < 0) return -1;
    kinds = scan.attributes.kinds;
  }
  const isEmpty = bytes[at] === 0x2f;
  if (isEmpty && bytes[++at] !== 0x3e) return stop(scan, at, "tag-end-expected");
  if (at >= scan.end) return -1;
  scan.tokenEnd = at + 1;
  scan.lastElement = element;
  if (scan.declared.size > 0) kinds |= addDeclared(scan, element);
  openElement(scan, element, kinds);
  if (isEmpty) closeElement(scan);
  return at + 1;
}

/** `</name >`. Returns the index behind it, or -1 to wait for more bytes. */
export function scanEndTag(scan: XmlScan, start: number): number {
  const { bytes, names } = scan;
  if (scan.depth === 0) return stop(scan, start + 2, "end-tag-without-start");
  const element = scan.open[scan.depth - 1]!;
  let at = start + 2 + names.lengths[element]!;
  if (!isNameAt(names, element, scan.view, start + 2)) return stopAtName(scan, element, start + 2);
  if (nameByte[bytes[at]!] === 1) return stop(scan, at, "end-tag-mismatch", names.texts[element]!.slice(0, 100));
  while (spaceByte[bytes[at]!] === 1) at++;
  if (bytes[at] !== 0x3e) return stop(scan, at, "tag-end-expected");
  scan.tokenEnd = at + 1;
  closeElement(scan);
  return at + 1;
}

/** Another name than that of the open element stands at `start`, or the bytes end in it. */
function stopAtName(scan: XmlScan, element: number, start: number): number {
  const name = Buffer.from(scan.names.texts[element]!);
  let at = start;
  while (at < start + name.length && scan.bytes[at] === name[at - start]) at++;
  return stop(scan, at, "end-tag-mismatch", scan.names.texts[element]!.slice(0, 100));
}

function openElement(scan: XmlScan, element: number, kinds: number): void {
  const level = scan.depth + 1;
  kinds = (kinds & (nameKind.prefixed | nameKind.namespace)) | scan.names.kinds[element]!; // xml:lang and its like need no binding
  scan.namespace = kinds === 0 ? scan.namespaces.plain : openNamespaces(scan.namespaces, level, element, scan.at);
  if (level > scan.limits.levels) throw new XmlFault("levels-over-limit", scan.at);
  scan.open[scan.depth] = element;
  scan.depth = level;
  scan.hasRoot = true;
  scan.textBytes = 0;
  scan.handler.open(element, scan);
}

function closeElement(scan: XmlScan): void {
  const element = scan.open[scan.depth - 1]!;
  scan.textBytes = 0;
  scan.handler.close(element);
  if (scan.namespaces.undo.length > 0) closeNamespaces(scan.namespaces, scan.depth);
  scan.depth--;
}

/** Returns the index behind the name that is expected at `start`; -1 where it does not stand there. */
function matchName(scan: XmlScan, expected: number, start: number): number {
  const end = start + scan.names.lengths[expected]!;
  return end > start && nameByte[scan.bytes[end]!] === 0 && isNameAt(scan.names, expected, scan.view, start) ? end : -1;
}

/** Returns the index behind the name at `start`, or -1 to wait for more bytes. */
function scanName(scan: XmlScan, start: number): number {
  const { bytes } = scan;
  const inName = nameByte;
  let at = start;
  while (inName[bytes[at]!] === 1) at++;
  if (at < scan.end && at > start) return at;
  if (at - start > scan.limits.nameCharacters * 4) throw new XmlFault("name-over-limit", start);
  return stop(scan, at, "name-expected");
}

/** Attributes of the element up to `>` or `/`, at which the index returned stands; -1 to wait for more bytes. */
function scanAttributes(scan: XmlScan, start: number, element: number): number {
  const { bytes, attributes, names, limits } = scan;
  const spaces = spaceByte;
  let at = start;
  let last = element;
  attributes.kinds = 0;
  if (++scan.tag === 0xffffffff) {
    names.stamps.fill(0);
    scan.tag = 1;
  }
  for (;;) {
    const before = at;
    while (spaces[bytes[at]!] === 1) at++;
    const byte = bytes[at]!;
    if (byte === 0x3e || byte === 0x2f) return at;
    if (at === before) return stop(scan, at, "space-expected");
    const nameStart = at;
    let name = names.attributeAfter[last]!;
    at = matchName(scan, name, nameStart);
    if (at < 0) {
      at = scanName(scan, nameStart);
      if (at < 0) return -1;
      name = internName(names, scan, nameStart, at);
      names.attributeAfter[last] = name;
    }
    last = name;
    attributes.kinds |= names.kinds[name]!;
    if (names.stamps[name] === scan.tag) throw new XmlFault("attribute-twice", nameStart, names.texts[name]!.slice(0, 100));
    names.stamps[name] = scan.tag;
    if (bytes[at] !== 0x3d) {
      while (spaces[bytes[at]!] === 1) at++;
      if (bytes[at] !== 0x3d) return stop(scan, at, "equals-expected");
    }
    at++;
    while (spaces[bytes[at]!] === 1) at++;
    if (attributes.count === limits.attributes) throw new XmlFault("attributes-over-limit", nameStart);
    if (attributes.count === attributes.names.length) growAttributes(attributes);
    attributes.names[attributes.count] = name;
    at = scanValue(scan, at);
    if (at < 0) return -1;
  }
}

/** The quoted value at `start`, put down as that of the next attribute. Returns the index behind it, or -1 to wait for more bytes. */
function scanValue(scan: XmlScan, start: number): number {
  const { bytes, attributes, end } = scan;
  const stops = valueStop;
  const quote = bytes[start]!;
  if (quote !== 0x22 && quote !== 0x27) return stop(scan, start, "quote-expected");
  let at = start + 1;
  let references = 0;
  for (;;) {
    let byte = bytes[at]!;
    while (stops[byte] === 0) byte = bytes[++at]!;
    if (byte === quote) break;
    if (byte === 0x3c) {
      if (at - start > scan.limits.attributeBytes) throw new XmlFault("attribute-over-limit", start);
      return stop(scan, at, "less-than-in-attribute");
    }
    if (byte === 0x26) {
      at = scanReference(bytes, at, end);
      if (at < 0) return stop(scan, end, "truncated");
      references = 1;
    } else {
      if (byte < 0x20 && spaceByte[byte] === 1) references = 1;
      else checkCharacter(bytes, at);
      at++;
    }
  }
  if (at >= end) return stop(scan, at, "truncated");
  if (at - start - 1 > scan.limits.attributeBytes) throw new XmlFault("attribute-over-limit", start);
  if (at - start > longText) countLong(scan, at - start, start);
  const index = attributes.count++;
  attributes.starts[index] = start + 1;
  attributes.ends[index] = at;
  attributes.references[index] = references;
  return at + 1;
}
