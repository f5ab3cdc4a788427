/** What a document is refused as (the statuses of a dataset). */
export type XmlStatus = "encoding-unsupported" | "empty" | "entity-declaration" | "too-deep" | "too-large" | "not-well-formed";

/** Why a document is refused: a closed list; a new reason does not compile until it has a status. Clauses are of XML 1.0 (5th edition). */
export const reasonStatus = {
  "utf-32": "encoding-unsupported",
  "nothing-but-white-space": "empty",
  "entity-declaration": "entity-declaration", // 4.2: none is read, so none can grow or fetch anything
  "levels-over-limit": "too-deep",
  "text-over-limit": "too-large",
  "attribute-over-limit": "too-large",
  "long-texts-over-limit": "too-large", // all of them together
  "attributes-over-limit": "too-large",
  "name-over-limit": "too-large",
  "names-over-limit": "too-large", // distinct names of the whole document
  "tag-over-limit": "too-large",
  "doctype-over-limit": "too-large",
  "namespaces-over-limit": "too-large",
  "bytes-not-in-encoding": "not-well-formed", // 4.3.3
  "encoding-not-read": "not-well-formed", // 4.3.3: an encoding that a processor cannot read is a fatal error
  "encoding-not-as-declared": "not-well-formed", // 4.3.3
  "xml-declaration-broken": "not-well-formed", // 2.8 [23]
  "xml-declaration-not-first": "not-well-formed", // 2.8: also white space before it
  "character-not-allowed": "not-well-formed", // 2.2 [2]
  "reference-broken": "not-well-formed", // 4.1 [66], [68]
  "reference-to-no-character": "not-well-formed", // 4.1: Legal Character
  "entity-unknown": "not-well-formed", // 4.1: Entity Declared
  "name-expected": "not-well-formed", // 2.3 [5]
  "name-broken": "not-well-formed", // 2.3 [5] and Namespaces 1.0, 3 and 4
  "space-expected": "not-well-formed", // 3.1 [40]
  "equals-expected": "not-well-formed", // 3.1 [41]
  "quote-expected": "not-well-formed", // 2.3 [10]
  "less-than-in-attribute": "not-well-formed", // 3.1: No < in Attribute Values
  "attribute-twice": "not-well-formed", // 3.1: Unique Att Spec; Namespaces 1.0, 6.3
  "tag-end-expected": "not-well-formed", // 3.1 [40], [42], [44]
  "end-tag-mismatch": "not-well-formed", // 3: Element Type Match
  "end-tag-without-start": "not-well-formed",
  "cdata-end-in-text": "not-well-formed", // 2.4 [14]
  "cdata-outside-root": "not-well-formed", // 2.1 [1]
  "text-outside-root": "not-well-formed", // 2.1 [1]
  "second-root": "not-well-formed", // 2.1 [1]
  "no-root": "not-well-formed", // 2.1 [1]
  "comment-broken": "not-well-formed", // 2.5 [15]
  "instruction-broken": "not-well-formed", // 2.6 [16], [17]
  "markup-unknown": "not-well-formed",
  "doctype-broken": "not-well-formed", // 2.8 [28]
  "doctype-misplaced": "not-well-formed", // 2.8 [22]
  "prefix-undeclared": "not-well-formed", // Namespaces 1.0, 5
  "prefix-reserved": "not-well-formed", // Namespaces 1.0, 3
  "prefix-bound-to-nothing": "not-well-formed", // Namespaces 1.0, 2.2
  truncated: "not-well-formed", // the document ends inside of something
} as const satisfies Record<string, XmlStatus>;

export type XmlReason = keyof typeof reasonStatus;

/** Thrown inside the reader only; outside it becomes an outcome. `index` is a place in the reader's buffer. */
export class XmlFault extends Error {
  readonly reason: XmlReason;
  readonly index: number;
  readonly detail: string;
  constructor(reason: XmlReason, index: number, detail = "") {
    super(reason);
    this.name = "XmlFault";
    this.reason = reason;
    this.index = index;
    this.detail = detail;
  }
}
