import { kinds } from "../../core/kinds/index.ts";
import { foldText } from "../../core/fold.ts";
import { firstDay, lastDay } from "../../core/partial-date.ts";
import { hasItems, remarkKey, unstatedKeys } from "../../core/property.ts";
import { explain, show } from "./explain.ts";
import { suggest } from "../../core/nearest.ts";
import type { ParsedFolder } from "./parse-entries.ts";
import type { LocatedEntry } from "./partnership-source.ts";
import type { Problem } from "./problem.ts";
import { objectShape } from "./shape.ts";

/** Every index of a list whose word stood before in it. */
function repeated(words: readonly string[]): readonly number[] {
  return words.flatMap((word, index) => (words.indexOf(word) < index ? [index] : []));
}

function checkItemIds(entry: LocatedEntry): Problem[] {
  return ["statements", ...kinds[entry.kind].items].flatMap((key) => {
    const items = (entry.value as unknown as Readonly<Record<string, readonly { readonly id: string }[]>>)[key] ?? []; // lists with ids, by core/kinds
    return repeated(items.map((item) => item.id)).map((index) => ({
      ...entry.at([key, index, "id"]),
      message: `${entry.kind} ${entry.id}: the id ${show(items[index]?.id)} stands twice in ${key}`,
      advice: "give each its own id",
    }));
  });
}

/** A speaker says one thing of one matter; the record's own word on a key of the entry is the entry itself. */
function checkSpeakerMatters(entry: LocatedEntry): Problem[] {
  const keys = Object.keys(kinds[entry.kind].shape.shape);
  const matters = entry.value.statements.map((one) => (one.about === undefined ? `${remarkKey}.${one.id}` : `${one.about} ${one.speaker}`));
  const twice = repeated(matters).map((index) => ({
    ...entry.at(["statements", index]),
    message: `${entry.kind} ${entry.id}: ${entry.value.statements[index]?.speaker ?? ""} speaks twice about ${entry.value.statements[index]?.about ?? ""}`,
    advice: "put both into one statement with both sources, or name the second matter differently",
  }));
  const ofRecord = entry.value.statements.flatMap((one, index) =>
    one.speaker === "record" && one.about !== undefined && keys.includes(one.about)
      ? [
          {
            ...entry.at(["statements", index, "speaker"]),
            message: `${entry.kind} ${entry.id}: what the record says about ${one.about} is the entry itself`,
            advice: `change "${one.about}:" of the entry, or name another speaker`,
          },
        ]
      : [],
  );
  return [...twice, ...ofRecord];
}

function checkSaidValues(entry: LocatedEntry): Problem[] {
  const shape = objectShape(kinds[entry.kind].shape) ?? {};
  return entry.value.statements.flatMap((one, index) => {
    const schema = one.about === undefined ? undefined : shape[one.about];
    if (schema === undefined || one.about === undefined || one.value === undefined || one.value === null) return [];
    const place = { ...entry.at(["statements", index, "about"]), message: `${entry.kind} ${entry.id}: nobody speaks about ${one.about}` };
    if (unstatedKeys.includes(one.about) || hasItems(entry.kind, one.about))
      return [{ ...place, advice: "leave about out: then it is a remark on the entry" }];
    const parsed = schema.safeParse(one.value);
    if (parsed.success) return [];
    return explain(parsed.error.issues, {
      schema,
      data: one.value,
      located: { data: one.value, at: entry.at, atKey: entry.at },
      base: ["statements", index, "value"],
      label: `${entry.kind} ${entry.id}, statement ${one.id}, value as ${one.about}`,
    });
  });
}

function checkDifferences(entry: LocatedEntry): Problem[] {
  const matters = [
    ...Object.keys(kinds[entry.kind].shape.shape).filter((key) => !unstatedKeys.includes(key)),
    ...entry.value.statements.flatMap((one) => (one.about === undefined ? [] : [one.about])),
  ];
  const abouts = entry.value.differences.map((difference) => difference.about);
  return [
    ...abouts.flatMap((about, index) =>
      matters.includes(about.split(".")[0] ?? "")
        ? []
        : [
            {
              ...entry.at(["differences", index, "about"]),
              message: `${entry.kind} ${entry.id}: a difference about ${show(about)}, of which nobody speaks`,
              advice: suggest(about, matters, "name a key of the entry, or the about of a statement"),
            },
          ],
    ),
    ...repeated(abouts).map((index) => ({
      ...entry.at(["differences", index, "about"]),
      message: `${entry.kind} ${entry.id}: two differences about ${show(abouts[index])}`,
      advice: "put them into one question",
    })),
  ];
}

function checkDates(entry: LocatedEntry): Problem[] {
  const { kind, value } = entry;
  const [from, to, key] =
    kind === "meeting"
      ? [value.date_start, value.date_end, "date_end"]
      : kind === "project"
        ? [value.start, value.end, "end"]
        : kind === "commitment"
          ? [value.target?.from ?? null, value.target?.by ?? null, "target.by"]
          : [null, null, ""];
  if (from === null || to === null || lastDay(to) >= firstDay(from)) return [];
  return [
    {
      ...entry.at(key.split(".")),
      message: `${kind} ${entry.id}: it would end (${to}) before it begins (${from})`,
      advice: "look at both days",
    },
  ];
}

function checkMembers(entry: LocatedEntry): Problem[] {
  if (entry.kind !== "partnership") return [];
  const codes = entry.value.parties.map((party) => party.code);
  const levels = entry.value.levels.map((level) => level.id);
  return [
    ...repeated(codes).map((index) => ({
      ...entry.at(["parties", index, "code"]),
      message: `the party ${codes[index] ?? ""} stands twice`,
      advice: "keep one of the two",
    })),
    ...repeated(levels).map((index) => ({
      ...entry.at(["levels", index, "id"]),
      message: `the level ${levels[index] ?? ""} stands twice`,
      advice: "keep one of the two",
    })),
    ...entry.value.sides.flatMap((side, index) =>
      side.parties.flatMap((code, place) =>
        codes.includes(code)
          ? []
          : [
              {
                ...entry.at(["sides", index, "parties", place]),
                message: `${code} sits at a side, but is no party`,
                advice: suggest(code, codes, ""),
              },
            ],
      ),
    ),
  ];
}

function checkFields(folder: ParsedFolder): Problem[] {
  const ids = folder.fields?.map((field) => field.id) ?? [];
  return repeated(ids).flatMap((index) => {
    const place = folder.fieldsAt?.([index, "id"]);
    return place === undefined ? [] : [{ ...place, message: `the field ${ids[index] ?? ""} stands twice`, advice: "keep one of the two" }];
  });
}

/** A code that stands in two fields would count the same money in both. */
function checkSectors(folder: ParsedFolder): Problem[] {
  const codes = (folder.fields ?? []).flatMap((field, index) =>
    field.dac_sectors.flatMap((list, at) =>
      list.codes.map((code, place) => ({ code, at: [index, "dac_sectors", at, "codes", place] as const })),
    ),
  );
  return repeated(codes.map((one) => one.code)).flatMap((index) => {
    const one = codes[index];
    const place = one === undefined ? undefined : folder.fieldsAt?.(one.at);
    if (one === undefined || place === undefined) return [];
    return [{ ...place, message: `the sector ${one.code} stands twice`, advice: "leave it in one field: its money would count in both" }];
  });
}

/** A name that stands for two places would find the one where the other is meant. */
function checkPlaces(folder: ParsedFolder): Problem[] {
  const named = folder.places.flatMap(({ names, also = {} }, index) => [
    ...Object.entries(names).map(([lang, name]) => ({ lang, name, at: [index, "names", lang] as readonly PropertyKey[] })),
    ...Object.entries(also).flatMap(([lang, others]) => others.map((name, at) => ({ lang, name, at: [index, "also", lang, at] as const }))),
  ]);
  return repeated(named.map(({ lang, name }) => `${lang} ${foldText(name)}`)).flatMap((index) => {
    const one = named[index];
    const place = one === undefined ? undefined : folder.placesAt?.(one.at);
    if (one === undefined || place === undefined) return [];
    const message = `the name ${show(one.name)} (${one.lang}) stands twice`;
    return [{ ...place, message, advice: "leave it at one place, or write them as one with both names" }];
  });
}

/** What is wrong within one entry though each key has its shape: ids given twice, two words of one speaker, days in the wrong order. */
export function checkEntries(folder: ParsedFolder): readonly Problem[] {
  return [
    ...checkFields(folder),
    ...checkSectors(folder),
    ...checkPlaces(folder),
    ...folder.entries.flatMap((entry) => [
      ...checkItemIds(entry),
      ...checkSpeakerMatters(entry),
      ...checkSaidValues(entry),
      ...checkDifferences(entry),
      ...checkDates(entry),
      ...checkMembers(entry),
    ]),
  ];
}
