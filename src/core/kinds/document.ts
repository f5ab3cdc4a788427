import { z } from "zod";
import { languageTag, localized } from "../languages.ts";
import { partialDate } from "../partial-date.ts";
import { common, entryId, name, partyCode, prose } from "./common.ts";

/** A text adopted, signed or spoken. `titles` are official titles in the languages in which they were seen; `summary` is the record's own. */
export const document = z.strictObject({
  ...common,
  kind: entryId,
  titles: localized,
  date: partialDate,
  date_precision: z.enum(["day", "month", "year", "approx"]).default("day"),
  adopted_at: entryId.nullable(),
  parties: z.array(partyCode),
  actor: name.optional(),
  url: z.url({ protocol: /^https?$/ }).nullable(),
  languages_seen: z.array(languageTag).default([]),
  summary: prose,
});
export type Document = z.infer<typeof document>;
