/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes are below `count`, numbers are those of the name table */
import { attributeValue, growAttributes } from "./attributes.ts";
import { collapse } from "./doctype-grammar.ts";
import { XmlFault } from "./fault.ts";
import { internText } from "./names.ts";
import type { XmlScan } from "./scan.ts";

/**
 * Gives the element that opens what the document type declaration says of its attributes: values of those not written, further normalisation
 * of those that are lists of tokens (3.3.2, 3.3.3). Returns the kinds of the names added.
 */
export function addDeclared(scan: XmlScan, element: number): number {
  const { attributes, names, limits } = scan;
  attributes.replaced.clear();
  let kinds = 0;
  for (const { name, value, isTokens } of scan.declared.get(names.texts[element]!) ?? []) {
    const id = internText(names, name, scan.at);
    const written = attributes.names.subarray(0, attributes.count).indexOf(id);
    if (written >= 0 && isTokens) attributes.replaced.set(written, collapse(attributeValue(attributes, written)));
    if (written >= 0 || value === undefined) continue;
    if (attributes.count === limits.attributes || ++scan.addedDefaults > limits.defaults)
      throw new XmlFault("attributes-over-limit", scan.at);
    if (attributes.count === attributes.names.length) growAttributes(attributes);
    const index = attributes.count++;
    attributes.names[index] = id;
    attributes.starts[index] = 0;
    attributes.ends[index] = 0; // it is written nowhere
    attributes.references[index] = 0;
    attributes.replaced.set(index, value);
    kinds |= names.kinds[id]!;
  }
  return kinds;
}
