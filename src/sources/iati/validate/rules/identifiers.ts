import { trim } from "../../read/values.ts";
import { codeList } from "../codes/code-lists.ts";
import type { Rule, Say } from "../finding.ts";
import { attributeOf, type CheckedRecord, elementsAt, identifierOf, type RecordNode, saidIn } from "../record.ts";
import { guidance, rule, type RuleFamily } from "./define.ts";

/** Where an identifier stands: `element/@attribute`, or an element whose text it is. `type` is that of another identifier. */
type Where = { readonly path: string; readonly attribute?: string; readonly type?: string };
type Placed = { readonly rule: Rule; readonly where: readonly Where[] };

const spaceWords = (what: string): { title: string; advice: string } => ({
  title: `${what} begins or ends with white space.`,
  advice: "Remove spaces and line ends around it: to others it is another identifier, and what refers to it finds nothing.",
});
const symbolWords = (what: string): { title: string; advice: string } => ({
  title: `${what} holds one of the characters / & | ?`,
  advice: "Use letters, digits and hyphens. An organisation that is registered under such an identifier keeps it.",
});

const both = (element: string, attribute: string): readonly Where[] =>
  ["transaction", "planned-disbursement"].map((parent) => ({ path: `${parent}/${element}`, attribute }));

const reportingOrg: readonly Where[] = [{ path: "reporting-org", attribute: "ref" }];
const registering = guidance.organisationIdentifier;

const spacesOfActivity: readonly Placed[] = [
  { rule: rule("1.3.1", "warning", spaceWords("The identifier of the activity")), where: [{ path: "iati-identifier" }] },
  { rule: rule("1.14.1", "warning", spaceWords("The identifier of the reporting organisation"), registering), where: reportingOrg },
  {
    rule: rule("1.16.1", "warning", spaceWords("An earlier identifier of the reporting organisation")),
    where: [{ path: "other-identifier", attribute: "ref", type: "B1" }],
  },
  {
    rule: rule("1.6.1", "warning", spaceWords("An earlier identifier of the activity")),
    where: [{ path: "other-identifier", attribute: "ref", type: "A3" }],
  },
  {
    rule: rule("1.7.1", "warning", spaceWords("The identifier of a related activity")),
    where: [{ path: "related-activity", attribute: "ref" }],
  },
  {
    rule: rule("1.11.1", "warning", spaceWords("The identifier of the owner of another identifier")),
    where: [{ path: "other-identifier/owner-org", attribute: "ref" }],
  },
  { rule: rule("1.10.1", "warning", spaceWords("The identifier of a provider")), where: both("provider-org", "ref") },
  {
    rule: rule("1.4.1", "warning", spaceWords("The identifier of a provider's activity")),
    where: both("provider-org", "provider-activity-id"),
  },
  { rule: rule("1.15.1", "warning", spaceWords("The identifier of a receiver")), where: both("receiver-org", "ref") },
  {
    rule: rule("1.5.1", "warning", spaceWords("The identifier of a receiver's activity")),
    where: both("receiver-org", "receiver-activity-id"),
  },
  {
    rule: rule("1.8.1", "warning", spaceWords("The identifier of a participating organisation")),
    where: [{ path: "participating-org", attribute: "ref" }],
  },
  {
    rule: rule("1.9.1", "warning", spaceWords("The identifier of a participant's activity")),
    where: [{ path: "participating-org", attribute: "activity-id" }],
  },
];

const spacesOfOrganisation: readonly Placed[] = [
  {
    rule: rule("1.12.1", "warning", spaceWords("The identifier of the organisation"), registering),
    where: [{ path: "organisation-identifier" }, { path: "iati-identifier" }],
  },
  { rule: rule("1.18.1", "warning", spaceWords("The identifier of the reporting organisation"), registering), where: reportingOrg },
  {
    rule: rule("1.17.1", "warning", spaceWords("The identifier of a recipient organisation")),
    where: [{ path: "recipient-org-budget/recipient-org", attribute: "ref" }],
  },
];

const symbolsOfActivity: readonly Placed[] = [
  { rule: rule("1.3.13", "warning", symbolWords("The identifier of the activity")), where: [{ path: "iati-identifier" }] },
  { rule: rule("1.14.13", "warning", symbolWords("The identifier of the reporting organisation"), registering), where: reportingOrg },
  {
    rule: rule("1.11.13", "warning", symbolWords("The identifier of the owner of another identifier")),
    where: [{ path: "other-identifier/owner-org", attribute: "ref" }],
  },
  { rule: rule("1.10.13", "warning", symbolWords("The identifier of a provider")), where: both("provider-org", "ref") },
  { rule: rule("1.15.13", "warning", symbolWords("The identifier of a receiver")), where: both("receiver-org", "ref") },
  {
    rule: rule("1.8.13", "warning", symbolWords("The identifier of a participating organisation")),
    where: [{ path: "participating-org", attribute: "ref" }],
  },
];

const symbolsOfOrganisation: readonly Placed[] = [
  {
    rule: rule("1.12.13", "warning", symbolWords("The identifier of the organisation"), registering),
    where: [{ path: "organisation-identifier" }, { path: "iati-identifier" }],
  },
  { rule: rule("1.18.13", "warning", symbolWords("The identifier of the reporting organisation"), registering), where: reportingOrg },
];

const agencyWords = {
  title: "The identifier of the reporting organisation does not begin with the code of a registration agency.",
  advice:
    "Begin it with the code of the list in which the organisation is registered (org-id.guide), a hyphen and its number there. An organisation that IATI knows under an older identifier keeps it.",
};
const unknownAgency = {
  activity: rule("1.14.8", "warning", agencyWords, registering),
  organisation: rule("1.18.8", "warning", agencyWords, registering),
};
const agencies = [...(codeList("OrganisationRegistrationAgency")?.codes.keys() ?? [])];

const sameAsOrganisation = rule("1.1.3", "error", {
  title: "The identifier of the activity is that of the reporting organisation.",
  advice:
    "Put a hyphen and the number of the activity behind the organisation's identifier: the organisation has one, every activity its own.",
});
const anotherPrefix = rule("1.1.21", "warning", {
  title: "The identifier of the activity does not begin with that of the reporting organisation and a hyphen.",
  advice:
    "Identifiers that are published stay as they are. If the organisation had another identifier before, name it in an other-identifier of type B1; give new activities identifiers that begin with the present one.",
});

function eachAt({ node }: CheckedRecord, where: readonly Where[], say: (at: RecordNode, place: string, text: string) => void): void {
  for (const { path, attribute, type } of where)
    for (const at of elementsAt(node, path)) {
      if (type !== undefined && saidIn(at, "type") !== type) continue;
      const text = attribute === undefined ? at.text : attributeOf(at, attribute);
      if (text !== null) say(at, attribute === undefined ? at.path : `${at.path}/@${attribute}`, text);
    }
}

function checkForms(record: CheckedRecord, say: Say): void {
  const isActivity = record.kind === "activity";
  for (const { rule: broken, where } of isActivity ? spacesOfActivity : spacesOfOrganisation)
    eachAt(record, where, (at, place, text) => {
      if (text !== text.trim()) say({ rule: broken, line: at.line, place, found: `"${text}"` });
    });
  for (const { rule: broken, where } of isActivity ? symbolsOfActivity : symbolsOfOrganisation)
    eachAt(record, where, (at, place, text) => {
      if (/[/&|?]/.test(text)) say({ rule: broken, line: at.line, place, found: trim(text) });
    });
}

function checkOwner(record: CheckedRecord, say: Say): void {
  const { node } = record;
  const identifier = identifierOf(node);
  const at = elementsAt(node, "iati-identifier")[0];
  if (record.kind !== "activity" || identifier === null || at === undefined) return;
  const own = elementsAt(node, "reporting-org").map((one) => saidIn(one, "ref"));
  const earlier = elementsAt(node, "other-identifier").map((one) => (saidIn(one, "type") === "B1" ? saidIn(one, "ref") : null));
  const place = at.path;
  if (own.includes(identifier)) say({ rule: sameAsOrganisation, line: at.line, place, found: identifier });
  const prefixes = [...own, ...earlier].filter((one) => one !== null);
  if (prefixes.length > 0 && !prefixes.some((one) => identifier.startsWith(`${one}-`)))
    say({ rule: anotherPrefix, line: at.line, place, found: `${identifier}; the organisation is ${prefixes[0] ?? ""}` });
}

/** The ruleset asks no more than that a code stands in front; it may have been withdrawn since. */
function checkAgency(record: CheckedRecord, say: Say): void {
  eachAt(record, reportingOrg, (at, place, text) => {
    const found = trim(text);
    if (found !== "" && !agencies.some((agency) => found.startsWith(agency)))
      say({ rule: unknownAgency[record.kind], line: at.line, place, found });
  });
}

/** Identifiers: their form, and whose they are. */
export const identifiers: RuleFamily = {
  rules: [
    ...[...spacesOfActivity, ...spacesOfOrganisation, ...symbolsOfActivity, ...symbolsOfOrganisation].map((one) => one.rule),
    sameAsOrganisation,
    anotherPrefix,
    unknownAgency.activity,
    unknownAgency.organisation,
  ],
  check: (record, say) => {
    checkForms(record, say);
    checkOwner(record, say);
    checkAgency(record, say);
  },
};
