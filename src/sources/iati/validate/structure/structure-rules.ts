import type { Rule, Severity } from "../finding.ts";

function structure(id: string, title: string, advice: string, severity: Severity = "error"): Rule {
  return { id: `structure.${id}`, source: "structure", severity, title, advice };
}

export const structureRules = {
  elementMissing: structure(
    "element-missing",
    "An element that must be there is missing.",
    "Add the element at the place that the page of the standard shows. If you have no value for it, ask who keeps the data: an empty element does not help.",
  ),
  elementUnknown: structure(
    "element-unknown",
    "An element stands where the standard knows none of this name.",
    "Check the spelling and in which element it belongs. Put data of your own into an element with a namespace of its own, or leave it out.",
  ),
  elementOrder: structure(
    "element-order",
    "Elements stand in the wrong order.",
    "Move the element to the place that the page of the standard shows. The order of elements of the same name is free; elements of other namespaces stand last.",
  ),
  elementRepeated: structure(
    "element-repeated",
    "An element stands twice where it may stand only once.",
    "Keep the one that is right and remove the others. A text in a further language is another narrative within the same element.",
  ),
  elementEmpty: structure("element-empty", "An element is empty that must hold at least one other.", "Add what it is for, or remove it."),
  elementLater: structure(
    "element-later",
    "An element or attribute is used that the version of the file does not have yet.",
    "Raise the version in the first line to the one named here or, if the file must stay as it is, remove the element or attribute.",
    "warning",
  ),
  attributeMissing: structure(
    "attribute-missing",
    "An attribute that must be there is missing.",
    "Add the attribute with its value. Without it, others cannot tell what the element says.",
  ),
  attributeUnknown: structure(
    "attribute-unknown",
    "An attribute stands where the standard knows none of this name.",
    "Check the spelling (small letters, hyphens) and on which element it belongs. Attributes of your own need a namespace.",
  ),
  foreign: structure(
    "foreign",
    "Something of another namespace stands where the standard allows none.",
    "Move it to the end of an element that may hold others, or leave it out.",
  ),
  textNotAllowed: structure(
    "text-not-allowed",
    "Text stands directly in an element that holds only attributes or other elements.",
    "Words belong into a narrative element within it, codes and dates into attributes. Remove text that was left over.",
  ),
} as const satisfies Readonly<Record<string, Rule>>;

/** A value that is not of its type, by type. */
export const typeRules: Readonly<Record<string, Rule>> = {
  decimal: structure(
    "type-decimal",
    "A number cannot be read.",
    "Write digits with a full stop before decimals, as in 1250000.50: no commas, spaces, currency or percent signs, and no empty value.",
  ),
  int: structure("type-int", "A whole number cannot be read.", "Write digits alone, as in 2."),
  nonNegativeInteger: structure("type-nonNegativeInteger", "A whole number cannot be read.", "Write digits alone, 0 or more."),
  positiveInteger: structure("type-positiveInteger", "A whole number cannot be read.", "Write digits alone, 1 or more."),
  boolean: structure(
    "type-boolean",
    "A yes or no cannot be read.",
    "Write 1 or true for yes, 0 or false for no; leave the attribute out if it is not known.",
  ),
  date: structure(
    "type-date",
    "A day cannot be read, or there is no such day.",
    "Write year, month and day as 2024-02-29. Spreadsheets often turn them round (29/02/2024): set the format of the column.",
  ),
  dateTime: structure(
    "type-dateTime",
    "A day with time cannot be read, or there is no such day.",
    "Write it as 2024-02-29T13:45:00Z. A day alone is not enough here: add T00:00:00Z.",
  ),
  anyURI: structure(
    "type-anyURI",
    "An address cannot be followed as it stands.",
    "Give the whole address as the browser shows it, beginning with https://, without spaces (a space is %20).",
    "warning",
  ),
  language: structure("type-language", "A language cannot be read.", "Write its code of two letters, as en or fr."),
  NMTOKEN: structure(
    "type-NMTOKEN",
    "A name holds characters that are not allowed in it.",
    "Use letters, digits, hyphens and full stops, without spaces.",
  ),
};
