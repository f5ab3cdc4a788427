import { z } from "zod";
import { localized } from "../core/languages.ts";
import { Provenance } from "./provenance.ts";

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Row = z.record(z.string(), Cell);

/** A frozen answer: what `/cite/<hash>.json` returns, as canonical JSON whose sha-256 is the hash. */
export const FrozenContent = z.object({
  format: z.literal("sarai-answer-1"),
  question: z.string(),
  asks: z.string(), // in English
  partnership: z.object({ id: z.string(), names: localized }),
  entry: z.object({ subject: z.string(), title: z.string(), lang: z.string() }).nullable(), // null = asked of a list
  path: z.string(), // below the partnership
  parameters: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  computed_for: z.string(), // the day for which states were computed
  read_up_to: z.string(),
  key: z.array(z.string()), // the columns that tell rows apart
  row_count: z.number().int(),
  rows_sha256: z.string(), // of the canonical JSON of all rows
  rows: z.array(Row).nullable(), // null = they are too large to be kept; the file of the question has them
  provenance: Provenance,
  method: z.object({ version: z.string() }), // another version may count otherwise
  licence: z.string(), // in English
});
export type FrozenContent = z.infer<typeof FrozenContent>;

/** The same question asked today beside the frozen answer. Lists hold the first of what is counted. */
export const Comparison = z.object({
  state: z.enum(["same", "differs", "not-answered"]),
  why: z.string().nullable(), // not-answered: what the question says today, in English
  method: z.object({ version: z.string(), same: z.boolean() }), // today's
  snapshot: z.string(),
  record_version: z.string(),
  row_count: z.number().int().nullable(),
  counts: z.object({ same: z.number().int(), changed: z.number().int(), gone: z.number().int(), new: z.number().int() }).nullable(), // null = rows are not kept, only their hash is compared
  changed: z.array(
    z.object({ row: z.array(z.string()), column: z.string(), frozen: Cell, today: Cell, by: z.string().nullable() }), // by: of numbers
  ),
  gone: z.array(z.array(z.string())),
  new: z.array(z.array(z.string())),
});
export type Comparison = z.infer<typeof Comparison>;

/** A frozen answer, and whether and by how much today's data differs. */
export const CitePage = z.object({
  record_version: z.string(),
  hash: z.string(),
  frozen_at: z.string(), // ISO 8601 instant: the first time it was cited
  size_bytes: z.number().int(),
  address: z.string(), // of the bytes
  live: z.string(), // address of the same question below the language
  frozen: FrozenContent,
  today: Comparison,
});
export type CitePage = z.infer<typeof CitePage>;

/** The frozen answers of a partnership that can be read, the oldest first. */
export const FrozenList = z.object({ hashes: z.array(z.string()) });
