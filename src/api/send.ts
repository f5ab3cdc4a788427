import type { Context } from "hono";
import { acceptedEncoding } from "./negotiate.ts";
import { encode, type Stored } from "./page-cache.ts";
import type { Streamed } from "./row-stream.ts";

const smallestCompressedBytes = 1024;

function isCompressible(type: string): boolean {
  return /^text\/|json|xml|javascript|svg/.test(type);
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const bare = (tag: string): string => tag.trim().replace(/^W\//, "");
  return header.trim() === "*" || header.split(",").some((tag) => bare(tag) === bare(etag));
}

/** Sends a finished body: 304 where the reader has it already, else compressed as the reader accepts. `headers` come on top. */
export function send(context: Context, stored: Stored, headers: Readonly<Record<string, string>>): Response {
  const compressible = isCompressible(stored.type) && stored.body.byteLength >= smallestCompressedBytes;
  const common = { ...headers, etag: stored.etag, ...(compressible ? { vary: "accept-encoding" } : {}) };
  if (matches(context.req.header("if-none-match"), stored.etag)) return new Response(null, { status: 304, headers: common });
  const encoding = compressible ? acceptedEncoding(context.req.header("accept-encoding")) : null;
  const body = encoding === null ? stored.body : encode(stored, encoding);
  return new Response(body as Uint8Array<ArrayBuffer>, {
    // made by this process, never over shared memory
    headers: {
      ...common,
      "content-type": stored.type,
      "content-length": String(body.byteLength),
      ...(encoding === null ? {} : { "content-encoding": encoding }),
    },
  });
}

/** Sends a body as it is made: 304 where the reader has it already, and none of it to one who asks for the headers alone. */
export async function sendStream(context: Context, streamed: Streamed, headers: Readonly<Record<string, string>>): Promise<Response> {
  const common = { ...headers, etag: streamed.etag };
  if (matches(context.req.header("if-none-match"), streamed.etag)) return new Response(null, { status: 304, headers: common });
  const typed = { ...common, "content-type": streamed.type };
  if (context.req.method === "HEAD") return new Response(null, { headers: typed });
  const { sizeBytes, body } = await streamed.open(context.req.raw.signal);
  return new Response(body, { headers: { ...typed, "content-length": String(sizeBytes) } });
}
