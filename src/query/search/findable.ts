import type { AnyEntry, PartnershipRecord } from "../../core/entry.ts";
import { kindNames, type Kind } from "../../core/kinds/index.ts";
import type { Localized } from "../../core/languages.ts";
import { fieldsOf, partiesOf } from "../rows/about-entry.ts";
import { inOrder } from "../rows/commitment-row.ts";
import { dateOfDocument, dateOfMeeting, madeOn, type Dated } from "../rows/dates.ts";
import { inEach, type FoundText } from "./found-text.ts";
import { fieldWords } from "./other-words.ts";
import { textsOf, titlesOf } from "./texts.ts";

/** What can be found: the partnership, its members and its fields, which have pages too, and every kind of entry. */
export const findableKinds = ["partnership", "party", "field", ...kindNames.filter((kind) => kind !== "partnership")] as const;
export type FindableKind = Kind | "party" | "field";

/** Something that has a page, and by what it is found and narrowed. `subject` is its address below the language. */
export type Findable = {
  readonly kind: FindableKind;
  readonly id: string;
  readonly subject: string;
  readonly titles: Localized;
  readonly date: Dated;
  readonly year: string | null;
  readonly parties: readonly string[]; // in the partnership's fixed order
  readonly fields: readonly string[];
  readonly texts: readonly FoundText[];
};

function dated(start: string | null | undefined): Dated {
  if (start === null || start === undefined) return { start: null, end: null, precision: "unknown" };
  return { start, end: null, precision: start.length === 10 ? "day" : start.length === 7 ? "month" : "year" };
}

/** The day of an entry as its list has it. */
function dateOf(record: PartnershipRecord, entry: AnyEntry): Dated {
  switch (entry.kind) {
    case "partnership":
      return dated(entry.value.founded?.date);
    case "format":
      return dated(entry.value.founded.date);
    case "meeting":
      return dateOfMeeting(entry);
    case "document":
      return dateOfDocument(entry);
    case "commitment":
      return madeOn(record, entry);
    case "project":
      return dated(entry.value.signed ?? entry.value.start);
    case "people-figure":
      return dated(entry.value.as_of);
    case "investment":
      return dated(entry.value.date);
    case "claim":
      return dated(entry.value.published_in?.date);
    case "indicator-figure":
      return dated(/^\d{4}$/.test(entry.value.period) ? entry.value.period : null); // a span of years or months is no day
  }
}

function ofEntry(record: PartnershipRecord, entry: AnyEntry): Findable {
  const date = dateOf(record, entry);
  return {
    kind: entry.kind,
    id: entry.id,
    subject: entry.subject,
    titles: titlesOf(record, entry),
    date,
    year: date.start?.slice(0, 4) ?? null,
    parties: inOrder(record, [...new Set(partiesOf(entry))]),
    fields: fieldsOf(entry),
    texts: textsOf(record, entry),
  };
}

const noDate: Dated = { start: null, end: null, precision: "unknown" };

/** Everything of a partnership that can be found, by kind, newest first within it; what has no day last. */
export function findableOf(record: PartnershipRecord): readonly Findable[] {
  const parts = { date: noDate, year: null };
  const parties = record.partnership.value.parties.map(({ code, names }): Findable => {
    const found = { kind: "party" as const, id: code, subject: `${record.id}/parties/${code}`, titles: names, parties: [code], fields: [] };
    return { ...found, ...parts, texts: [...inEach("title", names), { of: "name", text: code, lang: null }] };
  });
  const fields = record.fields.map((field): Findable => {
    const { id, names } = field;
    const found = { kind: "field" as const, id, subject: `${record.id}/fields/${id}`, titles: names, parties: [], fields: [id] };
    return { ...found, ...parts, texts: [...fieldWords(field, "title"), { of: "name", text: id, lang: null }] };
  });
  const entries = [...record.bySubject.values()].map((entry) => ofEntry(record, entry));
  return [...parties, ...fields, ...entries].sort(byKindAndDay);
}

/** By kind, newest first within it; what has no day last, and members and fields in their own order. */
function byKindAndDay(a: Findable, b: Findable): number {
  const [one, other] = [a.date.start ?? "", b.date.start ?? ""];
  const kinds = findableKinds.indexOf(a.kind) - findableKinds.indexOf(b.kind);
  if (kinds !== 0 || a.kind === "party" || a.kind === "field") return kinds;
  return one === other ? (a.subject < b.subject ? -1 : 1) : one < other ? 1 : -1;
}
