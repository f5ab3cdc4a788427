import { z } from "zod";
import type { Snapshot } from "../../core/snapshot.ts";
import { activityAddress } from "./activity-address.ts";
import asideSql from "./aside.sql?raw";
import { readMeanings } from "./code-meanings.ts";
import placesSql from "./places.sql?raw";
import relatedSql from "./related.sql?raw";
import wordsSql from "./words.sql?raw";

const text = z.string().nullable();

const aside = z.object({
  what: z.enum(["quarantine", "withheld", "extension"]),
  element: z.string(),
  name: text,
  namespace: text,
  excerpt: text,
  line: z.number().nullable(),
  count: z.number(),
});

/** What of an activity was set aside, is withheld because it may name or reach a person, or stands beyond the standard. */
export async function readAside(snapshot: Snapshot, key: string) {
  const rows = z.array(aside).parse(await snapshot.rows(asideSql, { key: Number(key) }));
  return {
    quarantine: rows.flatMap(({ what, line, element, name, excerpt }) =>
      what === "quarantine" ? [{ line, element, reason: name ?? "", excerpt }] : [],
    ),
    withheld: rows.flatMap(({ what, element, count }) => (what === "withheld" ? [{ element, count }] : [])),
    extensions: rows.flatMap(({ what, element, name, namespace, count }) =>
      what === "extension" ? [{ element, name: name ?? "", namespace, count }] : [],
    ),
  };
}

const related = z.object({ type: text, ref: text, is_held: z.boolean(), title: text });

/** The activities that an activity names, with the page of each that is held. */
export async function readRelated(snapshot: Snapshot, key: string) {
  const rows = z.array(related).parse(await snapshot.rows(relatedSql, { key: Number(key) }));
  const meanings = await readMeanings(
    snapshot,
    rows.flatMap(({ type }) => (type === null ? [] : [["RelatedActivityType", type] as const])),
  );
  return rows.map(({ type, ref, is_held, title }) => ({
    ...{ type, ref, title, meaning: meanings.get(`RelatedActivityType ${type ?? ""}`) ?? null },
    page: is_held && ref !== null ? activityAddress(ref) : null,
  }));
}

const place = z.object({ ref: text, latitude: z.number(), longitude: z.number(), name: text });

/** Where an activity takes place, as far as coordinates are published. */
export async function readPlaces(snapshot: Snapshot, key: string) {
  const rows = z.array(place).parse(await snapshot.rows(placesSql, { key: Number(key) }));
  return rows.map(({ ref, latitude, longitude, name }) => ({
    name: name ?? ref ?? `${String(latitude)}, ${String(longitude)}`,
    lat: latitude,
    lon: longitude,
  }));
}

/** The titles of an activity in the order of the document. */
export async function readTitles(snapshot: Snapshot, key: string) {
  const words = z.array(z.object({ element: z.string(), text: z.string(), language: text }));
  const rows = words.parse(await snapshot.rows(wordsSql, { key: Number(key), rows: [] }));
  return rows.flatMap((row) => (row.element === "title" ? [{ text: row.text, language: row.language }] : []));
}
