/** XML's white space (2.3 [3]): space, tab, line feed, carriage return. */
export const spaceByte = byteTable((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);

/** Bytes that may stand in a name. Of the letters beyond ASCII every byte counts here; `isName` looks at them once per different name. */
export const nameByte = byteTable(
  (byte) =>
    (byte >= 0x30 && byte <= 0x3a) || // digits, colon
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x5f ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte >= 0x80,
);

/** Control characters (2.2 [2] allows tab, line feed and carriage return), and 0xEF, which may begin U+FFFE and U+FFFF. */
const doubtful = (byte: number): boolean => byte === 0xef || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);

/** Where reading of plain text stops to look: `<`, `&`, `]`, a carriage return (to be normalised) and what may not be a character. */
export const textStop = byteTable((byte) => byte === 0x3c || byte === 0x26 || byte === 0x5d || byte === 0x0d || doubtful(byte));

/** The same for attribute values: quotes, `<`, `&`, white space other than a space (to be normalised). */
export const valueStop = byteTable(
  (byte) => byte === 0x22 || byte === 0x27 || byte === 0x3c || byte === 0x26 || (byte < 0x20 && spaceByte[byte] === 1) || doubtful(byte),
);

/** The same for comments, CDATA sections and processing instructions: `-`, `]`, `?`, a carriage return. */
export const markupStop = byteTable(
  (byte) => byte === 0x2d || byte === 0x5d || byte === 0x3f || byte === 0x0d || byte === 0x3c || doubtful(byte),
);

function byteTable(has: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (has(byte) ? 1 : 0));
}

/** Whether a code point is a character of XML 1.0 (2.2 [2]). */
export function isCharacter(code: number): boolean {
  return (
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff) ||
    code === 0x09 ||
    code === 0x0a ||
    code === 0x0d
  );
}

// 2.3 [4] and [4a] without the colon, which Namespaces 1.0 takes out (NCName).
const nameStart =
  "A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}" +
  "\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const nameRest = nameStart + "\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}";

/** A name without a colon (Namespaces 1.0 [4], NCName), a name with at most one prefix ([7], QName), a token (XML 1.0 [7], Nmtoken). */
export const plainNamePattern = `[${nameStart}][${nameRest}]*`;
export const qualifiedNamePattern = `${plainNamePattern}(?::${plainNamePattern})?`;
export const tokenPattern = `[:${nameRest}]+`;

/* eslint-disable no-misleading-character-class -- the ranges are the standard's, written as escapes */
const plainName = new RegExp(`^${plainNamePattern}$`, "u");
const qualifiedName = new RegExp(`^${qualifiedNamePattern}$`, "u");

/** Whether the text is a name without a colon. */
export function isPlainName(text: string): boolean {
  return plainName.test(text);
}

/** Whether the text is a name with at most one prefix. */
export function isQualifiedName(text: string): boolean {
  return qualifiedName.test(text);
}
