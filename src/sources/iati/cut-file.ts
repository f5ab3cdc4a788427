import { createHash } from "node:crypto";
import { readChunks } from "./source-file.ts";
import { parseDeclaration } from "./xml/encoding.ts";
import { XmlFault } from "./xml/fault.ts";
import { countLines } from "./xml/place.ts";

/** A piece of a file: whole activities, and what must be read before and behind them so that they are a document. */
export type FilePart = {
  readonly before: Uint8Array; // the document up to its root's start tag; empty where the part begins with that itself
  readonly bytes: Uint8Array;
  readonly behind: string; // the root's end tag; empty where the part ends with that itself
  readonly offset: number; // of its first byte in the document, a byte order mark left out
  readonly line: number; // of its first byte, from 1
};

/** What is known of the file when all of its parts are cut. Null: it could not be cut to its end. */
export type CutFile = { readonly bytes: number; readonly sha256: string } | null;

const rootName = "iati-activities";
const mark = Buffer.from("<iati-activity");
const headBytes = 1 << 16;
const longestParts = 4; // times the size that is asked for: activities as large are read with their file
const room = 1.25; // for what stands behind the last activity that begins in a part

const space = "[ \\t\\r\\n]";
const between = `(?:${space}|<!--(?:(?!--)[^])*-->)*`;
const attribute = `${space}+[A-Za-z_:][\\w:.-]*${space}*=${space}*(?:"[^"<]*"|'[^'<]*')`;
/** A byte order mark, the XML declaration, comments, the root's start tag, and nothing but comments up to the first activity. */
const head = new RegExp(
  `^(\\xEF\\xBB\\xBF)?((?:<\\?xml[^<]*?\\?>)?${between}<${rootName}(?:${attribute})*${space}*>)${between}<iati-activity${space}`,
);

type Head = { readonly before: Buffer; readonly mark: number };

function toHead(first: Uint8Array): Head | null {
  const text = Buffer.from(first.buffer, first.byteOffset, Math.min(first.length, headBytes)).toString("latin1");
  const [, byteOrderMark = "", before = ""] = head.exec(text) ?? [];
  if (before === "") return null;
  try {
    const { encoding = "utf-8" } = parseDeclaration(before);
    return encoding === "utf-8" ? { before: Buffer.from(before, "latin1"), mark: byteOrderMark.length } : null;
  } catch (error) {
    if (error instanceof XmlFault) return null;
    throw error;
  }
}

/** Where the last activity begins that begins in these bytes; -1 where none does. */
function lastActivity(bytes: Buffer, end: number): number {
  for (let at = bytes.lastIndexOf(mark, end - 1); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(mark, at - 1)) {
    const next = at + mark.length < end ? bytes[at + mark.length] : undefined;
    if (next === 0x20 || next === 0x0a || next === 0x0d || next === 0x09 || next === 0x3e) return at;
  }
  return -1;
}

/**
 * Cuts a file of activities in UTF-8 into parts of about `partBytes`, each of which is a document of its own once what stands before and behind is
 * added. The cuts are guesses: `<iati-activity` may stand in a comment or CDATA. But then the part before does not end as a document must; so where every
 * part is well-formed the whole file is, and where one is not, the file must be read as a whole to be told why. Each part owns its bytes. Gives no part
 * where the file is of another kind. Throws `FileFault`.
 */
export async function* cutFile(path: string, partBytes: number): AsyncGenerator<FilePart, CutFile> {
  const hash = createHash("sha256");
  const place = { line: 1, units: 0 };
  let known: Head | null = null;
  let held = Buffer.allocUnsafeSlow(Math.ceil(partBytes * room));
  let end = 0; // of what is held
  let offset = 0; // of what is held, in the file
  const part = (until: number, behind: string): FilePart => {
    const isFirst = offset === 0;
    const { line } = place;
    countLines(place, held, 0, until);
    return {
      before: isFirst || known === null ? Buffer.alloc(0) : known.before,
      bytes: held.subarray(0, until),
      behind,
      offset: isFirst ? 0 : offset - (known?.mark ?? 0),
      line,
    };
  };
  const take = (bytes: Uint8Array): boolean => {
    if (end + bytes.length > held.length) {
      if (held.length >= partBytes * longestParts) return false;
      const larger = Buffer.allocUnsafeSlow(held.length * 2);
      held.copy(larger, 0, 0, end);
      held = larger;
    }
    held.set(bytes, end);
    end += bytes.length;
    return true;
  };
  for await (const chunk of readChunks(path)) {
    if (offset === 0 && end === 0) known = toHead(chunk);
    if (known === null) return null;
    hash.update(chunk);
    for (let from = 0; from < chunk.length; from += partBytes) {
      if (!take(chunk.subarray(from, from + partBytes))) return null;
      const cut = end < partBytes ? 0 : lastActivity(held, end);
      if (cut <= 0) continue;
      const next = Buffer.allocUnsafeSlow(Math.max(Math.ceil(partBytes * room), end - cut));
      held.copy(next, 0, cut, end);
      yield part(cut, `</${rootName}>`);
      offset += cut;
      end -= cut;
      held = next;
    }
  }
  if (known === null) return null;
  yield part(end, "");
  return { bytes: offset + end, sha256: hash.digest("hex") };
}
