import type { z } from "zod";
import type { source } from "../../core/kinds/common.ts";
import { show, showPath } from "./explain.ts";
import { nearest } from "../../core/nearest.ts";
import type { ParsedFolder } from "./parse-entries.ts";
import type { LocatedEntry } from "./partnership-source.ts";
import type { Problem } from "./problem.ts";

type Source = z.infer<typeof source>;
type Cited = { readonly path: readonly PropertyKey[]; readonly source: Source };

/** The address of a source, written alone or with the day on which it was read. */
export function addressOf(one: Source): string {
  return typeof one === "string" ? one : one.address;
}

/** The publisher of a page: the host of its address without www. and without the dot that may end a host's full name. */
export function publisherOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, "").replace(/\.$/, "");
}

/** Every page that an entry cites, however deep, each with its path; what a side statement gives as its value is no citation. */
function citedBy(value: unknown, path: readonly PropertyKey[] = []): readonly Cited[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    if (path[0] === "statements" && key === "value") return [];
    if (key === "sources" && Array.isArray(part))
      return (part as readonly Source[]).map((one, index) => ({ path: [...path, step, index], source: one })); // every key "sources" has this shape
    return citedBy(part, [...path, step]);
  });
}

function checkAddress(entry: LocatedEntry, cited: Cited, hosts: ReadonlySet<string>): Problem[] {
  const url = new URL(addressOf(cited.source));
  const place = entry.at(cited.path);
  const label = `${entry.kind} ${entry.id}: ${showPath(cited.path)}`;
  if (url.username !== "" || url.password !== "")
    return [{ ...place, message: `${label} holds a user name or password`, advice: "cite the public address of the page" }];
  const host = publisherOf(url.href);
  if (hosts.has(host)) return [];
  const near = nearest(host, hosts);
  const add = `add "- { host: ${host}, name: ... }" to publishers.yaml`;
  return [
    {
      ...place,
      message: `${label} is on ${host}, which is not in publishers.yaml`,
      advice: near === undefined ? add : `${add}, or did you mean ${near}?`,
    },
  ];
}

function checkSpeakers(entry: LocatedEntry, partyOf: ReadonlyMap<string, string | undefined>): Problem[] {
  return entry.value.statements.flatMap((statement, index): Problem[] => {
    const { speaker } = statement;
    const place = entry.at(["statements", index, "speaker"]);
    const label = `${entry.kind} ${entry.id}, statement ${statement.id}`;
    const hosts = statement.sources.map((one) => publisherOf(addressOf(one)));
    if (speaker === "record") return [];
    if (!speaker.includes(".")) {
      const foreign = hosts.find((host) => partyOf.has(host) && partyOf.get(host) !== speaker);
      if (foreign === undefined) return [];
      return [
        {
          ...place,
          message: `${label}: ${speaker} cannot speak through ${foreign}, which is not its own page`,
          advice: `write "speaker: ${foreign}" and "attributed_to: ...", or cite only pages of ${speaker} (party: ${speaker} in publishers.yaml)`,
        },
      ];
    }
    if (speaker.startsWith("www."))
      return [{ ...place, message: `${label}: ${speaker} is written with www.`, advice: `write "speaker: ${speaker.slice(4)}"` }];
    if (hosts.includes(speaker)) return [];
    return [
      {
        ...place,
        message: `${label}: ${speaker} speaks, but none of its sources is a page of ${speaker}`,
        advice: `cite the page of ${speaker}, or write "speaker: ${hosts[0] ?? ""}" and "attributed_to: ${speaker}"`,
      },
    ];
  });
}

function checkPublishers(folder: ParsedFolder): Problem[] {
  const at = folder.publishersAt;
  if (folder.publishers === undefined || at === undefined) return [];
  const hosts = folder.publishers.map((publisher) => publisher.host);
  return hosts.flatMap((host, index): Problem[] => {
    const place = at([index, "host"]);
    if (host.startsWith("www.")) return [{ ...place, message: `the host ${host} is written with www.`, advice: `write ${host.slice(4)}` }];
    const first = hosts.indexOf(host);
    if (first === index) return [];
    return [{ ...place, message: `the host ${show(host)} stands already in line ${at([first]).line}`, advice: "keep one of the two" }];
  });
}

/** Pages whose publisher is not declared, and speakers whose own page is not cited (DESIGN section 6, speaker and scribe). */
export function checkSources(folder: ParsedFolder): readonly Problem[] {
  const { publishers } = folder;
  if (publishers === undefined) return [];
  const partyOf = new Map(publishers.map((publisher) => [publisher.host, publisher.party]));
  const hosts = new Set(partyOf.keys());
  return [
    ...checkPublishers(folder),
    ...folder.entries.flatMap((entry) => [
      ...citedBy(entry.value).flatMap((cited) => checkAddress(entry, cited, hosts)),
      ...checkSpeakers(entry, partyOf),
    ]),
  ];
}
