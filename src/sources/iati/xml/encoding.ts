import { isUtf8 } from "node:buffer";
import { XmlFault } from "./fault.ts";

/** Turns chunks into UTF-8. `broken`: behind these bytes stand some that do not match the encoding. */
export type Decoder = (chunk: Uint8Array, isLast: boolean) => { readonly bytes: Uint8Array; readonly broken: boolean };

/** What a document's first bytes say: how to decode it, and how many of its first bytes (a byte order mark) are no part of it. */
export type Encoding = { readonly decode: Decoder; readonly skip: number };

/** The head must reach to the first tag or hold `headBytes`. */
export const headBytes = 1 << 20;

/** Whether the head reaches to the first start tag, so that nothing of what stands before a document's root is missing from it. */
export function hasFirstTag(head: Buffer): boolean {
  return firstTag.test(plainText(head));
}

const firstTag = /<[A-Za-z_]/;

/** ASCII of any encoding that is read: UTF-16 without its zero bytes. */
function plainText(head: Buffer): string {
  return head.toString("latin1").replaceAll("\0", "");
}

/**
 * Refuses what is refused before anything is read: UTF-32, and entity declarations. The bytes `<!ENTITY` before the first tag are enough, also
 * where they stand in a comment: such a document is never worth the doubt.
 */
export function checkHead(head: Buffer): void {
  const first = head.subarray(0, 4).toString("hex");
  if (["fffe0000", "0000feff", "3c000000", "0000003c"].includes(first)) throw new XmlFault("utf-32", 0);
  const plain = plainText(head);
  const before = plain.slice(0, firstTag.exec(plain)?.index);
  if (before.includes("<!ENTITY")) throw new XmlFault("entity-declaration", Math.max(0, head.indexOf("<!ENTITY")));
}

const space = "[ \\t\\r\\n]";
const quoted = (value: string): string => `(?:"${value}"|'${value}')`;
const assigned = (name: string, value: string): string => `${space}+${name}${space}*=${space}*${quoted(value)}`;
// XML 1.0, 2.8 [23] to [26], 2.9 [32], 4.3.3 [80] and [81]
const declaration = new RegExp(
  `^<\\?xml${assigned("version", "1\\.[0-9]+")}(?:${assigned("encoding", "[A-Za-z][A-Za-z0-9._\\-]*")})?(?:${assigned("standalone", "(?:yes|no)")})?${space}*\\?>`,
);

/** An XML declaration: its length (0 where there is none), the encoding it names (in lower case), and whether it says `standalone="yes"`. */
export type XmlDeclaration = { readonly length: number; readonly encoding: string | undefined; readonly isStandalone: boolean };

/** The XML declaration at the beginning of a text. */
export function parseDeclaration(text: string): XmlDeclaration {
  if (!/^<\?xml[ \t\r\n?]/.test(text)) return { length: 0, encoding: undefined, isStandalone: false };
  const all = declaration.exec(text)?.[0];
  if (all === undefined) throw new XmlFault("xml-declaration-broken", 0);
  const isStandalone = /standalone[^"']*["']yes/.test(all);
  return { length: all.length, isStandalone, encoding: /encoding[^"']*["']([^"']*)["']/.exec(all)?.[1]?.toLowerCase() };
}

/** How the document is encoded, by its byte order mark, its first bytes and its XML declaration (XML 1.0, 4.3.3 and appendix F). */
export function detectEncoding(head: Buffer): Encoding {
  const wide = wideOrder(head);
  if (wide !== undefined) {
    const skip = wide.hasMark ? 2 : 0;
    const text = head.toString("latin1", skip).replaceAll("\0", "");
    const { encoding } = parseDeclaration(text);
    const names = ["utf-16", wide.isLittle ? "utf-16le" : "utf-16be"];
    if (encoding !== undefined && !names.includes(encoding)) throw new XmlFault("encoding-not-as-declared", 0, encoding.slice(0, 100));
    return { decode: createWideDecoder(wide.isLittle), skip };
  }
  const skip = head.subarray(0, 3).toString("hex") === "efbbbf" ? 3 : 0;
  const encoding = parseDeclaration(head.toString("latin1", skip)).encoding ?? "utf-8";
  if (encoding === "utf-8") return { decode: passUtf8(), skip };
  if (["utf-16", "utf-16le", "utf-16be"].includes(encoding)) throw new XmlFault("encoding-not-as-declared", 0, encoding);
  const table = narrowEncodings.get(encoding);
  if (table === undefined) throw new XmlFault("encoding-not-read", 0, encoding.slice(0, 100));
  return { decode: skip > 0 ? passUtf8() : createNarrowDecoder(table), skip }; // the byte order mark knows better
}

/** UTF-16 shows in the mark or, as every document begins with `<`, in the zero byte beside it: both are told apart without a declaration. */
function wideOrder(head: Buffer): { readonly isLittle: boolean; readonly hasMark: boolean } | undefined {
  const first = head.subarray(0, 2).toString("hex");
  if (first === "fffe" || first === "feff") return { isLittle: first === "fffe", hasMark: true };
  if (first === "3c00" || first === "003c") return { isLittle: first === "3c00", hasMark: false };
  return undefined;
}

/** UTF-8 stays as it is; a character cut by the end of a chunk waits for the next one. */
function passUtf8(): Decoder {
  let kept: Uint8Array = new Uint8Array(0);
  return (chunk, isLast) => {
    const bytes = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    const end = isLast ? bytes.length : wholeCharacters(bytes);
    kept = Uint8Array.from(bytes.subarray(end)); // a copy: the caller may use its chunk again
    const whole = bytes.subarray(0, end);
    if (isUtf8(whole)) return { bytes: whole, broken: false };
    return { bytes: whole.subarray(0, validLength(whole)), broken: true };
  };
}

/** The length without the beginning of a character that the last three bytes may be. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The longest beginning that is UTF-8, found by halving. */
function validLength(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(bytes.subarray(0, wholeCharacters(bytes.subarray(0, middle))))) good = middle;
    else bad = middle;
  }
  return wholeCharacters(bytes.subarray(0, good));
}

/** One byte, one character: the code points of 128 to 255; -1 where the encoding has none. */
const high = (code: (byte: number) => number): readonly number[] => Array.from({ length: 128 }, (_, index) => code(index + 128));
// windows-1252 differs from ISO-8859-1 in 128 to 159 only; five of these are no characters.
const windows1252 = [
  0x20ac, -1, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, -1, 0x017d, -1, -1, 0x2018, 0x2019,
  0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, -1, 0x017e, 0x0178,
];
const latin1 = high((byte) => byte);
const ascii = high(() => -1);
const narrowEncodings: ReadonlyMap<string, readonly number[]> = new Map([
  ["iso-8859-1", latin1],
  ["us-ascii", ascii],
  ["windows-1252", high((byte) => windows1252[byte - 128] ?? byte)],
]);

function createNarrowDecoder(table: readonly number[]): Decoder {
  const encoded = table.map((code) => (code < 0 ? undefined : Buffer.from(String.fromCodePoint(code))));
  return (chunk) => {
    const bytes = Buffer.allocUnsafe(chunk.length * 3);
    let length = 0;
    for (const byte of chunk) {
      if (byte < 128) bytes[length++] = byte;
      else {
        const character = encoded[byte - 128];
        if (character === undefined) return { bytes: bytes.subarray(0, length), broken: true };
        length += character.copy(bytes, length);
      }
    }
    return { bytes: bytes.subarray(0, length), broken: false };
  };
}

/** UTF-16; half a character waits for the next chunk, a lone surrogate is broken. */
function createWideDecoder(isLittle: boolean): Decoder {
  let kept = Buffer.alloc(0);
  return (chunk, isLast) => {
    const bytes = Buffer.concat([kept, chunk]);
    const unit = (at: number): number => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
    const text: string[] = [];
    let at = 0;
    let broken = false;
    for (; at + 1 < bytes.length && !broken; at += 2) {
      const code = unit(at);
      if (code < 0xd800 || code > 0xdfff) text.push(String.fromCharCode(code));
      else if (code < 0xdc00 && at + 3 >= bytes.length) break;
      else {
        const low = code < 0xdc00 ? unit(at + 2) : 0;
        if (low >= 0xdc00 && low <= 0xdfff) text.push(String.fromCharCode(code, low));
        else broken = true;
        at += 2;
      }
    }
    kept = Buffer.from(bytes.subarray(at));
    return { bytes: Buffer.from(text.join("")), broken: broken || (isLast && kept.length > 0) };
  };
}
