import { createHash } from "node:crypto";

/** Something that happened or was written down, as a feed says it. `address` is a path of this site, or absolute where its address is known. */
export type FeedEntry = {
  readonly key: string; // tells it from every other entry, for ever
  readonly title: string;
  readonly text: string | null;
  readonly address: string;
  readonly updated: string; // ISO 8601 instant
  readonly category: string;
};

/** A day or some days in a calendar. */
export type CalendarEntry = {
  readonly key: string;
  readonly title: string;
  readonly text: string | null;
  readonly address: string;
  readonly place: string | null;
  readonly first: string; // ISO 8601 day
  readonly last: string;
};

/** An object of schema.org without its context and address. */
export type LinkedData = { readonly "@type": string } & Readonly<Record<string, unknown>>;

/** A name in the form of a UUID made of its key (version 8 of RFC 9562): the same on every installation. */
export function urnOf(key: string): string {
  const hex = createHash("sha256").update(key).digest("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
