import type { PartnershipRecord } from "../core/entry.ts";
import { kindNames, kinds } from "../core/kinds/index.ts";
import { nearestWords } from "../core/nearest.ts";

const shown = 3;
const longestId = 60; // a longer one is compared with none: what a comparison costs grows with the square of the length

/** The ids that a list has, by the part of the address before them. */
function idsOf(record: PartnershipRecord, list: string): readonly string[] {
  if (list === "parties") return record.partnership.value.parties.map(({ code }) => code);
  if (list === "fields") return record.fields.map(({ id }) => id);
  const kind = kindNames.find((one) => one !== "partnership" && kinds[one].path === list);
  return kind === undefined ? [] : record.entries[kind].map(({ id }) => id);
}

/** The words of an id that say something. */
function wordsOf(id: string): readonly string[] {
  return id.split("-").filter((word) => word.length > 3);
}

/** Ids that have a word like one of another id, those with most of them first. */
function sharing(ids: readonly string[], id: string): readonly string[] {
  const known = new Set(ids.flatMap(wordsOf));
  const near = wordsOf(id).map((word) => nearestWords(word, known, shown));
  const count = (one: string): number => near.filter((words) => wordsOf(one).some((word) => words.includes(word))).length;
  const counted = ids.map((one) => ({ one, count: count(one) })).filter((row) => row.count > 0);
  return counted.sort((a, b) => b.count - a.count).map(({ one }) => one);
}

/** Ids of the same list that may have been meant by one that it does not have, at most three: those spelled alike, else those that share a word. */
export function nearIds(record: PartnershipRecord, list: string, id: string): readonly string[] {
  if (id.length > longestId) return [];
  const ids = idsOf(record, list);
  const alike = nearestWords(id, ids, shown);
  return alike.length > 0 ? alike : sharing(ids, id).slice(0, shown);
}
