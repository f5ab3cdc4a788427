import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { errorCode } from "../../core/error-code.ts";

/** Why a file gives no bytes. */
export type FileReason = "absent" | "no-permission" | "not-a-file" | "read-error";

const reasons: Readonly<Record<string, FileReason>> = {
  ENOENT: "absent",
  ENOTDIR: "absent",
  ELOOP: "absent", // links that lead nowhere
  EACCES: "no-permission",
  EPERM: "no-permission",
  EISDIR: "not-a-file",
  ENXIO: "not-a-file", // a socket
};

/** Thrown where a file cannot be read; `detail` is the system's own code. */
export class FileFault extends Error {
  readonly reason: FileReason;
  readonly detail: string | null;
  constructor(reason: FileReason, detail: string | null) {
    super(reason);
    this.name = "FileFault";
    this.reason = reason;
    this.detail = detail;
  }
}

/** What the system says when a file cannot be read, as a fault. */
async function orFault<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
  } catch (error) {
    const code = errorCode(error);
    throw new FileFault(reasons[code] ?? "read-error", code === "" ? null : code);
  }
}

async function openFile(path: string): Promise<FileHandle> {
  const file = await orFault(open(path, constants.O_RDONLY | constants.O_NONBLOCK)); // a pipe without a writer would wait for one
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new FileFault("not-a-file", null);
}

const chunkBytes = 1 << 20;

/** The bytes of a file, each chunk valid until the next is asked for. Throws `FileFault`. */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await openFile(path);
  try {
    const buffer = Buffer.allocUnsafeSlow(chunkBytes);
    for (;;) {
      const { bytesRead } = await orFault(file.read(buffer, 0, chunkBytes, null));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The SHA-256 of a file, hexadecimal; null where it cannot be read. */
export async function hashFile(path: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of readChunks(path)) hash.update(chunk);
  } catch (error) {
    if (error instanceof FileFault) return null;
    throw error;
  }
  return hash.digest("hex");
}
