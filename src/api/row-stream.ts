import { createHash } from "node:crypto";
import type { Cell, Columns, Rows } from "../core/columns.ts";
import { withoutZeros } from "../core/exact.ts";
import type { Snapshot, Statement } from "../core/snapshot.ts";
import { mediaTypes } from "../contract/twins.ts";
import { csvHeader, csvRecords } from "./csv.ts";

/**
 * A body that is never held whole. `open` begins to make it: nothing is read before, and leaving it, or `leaving` before there is one, frees what it
 * holds. It rejects where its rows cannot be had: once there is a body they are in order.
 */
export type Streamed = {
  readonly type: string;
  readonly etag: string;
  readonly open: (leaving: AbortSignal) => Promise<{ readonly sizeBytes: number | null; readonly body: ReadableStream<Uint8Array> }>;
};

/** Rows as a statement over a snapshot, with the columns that it gives. */
export type Selected = { readonly snapshot: Snapshot; readonly statement: Statement; readonly columns: Columns };

/** The rows of a statement in batches; decimals are written as everywhere, without the zeros behind their last digit. */
export async function* readBatches({ snapshot, statement, columns }: Selected, signal: AbortSignal): AsyncGenerator<Rows["rows"]> {
  const decimals = Object.entries(columns).flatMap(([name, type]) => (type === "decimal" ? [name] : []));
  for await (const rows of snapshot.stream(statement, signal))
    yield decimals.length === 0 ? rows : rows.map((row) => withShortDecimals(row, decimals));
}

function withShortDecimals(row: Rows["rows"][number], decimals: readonly string[]): Rows["rows"][number] {
  const short: Record<string, Cell> = { ...row };
  for (const name of decimals) if (typeof short[name] === "string") short[name] = withoutZeros(short[name]);
  return short;
}

type Pieces = AsyncGenerator<Uint8Array>;

async function* toCsvPieces(selected: Selected, signal: AbortSignal): Pieces {
  const { columns } = selected;
  const bytes = new TextEncoder();
  let header = csvHeader(columns); // goes with the first rows
  for await (const rows of readBatches(selected, signal)) {
    yield bytes.encode(header + csvRecords({ columns, rows }));
    header = "";
  }
  if (header !== "") yield bytes.encode(header);
}

/**
 * Pieces as a body that asks for the next one when its reader took the last; the first may be there already. `leave` runs once: at the end, on an
 * error, and where the reader goes.
 */
function toBody(
  pieces: Pieces,
  leave: () => void | Promise<void>,
  first: Awaited<ReturnType<Pieces["next"]>> | null = null,
): ReadableStream<Uint8Array> {
  let ready = first;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const next = ready ?? (await pieces.next());
          ready = null;
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
        await leave();
        await pieces.return(undefined).catch(() => undefined); // a statement that was broken off ends with an error
      },
    },
    { highWaterMark: 0 },
  );
}

/** A validator that needs no body: the same address over the same data has the same rows. */
function etagOf(key: string): string {
  return `W/"${createHash("sha256").update(key).digest("base64url").slice(0, 22)}"`;
}

/** Rows as CSV, batch by batch. */
export function streamCsv(selected: Selected, key: string): Streamed {
  return {
    type: `${mediaTypes.csv}; charset=utf-8; header=present`,
    etag: etagOf(key),
    open: async (leaving) => {
      const breaking = new AbortController();
      const pieces = toCsvPieces(selected, AbortSignal.any([breaking.signal, leaving]));
      const first = await pieces.next();
      return { sizeBytes: null, body: toBody(pieces, () => breaking.abort(), first) };
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
    open: async () => {
      const { sizeBytes, pieces, remove } = await snapshot.toParquet(statement, columns, about);
      return { sizeBytes, body: toBody(pieces, remove) };
    },
  };
}
