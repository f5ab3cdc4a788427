import { nearest } from "../../../../core/nearest.ts";
import { trim } from "../../read/values.ts";
import { activityDateTypes, budgetTypes, regionVocabularies, roles, sectorVocabularies, transactionTypes } from "../../standard/words.ts";
import { type CodeList, codeList, codeUses, type CodeUse } from "./code-lists.ts";
import type { Rule, Say } from "../finding.ts";
import { attributeOf, type CheckedRecord, isPersonal, type RecordNode, saidIn, walk } from "../record.ts";

const notInList: Rule = {
  id: "codes.not-in-list",
  source: "codes",
  severity: "error",
  title: "A code is not in its list.",
  advice:
    "Take the code from the list that is named: the code itself, not its name, and with the same capital letters. If it is of another list, say which with @vocabulary.",
};
const notInOpenList: Rule = {
  id: "codes.not-in-open-list",
  source: "codes",
  severity: "warning",
  title: "A code is not in its list, which need not be complete.",
  advice: "Check for a slip of the pen. If the code is right and newer than the list that we carry, nothing is to be done.",
};
const withdrawn: Rule = {
  id: "codes.withdrawn",
  source: "codes",
  severity: "warning",
  title: "A code has been withdrawn from its list.",
  advice: "Old data may keep it. For what is still running, take the code that has come in its place.",
};
const formatForm: Rule = {
  id: "codes.format",
  source: "codes",
  severity: "error",
  title: "The format of a document is not a media type.",
  advice: "Write it as the web does: application/pdf, text/html, application/vnd.ms-excel.",
};

/** Every rule of this part. */
export const codeRules: readonly Rule[] = [notInList, notInOpenList, withdrawn, formatForm];

const mediaType = /^[a-z]+\/[A-Za-z0-9!#$&^_.+-]+$/;

/** Words and letters that stood for codes in 1.0x, by list. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  TransactionType: transactionTypes,
  OrganisationRole: roles,
  SectorVocabulary: sectorVocabularies,
  RegionVocabulary: regionVocabularies,
  PolicyMarkerVocabulary: { DAC: sectorVocabularies.DAC },
  BudgetType: budgetTypes,
  ActivityDateType: activityDateTypes,
};

/** The vocabulary of a code: that of the element, else 1; letters of 1.0x translated. */
export function vocabularyOf(node: RecordNode): string {
  const said = saidIn(node, "vocabulary");
  if (said === null) return "1";
  const all: Readonly<Record<string, string>> = sectorVocabularies;
  return all[said.toUpperCase()] ?? said;
}

function listOf(node: RecordNode, { lists }: CodeUse): string | undefined {
  return typeof lists === "string" ? lists : lists[vocabularyOf(node)];
}

const suggestions = new Map<string, string>();
const mostSuggested = 2_000; // codes: looking for what was meant takes long, and the same slip is often repeated

function meant(code: string, list: CodeList): string {
  const key = `${list.name} ${code}`;
  const known = suggestions.get(key);
  if (known !== undefined) return known;
  if (suggestions.size >= mostSuggested) return "";
  const near = code === "" ? undefined : nearest(code, list.codes.keys());
  const words = near === undefined || near.length < 3 ? "" : `; did you mean ${near}?`;
  suggestions.set(key, words);
  return words;
}

/** A code at a place, and the list that it should be of. */
type Placed = { readonly node: RecordNode; readonly place: string; readonly code: string; readonly list: string };

function checkCode({ major }: CheckedRecord, { node, place, code, list: name }: Placed, say: Say): void {
  const { line } = node;
  if (name === "FileFormat") {
    if (!mediaType.test(code)) say({ rule: formatForm, line, place, found: code });
    return;
  }
  const list = codeList(name);
  if (list === null) return;
  const translated = major === 1 ? words[name]?.[code.toUpperCase()] : undefined;
  const known = list.codes.get(translated ?? code);
  if (known === undefined) {
    const found = isPersonal(node.path) ? null : `"${code}" of ${name}${meant(code, list)}`;
    if (list.isComplete) say({ rule: notInList, line, place, found, ...(major === 1 ? { severity: "warning" as const } : {}) });
    else say({ rule: notInOpenList, line, place, found });
  } else if (known.isWithdrawn) say({ rule: withdrawn, line, place, found: `"${code}" of ${name}` });
}

/** The language of the words in an element: of `en-GB`, the list has `en`. */
function checkLanguage(record: CheckedRecord, node: RecordNode, say: Say): void {
  const language = saidIn(node, "xml:lang")?.toLowerCase().split("-")[0];
  if (language !== undefined) checkCode(record, { node, place: `${node.path}/@xml:lang`, code: language, list: "Language" }, say);
}

function checkNode(record: CheckedRecord, node: RecordNode, say: Say): void {
  if (node.namespace !== null) return;
  if (node.attributes.length > 0) checkLanguage(record, node, say);
  for (const use of codeUses.get(node.path) ?? []) {
    const said = use.attribute === null ? node.text : attributeOf(node, use.attribute);
    const list = listOf(node, use);
    if (said === null || list === undefined) continue;
    const place = use.attribute === null ? node.path : `${node.path}/@${use.attribute}`;
    checkCode(record, { node, place, code: trim(said), list }, say);
  }
}

/** Holds every code of a record to its list. A blank attribute is no code of any list; an absent one is the structure's affair. */
export function checkCodes(record: CheckedRecord, say: Say): void {
  walk(record.node, (node) => {
    checkNode(record, node, say);
  });
}
