import { createHash } from "node:crypto";
import { z } from "zod";
import { name, prose, type sideStatement, type source } from "../../core/kinds/common.ts";
import { kinds, toSubject, type Kind } from "../../core/kinds/index.ts";
import { tableNames } from "../../core/kinds/partnership.ts";
import { hasItems, isNothing, remarkKey, toProperty, unstatedKeys } from "../../core/property.ts";
import type { Citation, Speaker, StatementDraft } from "../../core/statement.ts";
import { addressOf, publisherOf } from "../../sources/partnership/check-sources.ts";
import type { PartnershipSource, SourceEntry } from "../../sources/partnership/partnership-source.ts";

type Source = z.infer<typeof source>;
type SideStatement = z.infer<typeof sideStatement>;
type Shape = Readonly<Record<string, z.ZodType>>;

/** What the statements of one entry have in common. */
type Scribe = {
  readonly subject: string;
  readonly kind: Kind;
  readonly seenOn: string; // of pages that do not say otherwise
  readonly lang: string; // of the record's own words
  readonly sources: readonly Source[];
};

/** A page as a citation. Its id is the first 12 hex digits of the sha-256 of its address. */
export function toCitation(page: Source, seenOn: string): Citation {
  const address = addressOf(page);
  return {
    id: createHash("sha256").update(address).digest("hex").slice(0, 12),
    address,
    publisher: publisherOf(address),
    seenOn: typeof page === "string" ? seenOn : page.seen_on,
  };
}

function toCitations(pages: readonly Source[], seenOn: string): readonly Citation[] {
  const byAddress = new Map<string, Citation>();
  for (const page of pages) if (!byAddress.has(addressOf(page))) byAddress.set(addressOf(page), toCitation(page, seenOn));
  return [...byAddress.values()];
}

/** Whether values of this shape hold words of the record (and so are in a language); texts by language carry theirs inside. */
function carriesText(schema: z.ZodType): boolean {
  if (schema === prose || schema === name) return true;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return carriesText(schema.unwrap() as z.ZodType); // wrappers hold types of zod's core
  if (schema instanceof z.ZodArray) return carriesText(schema.element as z.ZodType);
  if (schema instanceof z.ZodObject) return Object.values(schema.shape).some(carriesText);
  return false;
}

function langOf(scribe: Scribe, key: string, entry: SourceEntry["value"]): string | null {
  if (key === "title" && "title_lang" in entry) return entry.title_lang;
  const schema = (kinds[scribe.kind].shape.shape as Shape)[key];
  return schema !== undefined && carriesText(schema) ? scribe.lang : null;
}

/** Pages of a value: its own where it names them, else the entry's; a list member by member. */
function pagesOf(value: unknown, scribe: Scribe): readonly Source[] {
  if (Array.isArray(value) && value.length > 0) return value.flatMap((member) => pagesOf(member, scribe));
  if (typeof value !== "object" || value === null || !("sources" in value) || value.sources === undefined) return scribe.sources;
  return value.sources as readonly Source[]; // every key "sources" has this shape
}

function byRecord(scribe: Scribe, property: string, value: unknown, lang: string | null): StatementDraft {
  const citations = toCitations(pagesOf(value, scribe), scribe.seenOn);
  return { subject: scribe.subject, property, value, lang, speaker: "record", saidOn: null, citations };
}

function toSpeaker(speaker: string): Speaker {
  if (speaker === "record") return "record";
  return speaker.includes(".") ? `publisher:${speaker}` : `party:${speaker}`;
}

/** The value in the shape of the property it speaks of; the words where none is given. */
function saidValue(kind: Kind, said: SideStatement): unknown {
  if (said.value === undefined || said.value === null) return said.words;
  const schema = said.about === undefined ? undefined : (kinds[kind].shape.shape as Shape)[said.about];
  const parsed = schema?.safeParse(said.value);
  return parsed?.success === true ? parsed.data : said.value;
}

function bySpeaker(scribe: Scribe, said: SideStatement): StatementDraft {
  return {
    subject: scribe.subject,
    property: said.about ?? toProperty(remarkKey, said.id),
    value: saidValue(scribe.kind, said),
    words: said.words,
    lang: said.lang ?? scribe.lang,
    speaker: toSpeaker(said.speaker),
    ...(said.attributed_to === undefined ? {} : { attributedTo: said.attributed_to }),
    saidOn: said.said_on,
    ...(said.said_on_is === undefined ? {} : { saidOnIs: said.said_on_is }),
    citations: toCitations(said.sources, scribe.seenOn),
  };
}

/** Names of publishers are the record's own words; the other tables carry the language of each word inside. */
function tableLang(table: (typeof tableNames)[number], scribe: Scribe): string | null {
  return table === "publishers" ? scribe.lang : null;
}

function entryStatements(entry: SourceEntry, folder: PartnershipSource): readonly StatementDraft[] {
  const { value, kind } = entry;
  const scribe: Scribe = {
    subject: toSubject(folder.id, kind, entry.id),
    kind,
    seenOn: folder.partnership.seen_on,
    lang: folder.partnership.content_language,
    sources: value.sources,
  };
  const own = Object.entries(value).flatMap(([key, part]: [string, unknown]): StatementDraft[] => {
    if (unstatedKeys.includes(key) || isNothing(part)) return [];
    const lang = langOf(scribe, key, value);
    if (!hasItems(kind, key)) return [byRecord(scribe, key, part, lang)];
    const items = part as readonly { readonly id: string }[]; // lists with ids, by core/kinds
    return items.map((item) => byRecord(scribe, toProperty(key, item.id), item, lang));
  });
  const tables =
    kind === "partnership"
      ? tableNames
          .filter((table) => !isNothing(folder[table]))
          .map((table) => byRecord(scribe, table, folder[table], tableLang(table, scribe)))
      : [];
  return [...own, ...tables, ...value.statements.map((said) => bySpeaker(scribe, said))];
}

/**
 * A partnership folder as statements: each key of an entry one by the record, each item of a list with ids one of its own, each side
 * statement one of its speaker (property `said.<id>` where it speaks of no property). The tables are properties of the partnership. Keys that
 * say nothing (null, empty, not set) make none.
 */
export function toStatements(folder: PartnershipSource): readonly StatementDraft[] {
  return folder.entries.flatMap((entry) => entryStatements(entry, folder));
}
