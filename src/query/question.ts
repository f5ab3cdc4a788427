import type { z } from "zod";
import type { Columns, Row } from "../core/columns.ts";
import type { PartnershipRecord, RecordModel } from "../core/entry.ts";
import type { Snapshot } from "../core/snapshot.ts";

/** What a question is asked of: the current record, the published warehouse, and the day for which states are computed. */
export type Asked<Parameters> = {
  readonly model: RecordModel;
  readonly record: PartnershipRecord;
  readonly snapshot: Snapshot;
  readonly today: string; // ISO 8601 day
  readonly id: string; // of the entry asked for; "" for lists
  readonly parameters: Parameters;
};

/**
 * A named question. `path` is its address below the partnership (`/commitments`, `/commitments/:id`), the same for page and twins;
 * `parameters` refuses what it does not know; `read` answers null where there is no such entry; `columns` and `rows` are its table,
 * where it has one: what is taken away as a file.
 */
export type Question<Shape extends z.ZodType = z.ZodType, Answer = unknown, Of extends Columns = Columns> = {
  readonly id: string;
  readonly path: string;
  readonly parameters: Shape;
  readonly read: (asked: Asked<z.infer<Shape>>) => Answer | null | Promise<Answer | null>;
} & ({ readonly columns?: never; readonly rows?: never } | { readonly columns: Of; readonly rows: (answer: Answer) => readonly Row<Of>[] });

/** Keeps the types of a question's parts together. */
export function defineQuestion<Shape extends z.ZodType, Answer, const Of extends Columns>(
  question: Question<Shape, Answer, Of>,
): Question<Shape, Answer, Of> {
  return question;
}
