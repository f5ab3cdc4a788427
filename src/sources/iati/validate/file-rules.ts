import type { XmlReason, XmlStatus } from "../xml/fault.ts";
import type { Rule, Severity } from "./finding.ts";

function file(id: string, severity: Severity, title: string, advice: string): Rule {
  return { id, source: "xml", severity, title, advice };
}

export const fileRules = {
  wrongRoot: file(
    "file.wrong-root",
    "critical",
    "The file is XML, but neither an activity nor an organisation file.",
    "The first element must be iati-activities or iati-organisations, without a namespace. If the file was fetched, it may be an error page.",
  ),
  versionUnknown: file(
    "file.version-unknown",
    "error",
    "The version of the standard that the file names does not exist.",
    'Write version="2.03", or the earlier version that the file follows: 2.01, 2.02, or 1.01 to 1.05.',
  ),
  versionMissing: file(
    "file.version-missing",
    "error",
    "The file does not say which version of the standard it follows.",
    'Add version to the first element, as version="2.03". Until then it is held to 1.0x, unless a narrative stands in it.',
  ),
  recordTooLarge: file(
    "file.record-too-large",
    "error",
    "An activity or organisation is too large to be checked.",
    "It has more elements than we hold at once, and was passed over: divide it, or look whether many were put into one by mistake.",
  ),
  identifierTwice: file(
    "file.identifier-twice",
    "error",
    "The same identifier stands on several activities or organisations of the file.",
    "Every activity has an identifier of its own. If it is the same activity, put its parts together; else number one of them anew.",
  ),
} as const satisfies Readonly<Record<string, Rule>>;

const statusRules: Readonly<Record<XmlStatus, Rule>> = {
  "encoding-unsupported": file(
    "file.encoding-unsupported",
    "critical",
    "The characters of the file are stored in a way that is not read.",
    "Save the file as UTF-8.",
  ),
  empty: file("file.empty", "critical", "The file is empty.", "Export it again; look whether the export broke off."),
  "entity-declaration": file(
    "file.entity-declaration",
    "critical",
    "The file declares entities of its own, which are never read: they can be used to attack whoever reads the file.",
    "Remove the declaration (<!ENTITY …>) and write the characters themselves.",
  ),
  "too-deep": file(
    "file.too-deep",
    "critical",
    "Elements stand too deep in each other.",
    "Look whether elements are not closed: no data of the standard need so many levels.",
  ),
  "too-large": file(
    "file.too-large",
    "critical",
    "A part of the file is beyond every measure and is not read.",
    "Look at the place that is named: a text, a tag or a name goes on where it should have ended, or a document was put into the file.",
  ),
  "not-well-formed": file(
    "file.not-well-formed",
    "critical",
    "The file is not well-formed XML: nobody can read it.",
    "Mend the place that is named and check again: what follows it could not be looked at. Files that are made by a program should be made by an XML library, which cannot make this mistake.",
  ),
};

/** The rule that a file breaks which the XML reader refuses. */
export function refusalRule(status: XmlStatus): Rule {
  return statusRules[status];
}

/** Every rule about the file as a whole. */
export const allFileRules: readonly Rule[] = [...Object.values(fileRules), ...Object.values(statusRules)];

/** Why a file is refused, in words. */
export const reasonWords: Readonly<Record<XmlReason, string>> = {
  "utf-32": "it is UTF-32",
  "nothing-but-white-space": "there is nothing in it",
  "entity-declaration": "an entity is declared",
  "levels-over-limit": "more than 200 levels",
  "text-over-limit": "a text of more than 64 MB",
  "attribute-over-limit": "an attribute of more than 64 MB",
  "long-texts-over-limit": "more than 128 MB of long texts",
  "attributes-over-limit": "more than 100,000 attributes on one element",
  "name-over-limit": "a name of more than 1,000 characters",
  "names-over-limit": "too many different names",
  "tag-over-limit": "a tag of more than 128 MB",
  "doctype-over-limit": "a document type declaration of more than 1 MB",
  "namespaces-over-limit": "too many namespaces",
  "bytes-not-in-encoding": "bytes that are no characters in the encoding of the file (saved in another than it says?)",
  "encoding-not-read": "an encoding is declared that is not read",
  "encoding-not-as-declared": "the file is not in the encoding that it declares",
  "xml-declaration-broken": "the first line (<?xml …?>) is broken",
  "xml-declaration-not-first": "something stands before <?xml …?>: often a blank line",
  "character-not-allowed": "a control character that XML does not allow",
  "reference-broken": "an & that begins no reference: write &amp;",
  "reference-to-no-character": "a reference to a character that XML does not allow",
  "entity-unknown": "a name after & that XML does not know: write the character itself",
  "name-expected": "a name is expected after <, and something else stands there: write &lt; for the character itself",
  "name-broken": "a name holds a character that is not allowed in it, or a colon in the wrong place",
  "space-expected": "white space is missing between attributes",
  "equals-expected": "an equals sign is missing after the name of an attribute",
  "quote-expected": "the value of an attribute is not in quotation marks",
  "less-than-in-attribute": "a < in an attribute: write &lt;",
  "attribute-twice": "the same attribute stands twice on an element",
  "tag-end-expected": "a > is missing at the end of a tag",
  "end-tag-mismatch": "an element is closed that is not the one that is open",
  "end-tag-without-start": "an element is closed that was never opened",
  "cdata-end-in-text": "a ]]> in text: write ]]&gt;",
  "cdata-outside-root": "a CDATA section outside of the first element",
  "text-outside-root": "text outside of the first element: it may not be an XML file at all",
  "second-root": "a second file begins behind the end of the first",
  "no-root": "there is no element in it",
  "comment-broken": "a comment is not closed, or holds --",
  "instruction-broken": "a processing instruction is broken",
  "markup-unknown": "a <! that begins nothing XML knows",
  "doctype-broken": "the document type declaration is broken",
  "doctype-misplaced": "a document type declaration in the wrong place",
  "prefix-undeclared": "a prefix whose namespace is not declared",
  "prefix-reserved": "a prefix that is reserved",
  "prefix-bound-to-nothing": "a prefix that is bound to no namespace",
  truncated: "the file breaks off before its elements are closed",
};
