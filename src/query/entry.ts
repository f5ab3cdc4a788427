import { z } from "zod";
import type { AnyEntry, Entry, PartnershipRecord } from "../core/entry.ts";
import { kinds, type Kind } from "../core/kinds/index.ts";
import { unstatedKeys } from "../core/property.ts";
import { findAnywhere } from "./commitment.ts";
import { defineQuestion, type Question } from "./question.ts";
import { find } from "./rows/dates.ts";
import { linksTo } from "./rows/links.ts";
import { nameOf, toLinkView } from "./views/chain.ts";
import { entryParts } from "./views/entry-parts.ts";
import { titleOf } from "./views/title.ts";

/** Keys that the page of an entry shows in sections of their own. */
const shownApart: readonly string[] = [...unstatedKeys, "notes", "differences", "inferred", "part_of", "same_as", "derived_from"];

/** Keys that say by null that there is none, and not that it is not known. */
const noneByNull: readonly string[] = ["partner_org", "country"];

function factsOf({ value }: Entry) {
  return Object.entries(value)
    .filter(
      ([key, one]) =>
        !shownApart.includes(key) &&
        one !== undefined &&
        one !== false &&
        !(one === null && noneByNull.includes(key)) &&
        !(Array.isArray(one) && one.length === 0),
    )
    .map(([property, one]) => ({ property, value: withoutSources(one) }));
}

/** Pages named inside a value stand among the citations of the entry. */
function withoutSources(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSources);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "sources"));
}

/** What a link is called at its other end. */
const back = { signed: "signed-for", paid: "paid-for", result: "result-of", continues: "continued-by" } as const;

type Relation = "part-of" | "part" | "same-as" | "derived-from";

/** The ids by which an entry of any kind names others. */
function named({ value }: AnyEntry): { readonly part_of?: string; readonly same_as?: string; readonly derived_from: readonly string[] } {
  return {
    ...("part_of" in value && value.part_of !== undefined ? { part_of: value.part_of } : {}),
    ...("same_as" in value && value.same_as !== undefined ? { same_as: value.same_as } : {}),
    derived_from: "derived_from" in value ? value.derived_from : [],
  };
}

function linkedOf(record: PartnershipRecord, entry: AnyEntry) {
  const { part_of: whole, same_as: same, derived_from: from } = named(entry);
  const to = (relation: Relation, other: AnyEntry | undefined) =>
    other === undefined ? [] : [{ relation, ...nameOf(record, other), link: null }];
  const others = [...record.bySubject.values()].filter((other) => other !== entry);
  return [
    ...to("part-of", findAnywhere(record, whole)),
    ...to("same-as", findAnywhere(record, same)),
    ...from.flatMap((id) => to("derived-from", findAnywhere(record, id))),
    ...others.flatMap((other) => (named(other).part_of === entry.id ? to("part", other) : [])),
    ...others.flatMap((other) => (named(other).same_as === entry.id ? to("same-as", other) : [])),
    ...linksTo(record, entry).map((one) => ({
      relation: back[one.link.relation],
      ...nameOf(record, one.from),
      link: toLinkView(record, one),
    })),
  ];
}

/** What does the record say of this entry, who says otherwise, and on which pages does it rest? For kinds whose page needs nothing more. */
function entryQuestion<K extends Exclude<Kind, "partnership">>(kind: K) {
  return defineQuestion({
    id: kind,
    path: `/${kinds[kind].path}/:id`,
    parameters: z.strictObject({}),
    read: (asked) => {
      const { record, id } = asked;
      const entry: Entry<K> | undefined = find(record, kind, id);
      if (entry === undefined) return null;
      const one = entry as Entry as AnyEntry; // the kind of an entry says which value it has
      return {
        ...entryParts(asked, one),
        kind,
        subject: entry.subject,
        ...titleOf(record, one),
        facts: factsOf(one),
        linked: linkedOf(record, one),
      };
    },
  });
}

export const entryQuestions = [
  entryQuestion("people-figure"),
  entryQuestion("investment"),
  entryQuestion("indicator-figure"),
  entryQuestion("format"),
] as readonly unknown[] as readonly Question[]; // as in index.ts
