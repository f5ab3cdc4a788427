import { createHash } from "node:crypto";
import type { Cell, Columns, Rows } from "../core/columns.ts";
import { withoutZeros } from "../core/exact.ts";
import type { Snapshot, Statement } from "../core/snapshot.ts";
import { mediaTypes } from "../contract/twins.ts";
import { csvHeader, csvRecordsSql } from "./csv.ts";

/**
 * A body that is never held whole. `open` makes it: nothing is read before, and leaving it, or `leaving` before there is one, frees what it takes. It
 * rejects where its rows cannot be had: once there is a body they are all written.
 */
export type Streamed = {
  readonly type: string;
  readonly etag: string;
  readonly open: (leaving: AbortSignal) => Promise<{ readonly sizeBytes: number; readonly body: ReadableStream<Uint8Array> }>;
};

/** Rows as a statement over a snapshot, with the columns that it gives. */
export type Selected = { readonly snapshot: Snapshot; readonly statement: Statement; readonly columns: Columns };

/** The rows of a statement in batches; decimals are written as everywhere, without the zeros behind their last digit. */
export async function* readBatches({ snapshot, statement, columns }: Selected): AsyncGenerator<Rows["rows"]> {
  const decimals = Object.entries(columns).flatMap(([name, type]) => (type === "decimal" ? [name] : []));
  for await (const rows of snapshot.stream(statement))
    yield decimals.length === 0 ? rows : rows.map((row) => withShortDecimals(row, decimals));
}

function withShortDecimals(row: Rows["rows"][number], decimals: readonly string[]): Rows["rows"][number] {
  const short: Record<string, Cell> = { ...row };
  for (const name of decimals) if (typeof short[name] === "string") short[name] = withoutZeros(short[name]);
  return short;
}

/** Pieces as a body that asks for the next one when its reader took the last. `leave` runs at the end, on an error, and where the reader goes. */
function toBody(pieces: AsyncGenerator<Uint8Array>, leave: () => Promise<void>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const next = await pieces.next();
          if (next.done !== true) {
            controller.enqueue(next.value);
            return;
          }
          await leave();
          controller.close();
        } catch (error) {
          await leave();
          throw error;
        }
      },
      cancel: async () => {
        await pieces.return(undefined);
        await leave();
      },
    },
    { highWaterMark: 0 },
  );
}

async function* withHeader(header: Uint8Array, pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield header;
  yield* pieces;
}

/** A validator that needs no body: the same address over the same data has the same rows. */
function etagOf(key: string): string {
  return `W/"${createHash("sha256").update(key).digest("base64url").slice(0, 22)}"`;
}

/** Rows as CSV: a file that lasts as long as it is read. */
export function streamCsv({ snapshot, statement, columns }: Selected, key: string): Streamed {
  return {
    type: `${mediaTypes.csv}; charset=utf-8; header=present`,
    etag: etagOf(key),
    open: async (leaving) => {
      const { sizeBytes, pieces, remove } = await snapshot.toLines(csvRecordsSql(statement, columns), leaving);
      const header = new TextEncoder().encode(csvHeader(columns));
      return { sizeBytes: header.byteLength + sizeBytes, body: toBody(withHeader(header, pieces), remove) };
    },
  };
}

/** Rows as Parquet: a file that lasts as long as it is read. */
export function streamParquet(
  { snapshot, statement, columns }: Selected,
  key: string,
  about: readonly (readonly [string, string])[],
): Streamed {
  return {
    type: mediaTypes.parquet,
    etag: etagOf(key),
    open: async (leaving) => {
      const { sizeBytes, pieces, remove } = await snapshot.toParquet(statement, { columns, about }, leaving);
      return { sizeBytes, body: toBody(pieces, remove) };
    },
  };
}
