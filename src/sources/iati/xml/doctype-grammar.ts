import { plainNamePattern, qualifiedNamePattern, tokenPattern } from "./characters.ts";
import { XmlFault, type XmlReason } from "./fault.ts";
import { decodeAttribute, scanReference } from "./references.ts";

/** An attribute as an ATTLIST declares it: its value where none is written, and whether its type is a list of tokens (3.3.1 to 3.3.3). */
export type DeclaredAttribute = { readonly name: string; readonly value: string | undefined; readonly isTokens: boolean };

export type Doctype =
  | { readonly attributes: ReadonlyMap<string, readonly DeclaredAttribute[]> } // by element
  | { readonly reason: XmlReason; readonly at: number; readonly detail: string };

const space = "[ \\t\\r\\n]";
const plain = `(?:${plainNamePattern})`;
const name = `(?:${qualifiedNamePattern})`;
const systemLiteral = `(?:"[^"]*"|'[^']*')`;
const publicCharacter = "[ \\r\\na-zA-Z0-9\\-()+,./:=?;!*#@$_%"; // 2.3 [13]
const publicLiteral = `(?:"${publicCharacter}']*"|'${publicCharacter}]*')`;
const externalId = `(?:SYSTEM${space}+${systemLiteral}|PUBLIC${space}+${publicLiteral}${space}+${systemLiteral})`;
const or = `${space}*\\|${space}*`;
const choiceOf = (one: string): string => `\\(${space}*${one}(?:${or}${one})*${space}*\\)`;
const mixed = `\\(${space}*#PCDATA(?:${space}*\\)\\*?|(?:${or}${name})+${space}*\\)\\*)`;

const noCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u; // 2.2 [2]

const sticky = (pattern: string): RegExp => new RegExp(pattern, "yu");
const heading = sticky(`<!DOCTYPE${space}+${name}(?:${space}+${externalId})?${space}*`);
const ending = sticky(`\\]${space}*>`);
const comment = sticky("<!--(?:(?!--)[^])*-->");
const instruction = sticky(`<\\?(${plain})(?:${space}(?:(?!\\?>)[^])*)?\\?>`);
const parameter = sticky(`%${plain};`);
const notation = sticky(`<!NOTATION${space}+${plain}${space}+(?:${externalId}|PUBLIC${space}+${publicLiteral})${space}*>`);
const element = sticky(`<!ELEMENT${space}+${name}${space}+(?:EMPTY|ANY|${mixed}|(?=(\\()))`);
const elementEnd = sticky(`${space}*>`);
const spaces = sticky(`${space}*`);
const attributes = sticky(`<!ATTLIST${space}+(${name})`);
const attributeType = `(?:(CDATA)|(?:IDREFS?|ID|ENTITY|ENTITIES|NMTOKENS?)|NOTATION${space}+${choiceOf(plain)}|${choiceOf(`(?:${tokenPattern})`)})`;
const attribute = sticky(
  `${space}+(${name})${space}+${attributeType}${space}+(?:#REQUIRED|#IMPLIED|(?:#FIXED${space}+)?("[^"<]*"|'[^'<]*'))`,
);

/** Parses a whole document type declaration (2.8 [28]) that declares no entities. What it declares of elements is checked for its form only. */
export function parseDoctype(text: string, isStandalone: boolean): Doctype {
  const parse = { text, at: 0, isAuthoritative: true, isStandalone, attributes: new Map<string, DeclaredAttribute[]>() };
  try {
    parseWhole(parse);
    return { attributes: parse.attributes };
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    return { reason: error.reason, at: error.index, detail: error.detail };
  }
}

type Parse = {
  readonly text: string;
  at: number;
  isAuthoritative: boolean; // nothing unread has gone before (5.1)
  readonly isStandalone: boolean;
  readonly attributes: Map<string, DeclaredAttribute[]>;
};

function parseWhole(parse: Parse): void {
  const { text } = parse;
  const illegal = noCharacter.exec(text);
  if (illegal !== null) throw new XmlFault("character-not-allowed", illegal.index);
  need(parse, heading);
  if (text[parse.at] === "[") {
    parse.at++;
    while (text[parse.at] !== "]") parseDeclaration(parse);
    need(parse, ending);
  } else need(parse, elementEnd);
  if (parse.at < text.length) throw new XmlFault("doctype-broken", parse.at);
}

function parseDeclaration(parse: Parse): void {
  const start = parse.at;
  if (parse.text.startsWith("<!ENTITY", start)) throw new XmlFault("entity-declaration", start);
  if (take(parse, spaces)?.[0] !== "" || take(parse, comment) !== null) return;
  const target = take(parse, instruction)?.[1];
  if (target !== undefined) {
    if (target.toLowerCase() === "xml") throw new XmlFault("instruction-broken", start, target);
    return;
  }
  if (take(parse, notation) !== null) return;
  if (take(parse, parameter) !== null) {
    // What a parameter entity would have brought is unknown: later declarations may not be the first, and only the first counts.
    if (!parse.isStandalone) parse.isAuthoritative = false;
  } else if (parse.text.startsWith("<!ATTLIST", start)) parseAttributes(parse);
  else {
    if (need(parse, element)[1] !== undefined) parseChildren(parse);
    need(parse, elementEnd);
  }
}

const childName = sticky(`${name}[?*+]?`);
const separator = sticky(`${space}*[|,]${space}*`);
const groupStart = sticky(`\\(${space}*`);
const groupEnd = sticky(`${space}*\\)[?*+]?`);

/** The children that an element may have (3.2.1 [47] to [50]): groups in which all separators are alike. */
function parseChildren(parse: Parse): void {
  const separators: string[] = []; // of the groups that are open
  for (;;) {
    while (take(parse, groupStart) !== null) separators.push("");
    need(parse, childName);
    while (take(parse, groupEnd) !== null) {
      separators.pop();
      if (separators.length === 0) return;
    }
    const at = parse.at;
    const own = need(parse, separator)[0].trim();
    const before = separators.at(-1);
    if (before !== "" && before !== own) throw new XmlFault("doctype-broken", at);
    separators[separators.length - 1] = own;
  }
}

function parseAttributes(parse: Parse): void {
  const owner = need(parse, attributes)[1] ?? "";
  const known = parse.attributes.get(owner) ?? [];
  for (let found = take(parse, attribute); found !== null; found = take(parse, attribute)) {
    const own = found[1] ?? "";
    const value = found[3] === undefined ? undefined : defaultValue(parse, found[3]);
    const isTokens = found[2] === undefined;
    if (!parse.isAuthoritative || known.some((one) => one.name === own)) continue; // the first declaration counts (3.3)
    known.push({ name: own, value: value !== undefined && isTokens ? collapse(value) : value, isTokens });
  }
  parse.attributes.set(owner, known);
  need(parse, elementEnd);
}

function defaultValue(parse: Parse, quoted: string): string {
  const bytes = Buffer.from(quoted.slice(1, -1));
  for (let at = bytes.indexOf("&"); at >= 0; at = bytes.indexOf("&", at)) {
    try {
      at = scanReference(bytes, at, bytes.length);
    } catch (error) {
      throw error instanceof XmlFault ? new XmlFault(error.reason, parse.at, error.detail) : error;
    }
    if (at < 0) throw new XmlFault("reference-broken", parse.at);
  }
  return decodeAttribute(bytes, 0, bytes.length, true);
}

/** How a value that is a list of tokens is normalised further (3.3.3): single spaces, none at the ends. */
export function collapse(value: string): string {
  return value.replace(/ +/g, " ").replace(/^ | $/g, "");
}

function take(parse: Parse, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = parse.at;
  const found = pattern.exec(parse.text);
  if (found !== null) parse.at = pattern.lastIndex;
  return found;
}

function need(parse: Parse, pattern: RegExp): RegExpExecArray {
  const found = take(parse, pattern);
  if (found === null) throw new XmlFault("doctype-broken", parse.at);
  return found;
}
