import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { SaraiError } from "../../core/errors.ts";
import type { XmlReason, XmlStatus } from "./xml/fault.ts";
import { openXml } from "./xml/read-xml.ts";
import { toHandler } from "./read/handler.ts";
import { Reading, type ReadingOptions, type Root } from "./read/reading.ts";
import { names } from "./read/tables.ts";

/** What a dataset is, for the referee and for people. */
export type DatasetStatus = "ok" | "organisation" | "not-iati" | XmlStatus;

/** What became of a file. Line and column say where it breaks, from 1. */
export type DatasetOutcome = {
  readonly status: DatasetStatus;
  readonly reason: XmlReason | null;
  readonly detail: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly root: Root | null;
  readonly bytes: number;
  readonly sha256: string; // hex, of the bytes of the file
};

const chunkBytes = 1 << 20;

async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(chunkBytes);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, chunkBytes, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead); // the XML reader copies what it keeps
  }
}

function unreadable(path: string, cause: unknown): SaraiError {
  return new SaraiError("input-invalid", `The file ${path} cannot be read.`, {
    cause,
    advice: "See that it is there and that this user may read it.",
  });
}

/** Opens a file. Throws `input-invalid` where that cannot be done. */
async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** The hash of a file, and its length. Throws `input-invalid` where it cannot be opened. */
export async function hashFile(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const file = await openFile(path);
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of chunksOf(file)) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    return { sha256: hash.digest("hex"), bytes };
  } finally {
    await file.close();
  }
}

/**
 * Reads an IATI file into rows. A file that breaks anywhere contributes nothing: whoever gave the sink takes the rows back unless the status is `ok`
 * or `organisation`. `progress` is told how many bytes have been read. Throws `input-invalid` where it cannot be opened.
 */
export async function readDataset(
  path: string,
  options: ReadingOptions,
  progress: (bytes: number) => Promise<void>,
): Promise<DatasetOutcome> {
  const reading = new Reading(options);
  const writer = openXml(toHandler(reading), { names });
  const hash = createHash("sha256");
  const file = await openFile(path);
  let bytes = 0;
  try {
    let goesOn = true;
    for await (const chunk of chunksOf(file)) {
      hash.update(chunk);
      bytes += chunk.length;
      if (goesOn) goesOn = writer.write(chunk);
      await progress(bytes);
    }
  } finally {
    await file.close();
  }
  const outcome = writer.end();
  const read = { root: reading.root, bytes, sha256: hash.digest("hex") };
  if (!outcome.ok) {
    const { status, reason, detail, line, column } = outcome;
    return { status, reason, detail: detail === "" ? null : detail, line, column, ...read };
  }
  const kind = reading.root?.kind ?? "other";
  const status = kind === "activities" ? "ok" : kind === "organisations" ? "organisation" : "not-iati";
  return { status, reason: null, detail: kind === "other" ? (reading.root?.name ?? null) : null, line: null, column: null, ...read };
}
