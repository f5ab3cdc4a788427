import { createHash } from "node:crypto";

/** Identifiers may hold anything: what a segment of an address cannot carry is written as ~ and the hexadecimal digits of each of its bytes. */
const coded = /[^A-Za-z0-9_-]/gu;

/** Longer ones are named by their hash: an address has its limits. */
const longestIdentifier = 200;

const hashOf = (identifier: string): string => createHash("sha256").update(identifier).digest("hex");

/** The id of an activity's page: its identifier as an address can carry it, `~` for one without, `~~` and a SHA-256 for a very long one. */
export function toActivityId(identifier: string | null): string {
  if (identifier === null || identifier === "") return "~";
  if (identifier.length > longestIdentifier) return `~~${hashOf(identifier)}`;
  return identifier.replaceAll(coded, (character) => Buffer.from(character).toString("hex").replaceAll(/../g, "~$&"));
}

/** What the id of an activity's page asks for: an identifier (null: none), or the hash of one. Undefined where it is no such id. */
export function fromActivityId(id: string): { readonly identifier: string | null } | { readonly hash: string } | undefined {
  if (id === "~") return { identifier: null };
  const hash = /^~~([0-9a-f]{64})$/.exec(id)?.[1];
  if (hash !== undefined) return { hash };
  const bytes = /^(?:[A-Za-z0-9_-]|~[0-9a-f]{2})+$/.test(id) ? Buffer.from(id.replaceAll(/~(..)|(.)/g, toHex), "hex") : null;
  const identifier = bytes?.toString("utf8");
  return identifier !== undefined && toActivityId(identifier) === id ? { identifier } : undefined;
}

function toHex(_: string, coded: string | undefined, character: string): string {
  return coded ?? (character.codePointAt(0) ?? 0).toString(16).padStart(2, "0");
}

/** The address, below the partnership, of an activity's page. Of several with one identifier `copy` says which, from 1. */
export function activityAddress(identifier: string | null, copy = 1): string {
  return `activities/${toActivityId(identifier)}${copy === 1 ? "" : `?copy=${String(copy)}`}`;
}
