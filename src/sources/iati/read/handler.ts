/* eslint-disable @typescript-eslint/no-non-null-assertion -- stacks are indexed by depth */
import { attributeValue, findAttribute, type XmlAttributes } from "../xml/attributes.ts";
import { decodeText } from "../xml/references.ts";
import type { XmlHandler, XmlReader } from "../xml/scan.ts";
import { holdBytes, holdText } from "./arena.ts";
import { beginCapture, captureClose, captureOpen, captureText } from "./capture.ts";
import { computeRow } from "./computed.ts";
import { type Frame, putSlot, textFrom } from "./frame.ts";
import { writeNarrative } from "./narratives.ts";
import { createNode, joinPath, type Node } from "./plan.ts";
import { createRecordState, type Reading, type Root } from "./reading.ts";
import { keepExtension, quarantine } from "./set-aside.ts";
import { activityPlan, nameNumbers, organisationPlan } from "./tables.ts";
import { isBlankByte, trim } from "./values.ts";
import { writeRow } from "./write-row.ts";

const rootNode = createNode("", "");
const longestPath = 1_000;

function toRoot(reader: XmlReader, element: number): Root {
  const name = reader.names.texts[element]!;
  const { attributes } = reader;
  const value = (wanted: string): string | null => {
    for (let index = 0; index < attributes.count; index++)
      if (reader.names.texts[attributes.names[index]!] === wanted) return trim(attributeValue(attributes, index)) || null;
    return null;
  };
  const isOurs = reader.namespace === null;
  const kind = isOurs && name === "iati-activities" ? "activities" : isOurs && name === "iati-organisations" ? "organisations" : "other";
  return { kind, name, version: value("version"), generated: value("generated-datetime"), language: value("xml:lang") };
}

/** The place of an element that the standard does not know here. */
function toUnknown(parent: Node, name: string): Node {
  const path = joinPath(parent.path, name).slice(0, longestPath);
  return createNode(name, path, { isDeclared: false });
}

/** Where an element stands. A document may stand anywhere, also in what the standard does not know. */
function toNode(reading: Reading, parent: Node, element: number, name: string): Node {
  const known = parent.childByName[element];
  if (known !== undefined && known !== null) return known;
  return element === nameNumbers.documentLink ? reading.plan.documents : toUnknown(parent, name);
}

function holdAttribute(reading: Reading, row: Frame, slot: number, at: { attributes: Readonly<XmlAttributes>; index: number }): void {
  const { attributes, index } = at;
  const { arena } = reading;
  const start = arena.top;
  if (attributes.references[index] === 1 || attributes.replaced.has(index)) holdText(arena, attributeValue(attributes, index));
  else holdBytes(arena, attributes.bytes, attributes.starts[index]!, attributes.ends[index]!);
  const end = putSlot(row, slot, arena, { start, end: arena.top });
  if (end < 0) arena.top = start;
  else reading.floor = Math.max(reading.floor, end);
}

function readAttributes(reading: Reading, node: Node, row: Frame, reader: XmlReader): void {
  const { attributes } = reader;
  const { depth } = reading;
  for (let index = 0; index < attributes.count; index++) {
    const name = attributes.names[index]!;
    if (name === nameNumbers.language) {
      const language = trim(attributeValue(attributes, index)).toLowerCase();
      if (language !== "") reading.languages[depth] = language;
    }
    const slot = node.slotByName[name] ?? -1;
    if (slot >= 0) {
      if (reading.isKept[depth] === 1) holdAttribute(reading, row, slot, { attributes, index });
    } else if (name !== nameNumbers.language) keepAttribute(reading, node, reader, index);
  }
}

function keepAttribute(reading: Reading, node: Node, reader: XmlReader, index: number): void {
  const name = reader.names.texts[reader.attributes.names[index]!]!;
  if (name === "xmlns" || name.startsWith("xmlns:")) return;
  const text = attributeValue(reader.attributes, index);
  keepExtension(reading, { element: node.path || node.name, kind: "attribute", namespace: null, name, text });
}

function beginRecord(reading: Reading, reader: XmlReader): void {
  const version = reading.root?.version ?? null;
  const own = version ?? ownVersion(reader);
  reading.record = createRecordState(own?.startsWith("1") === true ? 1 : own?.startsWith("2") === true ? 2 : null);
}

function ownVersion(reader: XmlReader): string | null {
  const number = reader.names.texts.indexOf("version");
  const value = number < 0 ? undefined : findAttribute(reader.attributes, number);
  return value === undefined ? null : trim(value) || null;
}

/** Enters an element within an activity or organisation, or that itself. */
function enter(reading: Reading, node: Node, reader: XmlReader): void {
  const { depth } = reading;
  const parentRow = depth === 2 ? null : reading.rows[depth - 1]!;
  reading.nodes[depth] = node;
  reading.textEnds[depth] = -1;
  reading.languages[depth] = reading.languages[depth - 1] ?? null;
  reading.isKept[depth] = 1;
  let row = parentRow;
  if (node.plan !== null) {
    row = reading.openRow(node, parentRow);
    row.parentName = depth === 2 ? "" : reading.nodes[depth - 1]!.name;
    row.line = reader.line;
    row.offset = reader.offset;
    const { role } = node.plan;
    if (role === "transaction" || role === "planned-disbursement")
      reading.record.pending = { shares: null, aidType: null, names: { provider: null, receiver: null } };
  } else if (reading.isKept[depth - 1] === 0 && depth > 3) reading.isKept[depth] = 0;
  else if (node.visitSlot >= 0) visit(reading, node, row!);
  reading.rows[depth] = row!;
  if (reading.withheldFrom === 0 && isPersonal(reading, node)) reading.withheldFrom = depth;
  if (reader.attributes.count > 0) readAttributes(reading, node, row!, reader);
}

/** Of what may stand only once, the first is read; a second is said and not read. */
function visit(reading: Reading, node: Node, row: Frame): void {
  if (row.ends[node.visitSlot]! >= 0) {
    reading.isKept[reading.depth] = 0;
    quarantine(reading, { element: node.path, reason: "element-repeated", excerpt: null });
  } else row.ends[node.visitSlot] = 0;
}

function isPersonal(reading: Reading, node: Node): boolean {
  return node.isPersonal || (!node.isDeclared && reading.nodes.slice(2, reading.depth).some((one) => one.name === "contact-info"));
}

function leaveNarrative(reading: Reading, start: number, end: number): void {
  const parent = reading.nodes[reading.depth - 1]!;
  writeNarrative(reading, parent, { start, end }, false);
}

/** What an element's own text is: a column, a narrative of 1.0x, or something that the standard does not know. */
function leaveText(reading: Reading, node: Node, start: number, end: number): void {
  const { depth, arena } = reading;
  const hasSlot = node.textSlot >= 0;
  if (hasSlot && reading.isKept[depth] === 1) {
    const kept = putSlot(reading.rows[depth]!, node.textSlot, arena, { start, end });
    reading.floor = Math.max(reading.floor, kept);
  }
  if (node.isText) {
    if (reading.record.major !== 2) {
      writeNarrative(reading, node, { start, end }, true);
      return;
    }
    quarantine(reading, { element: node.path, reason: "text-without-narrative", excerpt: arena.bytes.toString("utf8", start, end) });
  }
  if (!hasSlot || node.isText)
    keepExtension(reading, {
      element: node.path || node.name,
      kind: "text",
      namespace: null,
      name: null,
      text: arena.bytes.toString("utf8", start, end),
    });
}

function leave(reading: Reading): void {
  const { depth, arena } = reading;
  const node = reading.nodes[depth]!;
  let end = reading.textEnds[depth]!;
  if (end >= 0) {
    let start = reading.textStarts[depth]!;
    while (start < end && isBlankByte(arena.bytes[start]!)) start++;
    while (end > start && isBlankByte(arena.bytes[end - 1]!)) end--;
    if (start < end) {
      if (node === narrativeNode) leaveNarrative(reading, start, end);
      else leaveText(reading, node, start, end);
    }
    if (reading.textEnds[depth] === arena.top) arena.top = Math.max(reading.textStarts[depth]!, reading.floor);
  }
  if (node.plan !== null) leaveRow(reading, reading.rows[depth]!);
  if (reading.withheldFrom === depth) reading.withheldFrom = 0;
}

function leaveRow(reading: Reading, row: Frame): void {
  computeRow(reading, row);
  writeRow(reading, row);
  if (row.plan.role === "activity") leaveActivity(reading, row);
  reading.closeRow(row);
}

function leaveActivity(reading: Reading, row: Frame): void {
  const { record, arena } = reading;
  const says = (from: string): string | null => textFrom(row, from, arena);
  reading.onActivity({
    datasetKey: reading.datasetKey,
    activityKey: row.key,
    shares: record.shares,
    reported: record.reported,
    fundingOrg: record.fundingOrg,
    reportingOrg: { ref: says("reporting-org@ref"), name: record.reportingName },
    aidType: record.aidType,
    financeType: says("default-finance-type@code"),
    flowType: says("default-flow-type@code"),
  });
}

const narrativeNode = createNode("narrative", "narrative");

function holdPiece(reading: Reading, bytes: Uint8Array, piece: { start: number; end: number; references: boolean }): void {
  const { depth, arena } = reading;
  const { end, references } = piece;
  let { start } = piece;
  const before = reading.textEnds[depth]!;
  if (before < 0) {
    while (start < end && isBlankByte(bytes[start]!)) start++;
    if (start === end) return;
    reading.textStarts[depth] = arena.top;
  } else if (before !== arena.top) {
    const first = reading.textStarts[depth]!; // something else was held since: the text moves behind it
    const moved = arena.top;
    holdBytes(arena, arena.bytes.subarray(first, before), 0, before - first);
    reading.textStarts[depth] = moved;
  }
  if (references) holdText(arena, decodeText(bytes, start, end, true));
  else holdBytes(arena, bytes, start, end);
  reading.textEnds[depth] = arena.top;
}

function open(reading: Reading, element: number, reader: XmlReader): void {
  const name = reader.names.texts[element]!;
  if (element === nameNumbers.narrative && reader.namespace === null) reading.record.hasNarrative = true;
  if (reading.captured > 0) {
    captureOpen(reading, name, reader);
    return;
  }
  const depth = reading.depth + 1;
  if (depth === 1) {
    reading.root = toRoot(reader, element);
    reading.plan = reading.root.kind === "organisations" ? organisationPlan : activityPlan;
    reading.languages[1] = reading.root.language?.toLowerCase() ?? null;
    reading.depth = 1;
    return;
  }
  if (reading.root?.kind === "other") {
    reading.depth = depth;
    return;
  }
  const parent = depth === 2 ? rootNode : reading.nodes[depth - 1]!;
  const isRecord = depth === 2 && name === reading.plan.root.name;
  if (reader.namespace !== null || parent === narrativeNode || (depth === 2 && !isRecord)) {
    beginCapture(reading, parent, name, reader);
    return;
  }
  reading.depth = depth;
  if (isRecord) beginRecord(reading, reader);
  if (element === nameNumbers.narrative) {
    enter(reading, narrativeNode, reader);
    return;
  }
  enter(reading, isRecord ? reading.plan.root : toNode(reading, parent, element, name), reader);
}

/** The handler that turns a document into rows. */
export function toHandler(reading: Reading): XmlHandler {
  return {
    open: (element, reader) => {
      reading.reader = reader;
      open(reading, element, reader);
    },
    text: (bytes, start, end, references) => {
      if (reading.captured > 0) captureText(reading, bytes, { start, end, references });
      else if (reading.depth >= 2 && reading.root?.kind !== "other") holdPiece(reading, bytes, { start, end, references });
    },
    close: (element) => {
      if (reading.captured > 0) {
        captureClose(reading, reading.reader?.names.texts[element] ?? "");
        return;
      }
      if (reading.depth >= 2 && reading.root?.kind !== "other") leave(reading);
      reading.depth--;
    },
  };
}
