import { isIPv6 } from "node:net";
import type { Context } from "hono";
import { z } from "zod";

/** What the server of @hono/node-server tells of a connection; absent where the application is asked in process. */
const connection = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }) });

/** The network that an address of IPv6 belongs to: a reader there has 2^64 of them. IPv4 stays as it is. */
function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!isIPv6(bare)) return bare;
  const [head = "", tail = ""] = bare.split("::");
  const [before, after] = [head, tail].map((part) => (part === "" ? [] : part.split(":")));
  const zeros = Array.from({ length: 8 - (before?.length ?? 0) - (after?.length ?? 0) }, () => "0");
  const groups = bare.includes("::") ? [...(before ?? []), ...zeros, ...(after ?? [])] : bare.split(":");
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/**
 * Who asks, as far as limits go. The word of X-Forwarded-For is taken only as far as `proxies` of the operator's own stand before the
 * server: the last of them names its client, and whatever a client wrote there itself stands further left.
 */
export function clientOf(context: Context, proxies: number): string {
  const known = connection.safeParse(context.env);
  const direct = known.success ? known.data.incoming.socket.remoteAddress : "unknown";
  if (proxies === 0) return networkOf(direct);
  const named = (context.req.header("x-forwarded-for") ?? "").split(",").map((one) => one.trim());
  const client = named.at(-proxies) ?? "";
  return networkOf(client === "" ? direct : client);
}

/**
 * Whether a browser sends this for a page of another site (as the Fetch Metadata and Origin headers say; what sends neither is no
 * browser, and nothing of a reader's goes with it).
 */
export function isCrossSite(context: Context, url: string | null): boolean {
  const site = context.req.header("sec-fetch-site");
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const origin = context.req.header("origin");
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true; // "null": a sandboxed page or a file
  const own = url === null ? null : new URL(url).origin;
  return new URL(origin).origin !== own && new URL(origin).host !== context.req.header("host");
}
