import type { z } from "zod";
import type { Columns, Row } from "../core/columns.ts";
import type { PartnershipRecord, RecordModel } from "../core/entry.ts";
import type { ReadOriginal } from "../core/original.ts";
import type { Snapshot, Statement } from "../core/snapshot.ts";

/** What a question is asked of: the current record, the published warehouse, and the day for which states are computed. */
export type Asked<Values> = {
  readonly model: RecordModel;
  readonly record: PartnershipRecord;
  readonly snapshot: Snapshot;
  readonly readOriginal?: ReadOriginal; // absent where no documents can be read
  readonly today: string; // ISO 8601 day
  readonly id: string; // of the entry asked for; "" for lists
  readonly parameters: Values;
};

/** Parameters as an address writes them. */
export type Parameters = Readonly<Record<string, string | readonly string[]>>;

/**
 * A named question. `path` is its address below the partnership (`/commitments`, `/commitments/:id`), the same for page and twins;
 * `parameters` refuses what it does not know; `read` answers null where there is no such entry; `columns` and `rows` are its table,
 * where it has one: what is taken away as a file. An answer with `cite` can be frozen: the columns that tell its rows apart, and the
 * parameters that ask for the same again when newer data are held. `select` gives all rows as one statement over the warehouse, with those
 * columns in that order, so that a file of them never has to be held as a whole.
 */
export type Question<Shape extends z.ZodType = z.ZodType, Answer = unknown, Of extends Columns = Columns> = {
  readonly id: string;
  readonly path: string;
  readonly parameters: Shape;
  readonly read: (asked: Asked<z.infer<Shape>>) => Answer | null | Promise<Answer | null>;
  readonly cite?: { readonly key: readonly string[]; readonly parameters?: (answer: Answer) => Parameters };
  readonly select?: (asked: Asked<z.infer<Shape>>) => Promise<Statement | null>;
  readonly isFramed?: boolean; // the page may stand in a frame on any site
  readonly ofPublishers?: boolean; // it rests on files of publishers, each under a licence of its own
} & ({ readonly columns?: never; readonly rows?: never } | { readonly columns: Of; readonly rows: (answer: Answer) => readonly Row<Of>[] });

/** Keeps the types of a question's parts together. */
export function defineQuestion<Shape extends z.ZodType, Answer, const Of extends Columns>(
  question: Question<Shape, Answer, Of>,
): Question<Shape, Answer, Of> {
  return question;
}
