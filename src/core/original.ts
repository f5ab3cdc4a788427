/** An element of a published document as text, without what may name or reach a person; `isCut`: it goes on where this ends. */
export type Original = { readonly xml: string; readonly withheld: number; readonly isCut: boolean };

/** Where an element stands: its document, with the hash that it had when it was read, and the element's places in it as UTF-8 without a byte order mark. */
export type OriginalPlace = { readonly file: string; readonly sha256: string; readonly from: number; readonly to: number };

/** Reads an element from its document; null where the document is not there any more as it was read. */
export type ReadOriginal = (place: OriginalPlace) => Promise<Original | null>;
