import type { z } from "zod";
import { stringify } from "yaml";
import { canonicalJson } from "../../core/canonical-json.ts";
import { SaraiError } from "../../core/errors.ts";
import type { VerdictLine } from "../../core/claims/verdict-history.ts";
import { groupBy } from "../../core/group-by.ts";
import { kindNames, kinds, toSubject, type Kind } from "../../core/kinds/index.ts";
import { tableNames } from "../../core/kinds/partnership.ts";
import { fromProperty, hasItems, remarkKey, unstatedKeys, unstatedValues } from "../../core/property.ts";
import type { Citation, Statement } from "../../core/statement.ts";
import { standingHeads } from "./slot.ts";

/** What is not in an exported folder, because its value was removed from the ledger. */
export type LeftOut = { readonly subject: string; readonly property: string; readonly reason: string };

/** A partnership folder as texts by file name, and what had to be left out. */
export type ExportedFolder = { readonly files: ReadonlyMap<string, string>; readonly leftOut: readonly LeftOut[] };

type Written = Record<string, unknown>;
type Defaults = { readonly seenOn: string; readonly lang: string };

function toSources(citations: readonly Citation[], seenOn: string): readonly unknown[] {
  return citations.map(({ address, seenOn: day }) => (day === seenOn ? address : { address, seen_on: day }));
}

/** The pages of the entry itself: those of a statement of the record whose value names no pages of its own. */
function entryCitations(recorded: readonly Statement[]): readonly Citation[] {
  const plain = recorded.find((one) => !canonicalJson(one.value).includes('"sources":'));
  return (plain ?? recorded[0])?.citations ?? [];
}

function toSide(said: Statement, taken: Set<string>, defaults: Defaults): Written {
  const { key, item } = fromProperty(said.property);
  const speaker = said.speaker.replace(/^(party|publisher):/, "");
  const base = item ?? `${said.property} ${speaker}`.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  let id = base;
  for (let again = 2; taken.has(id); again++) id = `${base}-${again}`;
  taken.add(id);
  return {
    id,
    ...(key === remarkKey && item !== undefined ? {} : { about: said.property }),
    ...(canonicalJson(said.value) === canonicalJson(said.words) ? {} : { value: said.value }),
    words: said.words,
    speaker,
    ...(said.attributedTo === undefined ? {} : { attributed_to: said.attributedTo }),
    ...(said.saidOn === null ? {} : { said_on: said.saidOn }),
    ...(said.saidOnIs === undefined ? {} : { said_on_is: said.saidOnIs }),
    ...(said.lang === null || said.lang === defaults.lang ? {} : { lang: said.lang }),
    sources: toSources(said.citations, defaults.seenOn),
  };
}

/** Side statements of the record stand under `statements` too: they speak of what is no key of the entry. */
function isOfEntry(one: Statement, kind: Kind): boolean {
  return one.speaker === "record" && Object.hasOwn(kinds[kind].shape.shape, fromProperty(one.property).key);
}

function toEntry(kind: Kind, id: string, heads: readonly Statement[], defaults: Defaults): Written {
  const recorded = heads.filter((one) => isOfEntry(one, kind));
  const values = new Map<string, unknown>();
  for (const one of recorded) {
    const { key, item } = fromProperty(one.property);
    if (item === undefined) values.set(key, one.value);
    else values.set(key, [...((values.get(key) as readonly unknown[] | undefined) ?? []), one.value]); // only items were put there
  }
  const entry: Written = { id };
  const empty = unstatedValues(kind);
  const shape: Readonly<Record<string, z.ZodType>> = kinds[kind].shape.shape;
  for (const [key, schema] of Object.entries(shape)) {
    if (unstatedKeys.includes(key)) continue;
    if (values.has(key)) entry[key] = values.get(key);
    else if (!hasItems(kind, key) && !schema.safeParse(undefined).success && key in empty) entry[key] = empty[key];
  }
  const tables: readonly string[] = kind === "partnership" ? tableNames : [];
  const taken = new Set<string>();
  const said = heads.filter((one) => !isOfEntry(one, kind) && !tables.includes(one.property));
  if (said.length > 0) entry["statements"] = said.map((one) => toSide(one, taken, defaults));
  return { ...entry, sources: toSources(entryCitations(recorded), defaults.seenOn) };
}

function toYaml(data: unknown): string {
  return stringify(data, { version: "1.2", schema: "core", lineWidth: 120, aliasDuplicateObjects: false });
}

function toText(file: string, data: unknown): string {
  return `# yaml-language-server: $schema=../../schemas/${file.replace(/\.yaml$/, ".schema.json")}\n${toYaml(data)}`;
}

const verdictsHead = "# What checks of the claims came to, each claim's oldest line first. Written by `sarai export`, and not edited.\n";

function leftOutOf(heads: readonly Statement[]): readonly LeftOut[] {
  return heads.flatMap(({ subject, property, redacted }) =>
    redacted === undefined ? [] : [{ subject, property, reason: redacted.reason }],
  );
}

/**
 * The editor's part of a partnership's record as the files of a partnership folder, entries sorted by id so that two exports can be
 * compared, with the history of its claims' verdicts. Loading it again changes nothing, unless values were removed (`leftOut`). What parties recorded themselves is not in it:
 * no editor can write that. Throws SaraiError not-found where the ledger knows no such partnership.
 */
export function exportPartnership(partnership: string, history: readonly Statement[], verdicts: readonly VerdictLine[]): ExportedFolder {
  const heads = standingHeads(history);
  const bySubject = groupBy(
    heads.filter((one) => one.redacted === undefined),
    (one) => one.subject,
  );
  const own = bySubject.get(partnership) ?? [];
  const valueOf = (property: string): unknown => own.find((one) => one.speaker === "record" && one.property === property)?.value;
  if (own.length === 0)
    throw new SaraiError("not-found", `The record holds no partnership "${partnership}".`, {
      advice: "Name one by the id in its address.",
    });
  const defaults: Defaults = { seenOn: String(valueOf("seen_on")), lang: String(valueOf("content_language")) };
  const files = new Map<string, string>();
  for (const kind of kindNames) {
    const start = toSubject(partnership, kind, "");
    const subjects = [...bySubject.keys()].filter((one) => (kind === "partnership" ? one === partnership : one.startsWith(start))).sort();
    const entries = subjects.map((one) =>
      toEntry(kind, kind === "partnership" ? partnership : one.slice(start.length), bySubject.get(one) ?? [], defaults),
    );
    if (entries.length > 0) files.set(kinds[kind].file, toText(kinds[kind].file, kind === "partnership" ? entries[0] : entries));
  }
  for (const table of tableNames) {
    const value = valueOf(table);
    if (value !== undefined) files.set(`${table}.yaml`, toText(`${table}.yaml`, value));
  }
  if (verdicts.length > 0) files.set("verdicts.yaml", `${verdictsHead}${toYaml(verdicts)}`);
  return { files, leftOut: leftOutOf(heads) };
}
