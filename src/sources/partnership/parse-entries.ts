import type { z } from "zod";
import { verdictLines, type VerdictLine } from "../../core/claims/verdict-history.ts";
import { kinds, kindNames, type Kind } from "../../core/kinds/index.ts";
import {
  fields as fieldsShape,
  places as placesShape,
  publishers as publishersShape,
  type Fields,
  type Places,
  type Publishers,
} from "../../core/kinds/partnership.ts";
import { explain, show } from "./explain.ts";
import { parseYaml, type LocatedData } from "./parse-yaml.ts";
import type { LocatedEntry } from "./partnership-source.ts";
import type { Place, Problem } from "./problem.ts";

/** How many entries one file may hold. */
const maxEntries = 20_000;

/** What could be understood of a folder. Ids of a kind are null where its file could not be read, so that nothing is said of references to it. */
export type ParsedFolder = {
  readonly entries: readonly LocatedEntry[];
  readonly fields: Fields | undefined;
  readonly publishers: Publishers | undefined;
  readonly publishersAt: LocatedData["at"] | undefined;
  readonly fieldsAt: LocatedData["at"] | undefined;
  readonly places: Places;
  readonly placesAt: LocatedData["at"] | undefined;
  readonly verdicts: readonly VerdictLine[];
  readonly ids: ReadonlyMap<Kind, ReadonlySet<string> | null>;
  readonly problems: readonly Problem[];
};

function idOf(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("id" in data)) return undefined;
  return typeof data.id === "string" ? data.id : undefined;
}

type Read = { readonly entries: LocatedEntry[]; readonly ids: Set<string> | null; readonly problems: Problem[] };

function parseEntry(kind: Kind, data: unknown, located: LocatedData, base: readonly number[]): LocatedEntry | readonly Problem[] {
  const schema = kinds[kind].shape;
  const id = idOf(data);
  const parsed = (schema as z.ZodType).safeParse(data);
  const label = `${kind} ${id ?? `number ${(base[0] ?? 0) + 1}`}`;
  if (!parsed.success) return explain(parsed.error.issues, { schema, data, located, base, label });
  const at: LocatedData["at"] = (path) => located.at([...base, ...path]);
  const place: Place = at([]);
  return { kind, id: id ?? "", value: parsed.data, place, at } as LocatedEntry; // the value was parsed with this kind's shape
}

function parseList(kind: Kind, located: LocatedData): Read {
  const start = located.at([]);
  if (located.data === null) return { entries: [], ids: new Set(), problems: [] };
  if (!Array.isArray(located.data))
    return { entries: [], ids: null, problems: [{ ...start, message: "is no list", advice: 'begin each entry with "- id: ..."' }] };
  if (located.data.length > maxEntries)
    return {
      entries: [],
      ids: null,
      problems: [{ ...start, message: `more than ${maxEntries} entries`, advice: "split the partnership into two" }],
    };
  const read = { entries: [] as LocatedEntry[], ids: new Set<string>(), problems: [] as Problem[] };
  const firstLine = new Map<string, number>();
  for (const [index, data] of (located.data as readonly unknown[]).entries()) {
    const parsed = parseEntry(kind, data, located, [index]);
    if ("kind" in parsed) read.entries.push(parsed);
    else read.problems.push(...parsed);
    const id = idOf(data);
    if (id === undefined) continue;
    const first = firstLine.get(id);
    const place = located.at([index, "id"]);
    if (first !== undefined)
      read.problems.push({ ...place, message: `the id ${show(id)} stands already in line ${first}`, advice: "give this entry another id" });
    else firstLine.set(id, place.line);
    read.ids.add(id);
  }
  return read;
}

function parseOwn(located: LocatedData): Read {
  const parsed = parseEntry("partnership", located.data, located, []);
  const ids = new Set([idOf(located.data) ?? ""]);
  return "kind" in parsed ? { entries: [parsed], ids, problems: [] } : { entries: [], ids, problems: [...parsed] };
}

type Table<Shape extends z.ZodType> = {
  value: z.infer<Shape> | undefined;
  at: LocatedData["at"] | undefined;
  problems: readonly Problem[];
};

function parseTable<Shape extends z.ZodType>(schema: Shape, located: LocatedData | undefined, file: string): Table<Shape> {
  if (located === undefined) return { value: undefined, at: undefined, problems: [] };
  const parsed = schema.safeParse(located.data);
  if (parsed.success) return { value: parsed.data, at: located.at, problems: [] };
  return {
    value: undefined,
    at: located.at,
    problems: explain(parsed.error.issues, { schema, data: located.data, located, base: [], label: file }),
  };
}

/** Parses the texts of a partnership folder's files, each against the shape of its kind. */
export function parseEntries(texts: ReadonlyMap<string, string>): ParsedFolder {
  const problems: Problem[] = [];
  const located = new Map<string, LocatedData>();
  for (const [file, text] of texts) {
    const parsed = parseYaml(file, text);
    if ("problems" in parsed) problems.push(...parsed.problems);
    else located.set(file, parsed);
  }
  const entries: LocatedEntry[] = [];
  const ids = new Map<Kind, ReadonlySet<string> | null>();
  for (const kind of kindNames) {
    const file = kinds[kind].file;
    const data = located.get(file);
    const nothing: Read = { entries: [], ids: texts.has(file) ? null : new Set(), problems: [] };
    const read = data === undefined ? nothing : kind === "partnership" ? parseOwn(data) : parseList(kind, data);
    entries.push(...read.entries);
    ids.set(kind, read.ids);
    problems.push(...read.problems);
  }
  const fields = parseTable(fieldsShape, located.get("fields.yaml"), "fields.yaml");
  const publishers = parseTable(publishersShape, located.get("publishers.yaml"), "publishers.yaml");
  const places = parseTable(placesShape, located.get("places.yaml"), "places.yaml");
  const verdicts = parseTable(verdictLines, located.get("verdicts.yaml"), "verdicts.yaml");
  problems.push(...fields.problems, ...publishers.problems, ...places.problems, ...verdicts.problems);
  return {
    entries,
    ids,
    problems,
    fields: fields.value,
    fieldsAt: fields.at,
    publishers: publishers.value,
    publishersAt: publishers.at,
    places: places.value ?? [],
    placesAt: places.at,
    verdicts: verdicts.value ?? [],
  };
}
