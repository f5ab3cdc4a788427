import { once } from "node:events";
import { createWriteStream, rmSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { errorCode } from "../../core/error-code.ts";
import { SaraiError } from "../../core/errors.ts";
import { writingFault } from "../../store/build-fault.ts";
import { findSnapshot, warehouseOf } from "../snapshots.ts";
import type { Invocation } from "../invocation.ts";
import { askSql } from "./ask-sql.ts";
import { type SqlForm, toPieces } from "./forms.ts";

export type SqlCommand = {
  readonly sql: string;
  readonly form: SqlForm;
  readonly output: string | null;
  readonly snapshot: string | null; // the current one
  readonly rows: number;
  readonly seconds: number;
  readonly memoryMb: number;
};

function toUnwritable(error: unknown, output: string): unknown {
  if (errorCode(error) === "EEXIST")
    return new SaraiError("input-invalid", `${output} is there already.`, { advice: "Remove it first, or name another file." });
  const fault = writingFault(error);
  if (fault === null) return error;
  return new SaraiError("storage-unwritable", `${output} cannot be written (${fault}).`, {
    advice: "Name a file in a folder that exists and can be written.",
    cause: error,
  });
}

async function writeAll(pieces: AsyncIterable<string | Uint8Array>, output: string | null): Promise<void> {
  if (output === null) {
    for await (const piece of pieces)
      if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once("drain", resolve));
    return;
  }
  const file = createWriteStream(output, { flags: "wx" });
  try {
    await once(file, "open");
    await pipeline(pieces, file).catch((error: unknown) => {
      rmSync(output, { force: true }); // a part would be taken for the whole
      throw error;
    });
  } catch (error) {
    throw toUnwritable(error, output);
  }
}

/** Asks a published snapshot one SELECT, in a process of its own that can read nothing else, and writes the answer. */
export async function runSql(invocation: Invocation, { sql, form, output, snapshot, rows, seconds, memoryMb }: SqlCommand): Promise<void> {
  if (output === null && process.stdout.isTTY && (form === "parquet" || form === "xlsx"))
    throw new SaraiError("input-invalid", `A terminal cannot show ${form}.`, { advice: "Name a file with --output." });
  const { id, path } = findSnapshot(warehouseOf(invocation), snapshot);
  const about = [
    ["snapshot", id],
    ["sql", sql],
  ] as const;
  try {
    await askSql(invocation.place, { snapshotPath: path, sql, memoryMb, seconds, mostRows: rows }, (answer) =>
      writeAll(toPieces(answer, form, about), output),
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SaraiError("too-large", `${error.message}.`, { advice: "Take --format csv or json, which hold it whole.", cause: error });
  }
}
