import { SaraiError } from "../core/errors.ts";

/** What PGlite's files reject with: numbers of WASI, here by the names of POSIX. */
const wasiNames: Readonly<Record<number, string>> = {
  2: "EACCES",
  19: "EDQUOT",
  22: "EFBIG",
  29: "EIO",
  51: "ENOSPC",
  63: "EPERM",
  69: "EROFS",
};
/** Codes of Node and of PostgreSQL that say that a file could not be written. */
const codeNames: Readonly<Record<string, string>> = {
  ...{ ENOSPC: "ENOSPC", EDQUOT: "EDQUOT", EFBIG: "EFBIG", EROFS: "EROFS", EIO: "EIO" },
  ...{ "53100": "ENOSPC", "58030": "EIO" }, // disk_full, io_error
};

function faultOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("name" in error && error.name === "ErrnoError" && "errno" in error) return wasiNames[Number(error.errno)];
  if ("code" in error && typeof error.code === "string" && error.code !== "XX000") return codeNames[error.code];
  // What PostgreSQL has no code for, it says in the words of the system: could not write to log file "…": File too large
  const words = error instanceof Error ? /^could not (?:write|extend|create|fsync)\b.*: (.+)$/.exec(error.message)?.[1] : undefined;
  if (words !== undefined) return words;
  // PostgreSQL ends itself where it cannot write its log; within PGlite that is an abort of WebAssembly.
  return error instanceof Error && error.message.startsWith("Aborted(") ? "the database ended" : undefined;
}

/** What a database says when it cannot write its files, in the words of this software; null where the error is of another kind. */
export function toStorageError(error: unknown): SaraiError | null {
  const fault = faultOf(error);
  if (fault === undefined) return null;
  return new SaraiError("storage-unwritable", `The record cannot be written (${fault}); what was begun is not in it.`, {
    advice: "See that the disk has room (100 MB for a new record) and that this user may write there, then try again.",
    cause: error,
  });
}
