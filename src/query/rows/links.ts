import type { AnyEntry, Entry, PartnershipRecord } from "../../core/entry.ts";
import { groupBy } from "../../core/group-by.ts";
import type { Link } from "../../core/kinds/link.ts";
import { find } from "./dates.ts";

/** A link with the entry that names it. */
export type NamedLink = { readonly from: Entry<"commitment"> | Entry<"project">; readonly link: Link };

type Index = {
  readonly byTarget: ReadonlyMap<string, readonly NamedLink[]>;
  readonly byWhole: ReadonlyMap<string | undefined, readonly Entry<"commitment">[]>;
};

const made = new WeakMap<PartnershipRecord, Index>();

/** What leads to each entry, and the parts of each commitment; made once for each version of the record. */
function indexOf(record: PartnershipRecord): Index {
  const known = made.get(record);
  if (known !== undefined) return known;
  const named = [...record.entries.commitment, ...record.entries.project].flatMap((from): readonly NamedLink[] =>
    from.value.links.map((link) => ({ from, link })),
  );
  const index = {
    byTarget: groupBy(named, ({ link }) => `${record.id}/${link.to}`),
    byWhole: groupBy(record.entries.commitment, (one) => one.value.part_of),
  };
  made.set(record, index);
  return index;
}

/** The entry that a link leads to; undefined where it is an activity. */
export function targetOf(record: PartnershipRecord, { to }: Link): AnyEntry | undefined {
  return record.bySubject.get(`${record.id}/${to}`);
}

/** The links that lead to an entry, in the order of those that name it. */
export function linksTo(record: PartnershipRecord, { subject }: Pick<Entry, "subject">): readonly NamedLink[] {
  return indexOf(record).byTarget.get(subject) ?? [];
}

/** The parts of a commitment and their parts, each once. */
export function partsOf(record: PartnershipRecord, whole: Entry<"commitment">): readonly Entry<"commitment">[] {
  const { byWhole } = indexOf(record);
  const found = new Set<Entry<"commitment">>();
  const collect = (one: Entry<"commitment">): void => {
    for (const part of byWhole.get(one.id) ?? [])
      if (part !== whole && !found.has(part)) {
        found.add(part);
        collect(part);
      }
  };
  collect(whole);
  return [...found];
}

/** The links of a commitment, then those of its parts. */
export function linksOf(record: PartnershipRecord, entry: Entry<"commitment">): readonly NamedLink[] {
  return [entry, ...partsOf(record, entry)].flatMap((from) => from.value.links.map((link) => ({ from, link })));
}

/** The projects certainly signed for a commitment or for a part of it, each once: a likely link says nothing of where it stands. */
export function projectsOf(record: PartnershipRecord, entry: Entry<"commitment">): readonly Entry<"project">[] {
  const signed = linksOf(record, entry).filter(({ link }) => link.relation === "signed" && link.confidence === "certain");
  const ids = signed.map(({ link }) => link.to.split("/")).flatMap(([path, id]) => (path === "projects" ? [id] : []));
  return [...new Set(ids)].flatMap((id) => find(record, "project", id) ?? []);
}

/** The commitments for which a project was certainly signed, the whole after its part, each once. */
export function commitmentsOf(record: PartnershipRecord, project: Entry<"project">): readonly Entry<"commitment">[] {
  const direct = linksTo(record, project).flatMap(({ from, link }) =>
    from.kind === "commitment" && link.relation === "signed" && link.confidence === "certain" ? [from] : [],
  );
  return [...new Set(direct.flatMap((one) => [one, ...wholesOf(record, one)]))];
}

/** The commitment that this one is a part of, and what that is a part of. */
function wholesOf(record: PartnershipRecord, part: Entry<"commitment">): readonly Entry<"commitment">[] {
  const found: Entry<"commitment">[] = [];
  let at = find(record, "commitment", part.value.part_of);
  while (at !== undefined && at !== part && !found.includes(at)) {
    found.push(at);
    at = find(record, "commitment", at.value.part_of);
  }
  return found;
}
