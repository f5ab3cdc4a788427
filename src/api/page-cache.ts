import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** A finished body with its type and validator; `encoded` keeps what was compressed once. */
export type Stored = {
  readonly type: string;
  readonly body: Uint8Array;
  readonly etag: string; // weak: the same content in another encoding is equally good (RFC 9110 section 8.8.3)
  readonly encoded: Map<"br" | "gzip", Uint8Array>;
};

export type PageCache = {
  readonly get: (key: string) => Stored | undefined;
  readonly set: (key: string, stored: Stored) => void;
  readonly sizeBytes: () => number;
};

/** A body made ready to be kept. */
export function toStored(type: string, body: string | Uint8Array): Stored {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const etag = `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  return { type, body: bytes, etag, encoded: new Map() };
}

/** The body in an encoding, compressed at its first use. */
export function encode(stored: Stored, encoding: "br" | "gzip"): Uint8Array {
  const known = stored.encoded.get(encoding);
  if (known !== undefined) return known;
  const made =
    encoding === "br" ? brotliCompressSync(stored.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : gzipSync(stored.body);
  stored.encoded.set(encoding, made);
  return made;
}

/** Bodies by key, the least recently used out first, at most `limitBytes` with keys and compressed forms; a body larger than an eighth is not kept. */
export function createPageCache(limitBytes: number): PageCache {
  const kept = new Map<string, { readonly stored: Stored; readonly size: number }>(); // in the order of their last use
  let total = 0;
  const remove = (key: string): void => {
    total -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  const set = (key: string, stored: Stored): void => {
    remove(key);
    // Both compressed forms are counted from the start, at half the body each, so that the total cannot creep past its limit.
    const size = stored.body.byteLength * 2 + key.length * 2 + 200;
    if (size > limitBytes / 8) return;
    kept.set(key, { stored, size });
    total += size;
    for (const oldest of kept.keys()) {
      if (total <= limitBytes) break;
      remove(oldest);
    }
  };
  const get = (key: string): Stored | undefined => {
    const found = kept.get(key);
    if (found === undefined) return undefined;
    kept.delete(key);
    kept.set(key, found);
    return found.stored;
  };
  return { get, set, sizeBytes: () => total };
}
