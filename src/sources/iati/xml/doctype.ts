import { parseDoctype } from "./doctype-grammar.ts";
import { XmlFault } from "./fault.ts";
import { type XmlScan, stop } from "./scan.ts";

/** What ends with something of its own within a declaration: `>` and `[` in these are no markup. */
const skipped = /<!--[^]*?-->|<\?[^]*?\?>|"[^"]*"|'[^']*'/y;

/** A document type declaration at `start`; nothing that it points to is fetched. Returns the index behind it, or -1 to wait for more bytes. */
export function scanDoctype(scan: XmlScan, start: number): number {
  if (scan.hasRoot || scan.hasDoctype) throw new XmlFault("doctype-misplaced", start);
  const text = scan.bytes.toString("utf8", start, scan.end);
  const length = findEnd(text);
  const toIndex = (at: number): number => start + Buffer.byteLength(text.slice(0, at));
  if (length < 0) {
    if (text.includes("<!ENTITY")) throw new XmlFault("entity-declaration", toIndex(text.indexOf("<!ENTITY")));
    if (scan.end - start > scan.limits.doctypeBytes) throw new XmlFault("doctype-over-limit", start);
    return stop(scan, scan.end, "truncated");
  }
  if (length > scan.limits.doctypeBytes) throw new XmlFault("doctype-over-limit", start);
  const parsed = parseDoctype(text.slice(0, length), scan.isStandalone);
  if ("reason" in parsed) throw new XmlFault(parsed.reason, toIndex(parsed.at), parsed.detail);
  scan.hasDoctype = true;
  scan.declared = parsed.attributes;
  return toIndex(length);
}

/** The length of the declaration at the beginning of `text`; -1 where its end is not there. */
function findEnd(text: string): number {
  let isInside = false; // of the internal subset
  let depth = 0; // of declarations in it
  for (let at = "<!DOCTYPE".length; at < text.length; at++) {
    skipped.lastIndex = at;
    const skip = skipped.exec(text)?.[0].length;
    if (skip !== undefined) {
      at += skip - 1;
      continue;
    }
    const one = text[at] ?? "";
    if (one === '"' || one === "'" || text.startsWith("<!--", at) || text.startsWith("<?", at)) return -1; // it has no end yet
    if (one === "[" && depth === 0) isInside = true;
    else if (one === "]" && depth === 0) isInside = false;
    else if (one === "<") depth++;
    else if (one === ">" && depth > 0) depth--;
    else if (one === ">" && !isInside) return at + 1;
  }
  return -1;
}
