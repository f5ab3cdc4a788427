import { createHash } from "node:crypto";
import type { FilePart } from "./cut-file.ts";
import type { XmlReason, XmlStatus } from "./xml/fault.ts";
import { countLines } from "./xml/place.ts";
import { openXml } from "./xml/read-xml.ts";
import { toHandler } from "./read/handler.ts";
import { Reading, type ReadingOptions, type Root } from "./read/reading.ts";
import { names } from "./read/tables.ts";
import { FileFault, type FileReason, readChunks } from "./source-file.ts";

/** What a dataset is, for the referee and for people. */
export type DatasetStatus = "ok" | "organisation" | "not-iati" | "unreadable" | XmlStatus;

/** What became of a file. Line and column say where it breaks, from 1. Of one that is unreadable, size and hash are not known. */
export type DatasetOutcome = {
  readonly status: DatasetStatus;
  readonly reason: XmlReason | FileReason | null;
  readonly detail: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly root: Root | null;
  readonly bytes: number | null;
  readonly sha256: string | null; // hex, of the bytes of the file
};

const nowhere = { line: null, column: null } as const;

/**
 * Reads an IATI file into rows. A file that breaks anywhere, or cannot be read to its end, contributes nothing: whoever gave the sink takes the rows
 * back unless the status is `ok` or `organisation`. `progress` is told how many bytes have been read.
 */
export async function readDataset(
  path: string,
  options: ReadingOptions,
  progress: (bytes: number) => Promise<void>,
): Promise<DatasetOutcome> {
  const reading = new Reading(options);
  const writer = openXml(toHandler(reading), { names });
  const hash = createHash("sha256");
  let bytes = 0;
  let goesOn = true;
  try {
    for await (const chunk of readChunks(path)) {
      hash.update(chunk);
      bytes += chunk.length;
      if (goesOn) goesOn = writer.write(chunk); // it copies what it keeps
      await progress(bytes);
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const { reason, detail } = error;
    return { status: "unreadable", reason, detail, ...nowhere, root: null, bytes: null, sha256: null };
  }
  const outcome = writer.end();
  const read = { root: reading.root, bytes, sha256: hash.digest("hex") };
  if (!outcome.ok) {
    const { status, reason, detail, line, column } = outcome;
    return { status, reason, detail: detail === "" ? null : detail, line, column, ...read };
  }
  const kind = reading.root?.kind ?? "other";
  const status = kind === "activities" ? "ok" : kind === "organisations" ? "organisation" : "not-iati";
  return { status, reason: null, detail: kind === "other" ? (reading.root?.name ?? null) : null, ...nowhere, ...read };
}

/** What became of a part: whether it is whole, how many activities it holds, and how many bytes of long texts. */
export type PartOutcome = {
  readonly isWhole: boolean;
  readonly root: Root | null;
  readonly activities: number;
  readonly longBytes: number;
};

const pieceBytes = 1 << 20;

/** Reads a part of an IATI file into rows, with lines and bytes as they are in the file. Its activities are numbered from 1. */
export function readPart({ before, bytes, behind, offset, line }: FilePart, options: ReadingOptions): PartOutcome {
  const reading = new Reading(options);
  const ahead = { line: 0, units: 0 };
  countLines(ahead, Buffer.from(before), 0, before.length);
  const writer = openXml(toHandler(reading), { names, start: { offset: offset - before.length, line: line - ahead.line } });
  writer.write(before);
  for (let from = 0; from < bytes.length; from += pieceBytes) writer.write(bytes.subarray(from, from + pieceBytes));
  writer.write(Buffer.from(behind));
  const isWhole = writer.end().ok && reading.root?.kind === "activities";
  return { isWhole, root: reading.root, activities: reading.records, longBytes: writer.longBytes };
}
