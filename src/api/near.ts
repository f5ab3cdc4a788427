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

/** Ids of the same list that may have been meant by one that it does not have, the nearest first, at most three. */
export function nearIds(record: PartnershipRecord, list: string, id: string): readonly string[] {
  return id.length > longestId ? [] : nearestWords(id, idsOf(record, list), shown);
}
