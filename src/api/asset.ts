import type { Context } from "hono";
import { toStored } from "./page-cache.ts";
import { toProblem } from "./problem.ts";
import { refuse, type Served } from "./refuse.ts";
import { send } from "./send.ts";

/** Open to other sites: in a sandboxed frame on one of them the page of a card is of no site, and its style and fonts are still ours. */
const assetHeaders = {
  "cache-control": "public, max-age=31536000, immutable",
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
};
const assetTypes: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  woff2: "font/woff2",
  json: "application/json; charset=utf-8",
};

/** A file of the browser, by a name that the build made: it never changes, and no other file can be named. */
export async function asset(served: Served, context: Context, name: string): Promise<Response> {
  const key = `asset ${name}`;
  const kept = served.cache.get(key);
  if (kept !== undefined) return send(context, kept, assetHeaders);
  const bytes = await served.parts.assets.read(name);
  if (bytes === null) return refuse(served, context, toProblem("unknown-page", "There is no such file.", "Start from the first page."));
  const stored = toStored(assetTypes[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream", bytes);
  served.cache.set(key, stored);
  return send(context, stored, assetHeaders);
}
