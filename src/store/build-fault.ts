import { errorCode } from "../core/error-code.ts";
import { SaraiError } from "../core/errors.ts";

const codes = new Set(["ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EIO", "EACCES", "EPERM"]);

/** DuckDB has no codes for it. The last one: it may spill no more than the disk takes. */
const words = /Could not (?:write|truncate|fsync|create)|Failed to create directory|No space left on device|max_temp_directory_size/;

function faultOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (codes.has(errorCode(error))) return errorCode(error);
  if (!words.test(error.message)) return null;
  const [first = ""] = error.message.split("\n");
  return first.slice(first.lastIndexOf(": ") + 1).trim(); // the system's own words
}

const placeCodes = new Set(["ENOENT", "ENOTDIR", "EISDIR"]);

/** Why a file that was named cannot be written, in the words of the system; null where the error is of another kind. */
export function writingFault(error: unknown): string | null {
  const code = errorCode(error);
  return placeCodes.has(code) ? code : faultOf(error);
}

/** DuckDB keeps to the memory that it is given: what it cannot spill must find room there. */
const memoryWords = /Out of Memory|failed to (?:pin|allocate)|could not allocate/i;

/** Whether DuckDB would do with more memory what it could not do: where a disk is full, it would not. */
export function needsMemory(error: unknown): boolean {
  return error instanceof Error && faultOf(error) === null && memoryWords.test(error.message);
}

/**
 * What the system or DuckDB says when a warehouse cannot be written or needs too much memory, in the words of this software; null where the error is
 * of another kind.
 */
export function toBuildFault(folder: string, error: unknown): SaraiError | null {
  const fault = faultOf(error);
  if (fault !== null)
    return new SaraiError("storage-unwritable", `The warehouse in ${folder} cannot be written (${fault}). The last snapshot stays.`, {
      advice: "See that the disk has room (twice the size of the files that are read) and that this user may write there, then try again.",
      cause: error,
    });
  if (!needsMemory(error)) return null;
  return new SaraiError("too-large", `The warehouse in ${folder} needs more memory than a build may use. The last snapshot stays.`, {
    advice: "Texts of many megabytes do that: ingest again without the files that hold them.",
    cause: error,
  });
}

/**
 * What the system or DuckDB says when a question over a warehouse finds no room to be sorted in, or none for its file; null where the error is of
 * another kind.
 */
export function toReadingFault(error: unknown): SaraiError | null {
  const fault = writingFault(error);
  if (fault !== null)
    return new SaraiError("no-room", `The data folder has no room to sort or write the rows that were asked for (${fault}).`, {
      advice: "See that its disk has room and that this user may write there.",
      cause: error,
    });
  if (!needsMemory(error)) return null;
  return new SaraiError("no-room", "The rows that were asked for need more memory than a question may use.", {
    advice: "Ask for fewer rows.",
    cause: error,
  });
}
