import type { Rule } from "./finding.ts";

const standards = {
  "iati-activities": "activity-standard",
  "iati-activity": "activity-standard",
  "iati-organisations": "organisation-standard",
  "iati-organisation": "organisation-standard",
} as const;
const roots: Readonly<Record<string, string>> = { "iati-activity": "iati-activities/", "iati-organisation": "iati-organisations/" };

/** The page of the standard about an element: a place as findings name it, of a file of version 1.0x or 2.0x. Null outside of the standard. */
export function pageOf(place: string, major: 1 | 2): string | null {
  const elements = place.split("/").filter((part) => part !== "" && !part.startsWith("@"));
  const [first = ""] = elements;
  if (!Object.hasOwn(standards, first)) return null;
  const standard = standards[first as keyof typeof standards]; // it has one
  const base = major === 1 ? "https://iatistandard.org/105" : "https://iatistandard.org/en/iati-standard/203";
  return `${base}/${standard}/${roots[first] ?? ""}${elements.join("/")}/`;
}

const xmlRecommendation = "https://www.w3.org/TR/xml/";

/** What the standard says about a broken rule: the page that the rule names, else that of the element. */
export function clauseOf(rule: Rule, place: string, major: 1 | 2): string {
  return rule.clause ?? pageOf(place, major) ?? xmlRecommendation;
}
