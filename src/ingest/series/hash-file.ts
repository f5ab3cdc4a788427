import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { SaraiError } from "../../core/errors.ts";

/** What a file is, before it is read. `see` gets every piece of it on the way. Throws `input-invalid` where it cannot be read. */
export async function hashFile(path: string, see: (chunk: Buffer) => void): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      see(chunk);
    }
  } catch (cause) {
    throw new SaraiError("input-invalid", `${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  return { sha256: hash.digest("hex"), bytes };
}
