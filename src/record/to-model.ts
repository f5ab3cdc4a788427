import type { z } from "zod";
import { canonicalJson } from "../core/canonical-json.ts";
import type { VerdictLine } from "../core/claims/verdict-history.ts";
import { currentStatements } from "../core/current.ts";
import { SaraiError } from "../core/errors.ts";
import type { AnyEntry, Entry, PartnershipRecord, RecordModel } from "../core/entry.ts";
import { groupBy } from "../core/group-by.ts";
import { fields, places, publishers } from "../core/kinds/partnership.ts";
import { kindNames, kinds, type Kind } from "../core/kinds/index.ts";
import { fromProperty, hasItems, remarkKey, unstatedKeys, unstatedValues } from "../core/property.ts";
import type { Citation, Statement } from "../core/statement.ts";

/** What stands in place of a required text that was redacted. */
const removed = "—";

function kindOf(subject: string): Kind | undefined {
  const [, path = ""] = subject.split("/");
  return kindNames.find((kind) => kinds[kind].path === path);
}

/** Whether a statement says what a key of the entry holds: the record's own, on a key of the shape. */
function isOfEntry(statement: Statement, kind: Kind): boolean {
  const { key } = fromProperty(statement.property);
  return statement.speaker === "record" && key !== remarkKey && Object.hasOwn(kinds[kind].shape.shape, key) && !unstatedKeys.includes(key);
}

function dateOf(item: unknown): string {
  return typeof item === "object" && item !== null && "date" in item && typeof item.date === "string" ? item.date : "";
}

/** Natural order of ids: n2 before n10. Items with a date stand by date first. */
const naturally = new Intl.Collator("en", { numeric: true });

function assemble(kind: Kind, recorded: ReadonlyMap<string, Statement>): Record<string, unknown> {
  const value = unstatedValues(kind);
  const items = new Map<string, { readonly id: string; readonly item: unknown }[]>();
  for (const [property, statement] of recorded) {
    const { key, item } = fromProperty(property);
    if (statement.redacted !== undefined) continue;
    if (item === undefined) value[key] = statement.value;
    else if (hasItems(kind, key)) items.set(key, [...(items.get(key) ?? []), { id: item, item: statement.value }]);
  }
  for (const [key, list] of items)
    value[key] = list
      .sort((a, b) => (dateOf(a.item) === dateOf(b.item) ? naturally.compare(a.id, b.id) : dateOf(a.item) < dateOf(b.item) ? -1 : 1))
      .map(({ item }) => item);
  return value;
}

/** Every page, those of the entry first; a page read on several days once. */
function citationsOf(recorded: readonly Statement[], said: readonly Statement[]): readonly Citation[] {
  const plain = recorded.find((one) => !canonicalJson(one.value).includes('"sources":'));
  const all = [...(plain?.citations ?? []), ...recorded.flatMap((one) => one.citations), ...said.flatMap((one) => one.citations)];
  return [...new Map(all.toReversed().map((citation) => [citation.id, citation])).values()].toReversed();
}

type OfSubject = {
  readonly subject: string;
  readonly partnership: string;
  readonly current: readonly Statement[];
  readonly parties: readonly string[];
};

/** What others say: parties in their fixed order, then publishers by the day they spoke or were read. */
function inOrderOfSpeakers(said: readonly Statement[], parties: readonly string[]): readonly Statement[] {
  const rank = (one: Statement): number => {
    const at = parties.indexOf(one.speaker.replace(/^party:/, ""));
    return one.speaker.startsWith("party:") && at >= 0 ? at : parties.length;
  };
  const day = (one: Statement): string =>
    one.saidOn ??
    one.citations
      .map((citation) => citation.seenOn)
      .sort()
      .at(-1) ??
    "";
  return [...said].sort((a, b) => rank(a) - rank(b) || (day(a) === day(b) ? (a.id < b.id ? -1 : 1) : day(a) < day(b) ? -1 : 1));
}

function toEntry(kind: Kind, { subject, partnership, current, parties }: OfSubject): Entry | null {
  const recorded = new Map(current.filter((one) => isOfEntry(one, kind)).map((one) => [one.property, one]));
  if (recorded.size === 0) return null;
  const said = inOrderOfSpeakers(
    current.filter((one) => !isOfEntry(one, kind) && !(kind === "partnership" && one.speaker === "record")),
    parties,
  );
  const citations = citationsOf([...recorded.values()], said);
  const redacted = [...recorded.values(), ...said].filter((one) => one.redacted !== undefined).map((one) => one.property);
  const id = kind === "partnership" ? partnership : (subject.split("/")[2] ?? "");
  const value: Record<string, unknown> = {
    ...assemble(kind, recorded),
    id,
    sources: citations.map(({ address, seenOn }) => ({ address, seen_on: seenOn })),
  };
  const shape: z.ZodType = kinds[kind].shape;
  let parsed = shape.safeParse(value);
  if (!parsed.success && redacted.length > 0) {
    for (const property of redacted) if (!(property in value)) value[property] = removed;
    parsed = shape.safeParse(value);
  }
  if (!parsed.success)
    throw new SaraiError(
      "internal",
      `The record holds ${subject} in a shape that this version cannot read: ${parsed.error.issues[0]?.path.join(".") ?? ""}`,
      {
        advice: "Load the partnership folder again with this version.",
      },
    );
  return { kind, id, partnership, subject, value: parsed.data as Entry["value"], recorded, said, citations, redacted };
}

function sortKey({ value, id }: Entry): string {
  const dated = value as { readonly date_start?: unknown; readonly date?: unknown }; // keys that some kinds have
  const date = [dated.date_start, dated.date].find((one) => typeof one === "string") ?? "9999";
  return `${date} ${id}`;
}

function toRecord(id: string, history: readonly Statement[]): PartnershipRecord | null {
  const bySubject = groupBy(history, (statement) => statement.subject);
  const current = new Map([...bySubject].map(([subject, of]) => [subject, currentStatements(of)]));
  const own = current.get(id) ?? [];
  const partnership = toEntry("partnership", { subject: id, partnership: id, current: own, parties: [] }) as Entry<"partnership"> | null;
  if (partnership === null) return null;
  const table = (property: string): unknown => own.find((one) => one.property === property && one.speaker === "record")?.value ?? [];
  const parties = partnership.value.parties.map((party) => party.code);
  const entries = [...current].flatMap(([subject, of]): Entry[] => {
    const kind = kindOf(subject);
    if (subject === id || kind === undefined) return [];
    const entry = toEntry(kind, { subject, partnership: id, current: of, parties });
    return entry === null ? [] : [entry];
  });
  const sorted = entries.map((entry) => ({ entry, key: sortKey(entry) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const ofKind = (kind: Kind): readonly Entry[] =>
    kind === "partnership" ? [partnership] : sorted.filter(({ entry }) => entry.kind === kind).map(({ entry }) => entry);
  return {
    id,
    partnership,
    fields: fields.parse(table("fields")),
    publishers: publishers.parse(table("publishers")),
    places: places.parse(table("places")),
    entries: Object.fromEntries(kindNames.map((kind) => [kind, ofKind(kind)])) as unknown as PartnershipRecord["entries"], // each list holds its kind
    bySubject: new Map([partnership, ...entries].map((entry) => [entry.subject, entry as AnyEntry])),
    history: bySubject,
  };
}

/** The read model of everything recorded: entries put together from their current statements, partnerships by position. */
export function toModel(statements: readonly Statement[], version: string, verdicts: readonly VerdictLine[]): RecordModel {
  const histories = groupBy(statements, (statement) => statement.subject.split("/")[0] ?? "");
  const records = [...histories].flatMap(([id, history]) => toRecord(id, history) ?? []);
  return {
    version,
    recordedUpTo: statements.map((statement) => statement.recordedAt).reduce((latest, at) => (at > latest ? at : latest), ""),
    partnerships: records.sort((a, b) => a.partnership.value.position - b.partnership.value.position || (a.id < b.id ? -1 : 1)),
    verdicts: groupBy(verdicts, (line) => line.subject),
  };
}
