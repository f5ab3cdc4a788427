/** How much of anything is read; beyond, a document is refused as `too-deep` or `too-large`. */
export type XmlLimits = {
  readonly levels: number; // the root is level 1
  readonly textBytes: number; // character data between two tags, in bytes of UTF-8 as written
  readonly attributeBytes: number; // one value, the same
  readonly longBytes: number; // of all texts and values of the document that have more than 64 kB
  readonly attributes: number; // of one element
  readonly nameCharacters: number;
  readonly namesBytes: number; // all different names of the document together
  readonly tagBytes: number; // one start tag with everything in it: it is held as a whole
  readonly defaults: number; // attributes of all elements together that only the document type declaration gives
  readonly doctypeBytes: number; // held as a whole, too
  readonly namespaceBytes: number; // all namespaces declared on the way to an element
};

const megabyte = 1024 * 1024;

export const xmlLimits: XmlLimits = {
  levels: 200,
  textBytes: 64 * megabyte,
  attributeBytes: 64 * megabyte,
  longBytes: 128 * megabyte, // a warehouse is built in little memory, in which the texts of 2,048 rows must find room
  attributes: 100_000,
  nameCharacters: 1_000,
  namesBytes: 64 * megabyte,
  tagBytes: 128 * megabyte,
  defaults: 1_000_000,
  doctypeBytes: 1 * megabyte,
  namespaceBytes: 64 * megabyte,
};
