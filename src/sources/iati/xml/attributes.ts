/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes are below `count` */
import { decodeAttribute } from "./references.ts";

/**
 * The attributes of the element that has just opened, in the order written; namespace declarations are among them. Valid until `open` of the
 * handler returns. `names[i]` is a number of the reader's name table; the value as written stands at `starts[i]`..`ends[i]` of `bytes`.
 */
export type XmlAttributes = {
  count: number;
  kinds: number; // nameKind of all names together
  bytes: Uint8Array;
  names: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  readonly replaced: Map<number, string>; // values that a document type declaration gives or normalises, by index
  references: Uint8Array; // 1 where the value is not what is written: references, tabs, line ends
};

/** The attributes of the element that opens, emptied with each. */
export function createAttributes(bytes: Uint8Array): XmlAttributes {
  const size = 64;
  return {
    count: 0,
    kinds: 0,
    bytes,
    replaced: new Map(),
    names: new Int32Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    references: new Uint8Array(size),
  };
}

/** Makes room for twice as many. */
export function growAttributes(attributes: XmlAttributes): void {
  const size = attributes.names.length * 2;
  for (const part of ["names", "starts", "ends"] as const) {
    const more = new Int32Array(size);
    more.set(attributes[part]);
    attributes[part] = more;
  }
  const more = new Uint8Array(size);
  more.set(attributes.references);
  attributes.references = more;
}

/** What attribute `index` says, normalised as XML 1.0 asks (3.3.3). */
export function attributeValue(attributes: XmlAttributes, index: number): string {
  const { bytes, starts, ends, references, replaced } = attributes;
  const given = replaced.size === 0 ? undefined : replaced.get(index);
  if (given !== undefined) return given;
  return decodeAttribute(bytes, starts[index]!, ends[index]!, references[index] === 1);
}

/** The value of the attribute with this name number; undefined where the element has none. */
export function findAttribute(attributes: XmlAttributes, name: number): string | undefined {
  for (let index = 0; index < attributes.count; index++) if (attributes.names[index] === name) return attributeValue(attributes, index);
  return undefined;
}
