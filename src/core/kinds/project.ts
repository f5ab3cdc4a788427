import { z } from "zod";
import { languageTag } from "../languages.ts";
import { amount } from "../money.ts";
import { partialDate } from "../partial-date.ts";
import { common, entryId, fieldId, name, partyCode } from "./common.ts";
import { links } from "./link.ts";

export const projectKinds = [
  "grant",
  "yen-loan",
  "loan",
  "technical-cooperation",
  "export-finance",
  "multilateral-trust-fund",
  "private-investment",
  "training",
] as const;
export const projectStatuses = ["announced", "memorandum", "signed", "ongoing", "completed", "unknown"] as const;

/** A named place. Only with coordinates of town precision is it drawn. */
export const place = z.strictObject({
  name,
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  precision: z.enum(["town"]).optional(),
});

/** A project as announced by either side; the amount as published, with what it is. */
export const project = z.strictObject({
  ...common,
  title: name,
  title_lang: languageTag.default("en"),
  countries: z.array(partyCode).min(1),
  kind: z.enum(projectKinds),
  kind_as_recorded: name.optional(),
  field: fieldId,
  field_as_recorded: name.optional(),
  /** OECD DAC purpose code, assigned by the record from the title. */
  dac_sector: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  provider: name,
  /** The party whose money it is; null where the pages name none. */
  provider_party: partyCode.nullable(),
  implementer: name.optional(),
  amount: amount.nullable().default(null),
  signed: partialDate.nullable().default(null),
  signed_note: name.optional(),
  start: partialDate.nullable().default(null),
  start_note: name.optional(),
  end: partialDate.nullable().default(null),
  end_note: name.optional(),
  status: z.enum(projectStatuses),
  status_as_of: partialDate.optional(),
  status_inferred: z.boolean().default(false),
  places: z.array(place).default([]),
  part_of: entryId.optional(),
  same_as: entryId.optional(),
  meeting: entryId.optional(),
  links,
});
export type Project = z.infer<typeof project>;
