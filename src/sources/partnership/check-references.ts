import { kinds, type Kind } from "../../core/kinds/index.ts";
import { show, showPath } from "./explain.ts";
import { suggest } from "../../core/nearest.ts";
import type { ParsedFolder } from "./parse-entries.ts";
import type { LocatedEntry } from "./partnership-source.ts";
import type { Problem } from "./problem.ts";

/** The same thing can be recorded as any of these: a grant among the projects and the people figures, a deal among the promises. */
const sameAsKinds: readonly Kind[] = ["project", "commitment", "investment", "people-figure"];

type Reference = { readonly key: string; readonly to: readonly Kind[] };

const references: Readonly<Partial<Record<Kind, readonly Reference[]>>> = {
  partnership: [
    { key: "focus_meeting", to: ["meeting"] },
    { key: "format", to: ["format"] },
  ],
  meeting: [
    { key: "documents", to: ["document"] },
    { key: "format", to: ["format"] },
  ],
  document: [{ key: "adopted_at", to: ["meeting"] }],
  commitment: [
    { key: "document", to: ["document"] },
    { key: "made_at", to: ["meeting"] },
    { key: "part_of", to: ["commitment"] },
    { key: "same_as", to: sameAsKinds },
  ],
  project: [
    { key: "meeting", to: ["meeting"] },
    { key: "part_of", to: ["project"] },
    { key: "same_as", to: sameAsKinds },
  ],
  "people-figure": [
    { key: "derived_from", to: sameAsKinds },
    { key: "same_as", to: sameAsKinds },
  ],
  investment: [
    { key: "part_of", to: ["investment"] },
    { key: "same_as", to: sameAsKinds },
  ],
};

const fieldKeys: readonly string[] = ["field", "also_fields", "fields", "priority_fields"];

/** Where codes of states and unions stand: the members' own, and those of guests. */
const codeKeys: readonly string[] = [
  ...["made_by", "made_to", "parties", "country", "countries", "provider_party"],
  ...["partner_countries", "members", "observers"],
];

const regionNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** A state or union that CLDR has a name for (ISO 3166-1 alpha-2, EU), or a code that ISO leaves to its users (XA to XZ). */
function isRegion(code: string): boolean {
  return code.startsWith("X") || regionNames.of(code) !== undefined;
}

type Named = { readonly path: readonly PropertyKey[]; readonly word: string };

/** The words at a key, one or a list of them, each with its path. */
function wordsAt(entry: LocatedEntry, key: string): readonly Named[] {
  const value = (entry.value as Readonly<Record<string, unknown>>)[key]; // keys differ by kind
  if (typeof value === "string") return [{ path: [key], word: value }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((word, index) => (typeof word === "string" ? [{ path: [key, index], word }] : []));
}

function checkReference(entry: LocatedEntry, reference: Reference, folder: ParsedFolder): Problem[] {
  if (reference.to.some((kind) => folder.ids.get(kind) === null)) return []; // that file could not be read: nothing is known of its ids
  const isOptionalFile = reference.key === "format" && folder.ids.get("format")?.size === 0;
  if (isOptionalFile) return [];
  const known = reference.to.flatMap((kind) => [...(folder.ids.get(kind) ?? [])].filter((id) => kind !== entry.kind || id !== entry.id));
  const files = reference.to.map((kind) => kinds[kind].file).join(", ");
  return wordsAt(entry, reference.key)
    .filter(({ word }) => !known.includes(word))
    .map(({ path, word }) => ({
      ...entry.at(path),
      message: `${entry.kind} ${entry.id}: ${showPath(path)} names ${show(word)}, which is ${word === entry.id && reference.to.includes(entry.kind) ? "this entry itself" : `not in ${files}`}`,
      advice: suggest(word, known, `add it to ${files}`),
    }));
}

/** A mistyped code would stand on pages as a party of its own. Members are known by partnership.yaml, guests by their code. */
function checkStates(entry: LocatedEntry, members: readonly string[]): Problem[] {
  return codeKeys
    .flatMap((key) => wordsAt(entry, key))
    .filter(({ word }) => /^[A-Z]{2}$/.test(word) && !members.includes(word) && !isRegion(word))
    .map(({ path, word }) => ({
      ...entry.at(path),
      message: `${entry.kind} ${entry.id}: ${showPath(path)} names ${show(word)}, which is no party of partnership.yaml and no state`,
      advice: suggest(word, members, "write an ISO 3166-1 code of two letters"),
    }));
}

function checkCodes(entry: LocatedEntry, folder: ParsedFolder): Problem[] {
  const unknown = (key: string, known: readonly string[], where: string): Problem[] =>
    wordsAt(entry, key)
      .filter(({ word }) => !known.includes(word))
      .map(({ path, word }) => ({
        ...entry.at(path),
        message: `${entry.kind} ${entry.id}: ${showPath(path)} names ${show(word)}, which is not in ${where}`,
        advice: suggest(word, known, `add it to ${where}`),
      }));
  const fields = folder.fields?.map((field) => field.id);
  const own = folder.entries.find((one) => one.kind === "partnership");
  return [
    ...(fields === undefined ? [] : fieldKeys.flatMap((key) => unknown(key, fields, "fields.yaml"))),
    ...(entry.kind === "meeting" && own !== undefined
      ? unknown(
          "level",
          own.value.levels.map((level) => level.id),
          "the levels of partnership.yaml",
        )
      : []),
    ...(own === undefined || entry.kind === "partnership"
      ? [] // its own parties are checked where they stand
      : checkStates(
          entry,
          own.value.parties.map((party) => party.code),
        )),
  ];
}

function checkCircles(entries: readonly LocatedEntry[]): Problem[] {
  const wholeOf = new Map<string, string>();
  for (const entry of entries)
    if ("part_of" in entry.value && entry.value.part_of !== undefined) wholeOf.set(`${entry.kind}/${entry.id}`, entry.value.part_of);
  return entries.flatMap((entry) => {
    const way = [entry.id];
    for (let at = wholeOf.get(`${entry.kind}/${entry.id}`); at !== undefined; at = wholeOf.get(`${entry.kind}/${at}`)) {
      if (at === entry.id) {
        if (way.length === 1) return []; // named already as a reference to itself
        const circle = [...way, at].join(" -> ");
        const problem = { ...entry.at(["part_of"]), message: `${entry.kind} ${entry.id}: part_of goes in a circle: ${circle}` };
        return [{ ...problem, advice: "remove part_of from the largest of them" }];
      }
      if (way.includes(at)) return []; // a circle further up, named at its own entries
      way.push(at);
    }
    return [];
  });
}

/** What refers to an entry, a field, a level or a state that is not there; and parts that go in a circle. */
export function checkReferences(folder: ParsedFolder): readonly Problem[] {
  return [
    ...folder.entries.flatMap((entry) => [
      ...(references[entry.kind] ?? []).flatMap((reference) => checkReference(entry, reference, folder)),
      ...checkCodes(entry, folder),
    ]),
    ...checkCircles(folder.entries),
  ];
}
