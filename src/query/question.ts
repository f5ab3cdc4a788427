import type { z } from "zod";
import type { PartnershipRecord, RecordModel } from "../core/entry.ts";
import type { Snapshot } from "../core/snapshot.ts";

/** What a question is asked of: the current record, the published warehouse, and the day for which states are computed. */
export type Asked<Values> = {
  readonly model: RecordModel;
  readonly record: PartnershipRecord;
  readonly snapshot: Snapshot;
  readonly today: string; // ISO 8601 day
  readonly id: string; // of the entry asked for; "" for lists
  readonly parameters: Values;
};

/** A row of an answer, as its files have it. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Parameters as an address writes them. */
export type Parameters = Readonly<Record<string, string | readonly string[]>>;

/**
 * A named question. `path` is its address below the partnership (`/commitments`, `/commitments/:id`), the same for page and twins;
 * `parameters` refuses what it does not know; `read` answers null where there is no such entry; `rows` gives the CSV twin. An answer
 * with `cite` can be frozen: the columns that tell its rows apart, and the parameters that ask for the same again when newer data are held.
 */
export type Question<Shape extends z.ZodType = z.ZodType, Answer = unknown> = {
  readonly id: string;
  readonly path: string;
  readonly parameters: Shape;
  readonly read: (asked: Asked<z.infer<Shape>>) => Answer | null | Promise<Answer | null>;
  readonly rows?: (answer: Answer) => readonly Row[];
  readonly cite?: { readonly key: readonly string[]; readonly parameters?: (answer: Answer) => Parameters };
  readonly isFramed?: boolean; // the page may stand in a frame on any site
};

/** Keeps the types of a question's parts together. */
export function defineQuestion<Shape extends z.ZodType, Answer>(question: Question<Shape, Answer>): Question<Shape, Answer> {
  return question;
}
