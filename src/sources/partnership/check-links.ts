import { groupBy } from "../../core/group-by.ts";
import { kindNames, kinds, type Kind } from "../../core/kinds/index.ts";
import { activityOf, type Link, type LinkRelation } from "../../core/kinds/link.ts";
import { suggest } from "../../core/nearest.ts";
import { show } from "./explain.ts";
import type { ParsedFolder } from "./parse-entries.ts";
import type { LocatedEntry } from "./partnership-source.ts";
import type { Problem } from "./problem.ts";

type Linking = Extract<Kind, "commitment" | "project">;

/** What each relation may lead to; a project is itself what was signed. */
const targets: Readonly<Record<Linking, Readonly<Partial<Record<LinkRelation, readonly Kind[]>>>>> = {
  commitment: {
    signed: ["project", "investment", "people-figure"],
    paid: ["people-figure", "investment", "indicator-figure"],
    result: ["people-figure", "investment", "indicator-figure"],
    continues: ["commitment", "project", "people-figure", "investment"],
  },
  project: {
    paid: ["people-figure", "investment", "indicator-figure"],
    result: ["people-figure", "investment", "indicator-figure"],
    continues: ["project"],
  },
};

type Placed = { readonly entry: LocatedEntry<Linking>; readonly link: Link; readonly index: number };

function problemAt({ entry, index }: Placed, key: keyof Link, message: string, advice: string): Problem {
  return { ...entry.at(["links", index, key]), message: `${entry.kind} ${entry.id}: ${message}`, advice };
}

function addressOf(entry: LocatedEntry): string {
  return `${kinds[entry.kind].path}/${entry.id}`;
}

function checkRelation(placed: Placed, allowed: readonly LinkRelation[]): Problem[] {
  const { entry, link } = placed;
  if (allowed.includes(link.relation)) return [];
  return [problemAt(placed, "relation", `a ${entry.kind} has no link ${show(link.relation)}`, `use one of ${allowed.join(", ")}`)];
}

function checkTarget(placed: Placed, folder: ParsedFolder): Problem[] {
  const { entry, link } = placed;
  const allowed = targets[entry.kind][link.relation];
  if (allowed === undefined) return []; // named as a relation already
  if (activityOf(link) !== null) {
    if (link.relation === "paid" || link.relation === "result") return [];
    return [problemAt(placed, "to", `an activity can only show what was paid or what came of it`, 'use "paid" or "result"')];
  }
  const [path = "", id = ""] = link.to.split("/");
  const kind = kindNames.find((one) => one !== "partnership" && kinds[one].path === path);
  if (kind === undefined || !allowed.includes(kind))
    return [
      problemAt(
        placed,
        "to",
        `a link ${show(link.relation)} cannot lead to ${show(path)}`,
        suggest(
          path,
          allowed.map((one) => kinds[one].path),
          "",
        ),
      ),
    ];
  if (link.to === addressOf(entry))
    return [problemAt(placed, "to", `links[${placed.index}] leads to this entry itself`, "name the other entry, or remove the link")];
  const known = folder.ids.get(kind);
  if (known === null || known?.has(id) === true) return []; // null: that file could not be read
  const { file } = kinds[kind];
  return [
    problemAt(
      placed,
      "to",
      `links[${placed.index}] names ${show(id)}, which is not in ${file}`,
      suggest(id, [...(known ?? [])], `add it to ${file}`),
    ),
  ];
}

/** The same thing linked twice in the same way. */
function checkTwice(placed: readonly Placed[]): Problem[] {
  const words = placed.map(({ link }) => `${link.relation} ${link.to}`);
  return placed.flatMap((one, index) =>
    words.indexOf(words[index] ?? "") === index
      ? []
      : [
          problemAt(
            one,
            "to",
            `it is linked to ${one.link.to} as ${show(one.link.relation)} twice`,
            "put both grounds and all pages into one link",
          ),
        ],
  );
}

/** The circles among addresses that lead to others, each from its first to its last; links of an address to itself apart. */
function circlesIn(next: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const done = new Set<string>();
  const circles: string[][] = [];
  for (const start of next.keys()) {
    const way = done.has(start) ? [] : [{ at: start, left: [...(next.get(start) ?? [])] }];
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const to = last.left.pop();
      if (to === undefined) done.add(way.pop()?.at ?? "");
      else if (to === last.at || done.has(to)) continue;
      else {
        const known = way.findIndex((step) => step.at === to);
        if (known < 0) way.push({ at: to, left: [...(next.get(to) ?? [])] });
        else circles.push(way.slice(known).map((step) => step.at));
      }
    }
  }
  return circles;
}

/** What continues something that in the end continues it, named at the link that closes the circle. */
function checkCircles(all: readonly Placed[]): Problem[] {
  const continued = groupBy(
    all.filter(({ link }) => link.relation === "continues"),
    ({ entry }) => addressOf(entry),
  );
  const next = new Map([...continued].map(([address, placed]) => [address, placed.map(({ link }) => link.to)]));
  return circlesIn(next).flatMap((circle) => {
    const closing = continued.get(circle.at(-1) ?? "")?.find(({ link }) => link.to === circle[0]);
    if (closing === undefined) return [];
    const way = [...circle, circle[0]].join(" -> ");
    return [problemAt(closing, "to", `"continues" goes in a circle: ${way}`, "remove the link of the oldest of them")];
  });
}

/** Links to what is not there or cannot be meant, to the entry itself, given twice, or continuing each other in a circle. */
export function checkLinks(folder: ParsedFolder): readonly Problem[] {
  const ofEach = folder.entries.flatMap((entry) =>
    entry.kind === "commitment" || entry.kind === "project"
      ? [(entry.value.links as readonly Link[]).map((link, index): Placed => ({ entry, link, index }))]
      : [],
  );
  return [
    ...ofEach.flatMap((placed) => [
      ...placed.flatMap((one) => [
        ...checkRelation(one, Object.keys(targets[one.entry.kind]) as LinkRelation[]),
        ...checkTarget(one, folder),
      ]),
      ...checkTwice(placed),
    ]),
    ...checkCircles(ofEach.flat()),
  ];
}
